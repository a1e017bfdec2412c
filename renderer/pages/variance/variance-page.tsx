/**
 * Variance: where do we differ, why, and who does what? A sentence, then the report of month, year to date and full
 * year, the bridges from plan to actual, and the actions agreed; a row opens its entries and notes at the right.
 */
import { Button, Modal, Tabs } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import type { VarianceReport, VarianceRow } from '../../../electron/contract/tracking/variance-calls.ts';
import { useErrorText } from '../../app/error-text.ts';
import { PageSkeleton } from '../../app/page-skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { ApproveForm } from '../history/baselines/approve-form.tsx';
import { Answer } from './answer.tsx';
import { GmvBridge } from './bridge/gmv-bridge.tsx';
import { ProfitBridge } from './bridge/profit-bridge.tsx';
import { type Choice, type Horizon, useChoice, VIEWS } from './choice.ts';
import { Controls } from './controls.tsx';
import { LinePanel } from './line/line-panel.tsx';
import { ActionList } from './notes/action-list.tsx';
import { ReferenceNote } from './reference-note.tsx';
import { Report } from './report/report.tsx';
import type { ReportHead } from './report/report-table.tsx';
import { useTrackingEvents, useTrackingQuery } from './use-variance.ts';
import classes from './variance.module.css';

export function VariancePage() {
  const { t } = useText();
  const errorText = useErrorText();
  const { base: plan } = usePlan();
  const { go, params } = useNavigation();
  const { choice, choose } = useChoice(plan.id);
  // A link names the month; what is chosen on the page comes after it.
  useEffect(() => {
    if (params.month !== undefined) choose({ month: params.month });
  }, [params.month, choose]);
  const { month } = choice;
  useTrackingEvents(plan.id);
  const { data, error, isPlaceholderData } = useTrackingQuery('variance.report', {
    planId: plan.id,
    against: choice.against,
    ...(month === null ? {} : { month }),
    ...(choice.baselineId === null ? {} : { baselineId: choice.baselineId }),
  });
  if (error && !data) {
    return (
      <div className={classes.empty} role="alert">
        <h1>{t('variance.title')}</h1>
        <p>{errorText(error)}</p>
        <Button variant="default" onClick={() => choose({ month: null, baselineId: null })}>
          {t('frame.tryAgain')}
        </Button>
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  if (data.month === null) {
    return (
      <div className={classes.empty}>
        <h1>{t('variance.title')}</h1>
        <p>{t('variance.noActuals')}</p>
        <Button onClick={() => go('actuals')}>{t('variance.toActuals')}</Button>
      </div>
    );
  }
  return (
    <Filled
      report={data}
      month={data.month}
      choice={choice}
      choose={choose}
      renewing={isPlaceholderData}
      failure={error ? errorText(error) : null}
    />
  );
}

type FilledProps = {
  readonly report: VarianceReport;
  readonly month: string;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly renewing: boolean;
  readonly failure: string | null;
};

function Filled({ report, month, choice, choose, renewing, failure }: FilledProps) {
  const { t } = useText();
  const { base: plan } = usePlan();
  const { params } = useNavigation();
  const [approving, setApproving] = useState(false);
  const named = report.rows.find(({ lineId, code }) => lineId === params.line || code === params.line);
  const [opened, setOpened] = useState<{ readonly key: string; readonly horizon: Horizon } | null>(
    named && params.line !== undefined
      ? { key: named.key, horizon: params.month === undefined ? 'yearToDate' : 'month' }
      : null,
  );
  const openedRow = report.rows.find(({ key }) => key === opened?.key);
  const yearFrom = report.yearFrom ?? month;
  const head = useMemo(
    (): ReportHead => ({
      month: {
        title: t('variance.head.month'),
        months: report.partMonth ? t('variance.partOf', { month }) : month,
        forecast: false,
      },
      yearToDate: {
        title: t('variance.head.yearToDate'),
        months: t('variance.months', { from: yearFrom, to: month }),
        forecast: false,
      },
      fullYear: {
        title: t('variance.head.fullYear'),
        months: t('variance.months', { from: yearFrom, to: report.yearTo ?? month }),
        forecast: true,
      },
    }),
    [t, report.partMonth, report.yearTo, month, yearFrom],
  );
  const open = (row: VarianceRow) => setOpened({ key: row.key, horizon: 'yearToDate' });
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <div className={classes.head}>
          <h1>{t('variance.title')}</h1>
          <Controls report={report} choice={choice} choose={choose} currency={report.currency} />
        </div>
        <Answer report={report} settings={plan.settings} onOpen={open} />
        <ReferenceNote report={report} onApprove={() => setApproving(true)} />
        {failure !== null && (
          <p className={classes.trouble} role="alert">
            {failure}
          </p>
        )}
        <Tabs
          className={classes.tabs}
          keepMounted={false}
          value={choice.view}
          onChange={(value) => choose({ view: VIEWS.find((view) => view === value) ?? 'report' })}
        >
          <Tabs.List>
            {VIEWS.map((view) => (
              <Tabs.Tab key={view} value={view}>
                {t(`variance.view.${view}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="report" className={classes.panel}>
            <Report
              report={report}
              head={head}
              choice={choice}
              choose={choose}
              settings={plan.settings}
              renewing={renewing}
              opened={opened?.key ?? null}
              onOpen={(key, horizon) => setOpened({ key, horizon })}
            />
          </Tabs.Panel>
          <Tabs.Panel value="bridge" className={classes.panel}>
            <div className={classes.scroll}>
              <ProfitBridge
                planId={plan.id}
                month={month}
                yearFrom={yearFrom}
                choice={choice}
                choose={choose}
                settings={plan.settings}
                onOpenLine={(lineId) => {
                  const row = report.rows.find((each) => each.lineId === lineId);
                  if (row) open(row);
                }}
              />
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="gmv" className={classes.panel}>
            <div className={classes.scroll}>
              <GmvBridge
                planId={plan.id}
                month={month}
                yearFrom={yearFrom}
                choice={choice}
                choose={choose}
                settings={plan.settings}
              />
            </div>
          </Tabs.Panel>
          <Tabs.Panel value="actions" className={classes.panel}>
            <ActionList report={report} onOpen={open} />
          </Tabs.Panel>
        </Tabs>
      </div>
      {openedRow && opened && (
        <LinePanel
          row={openedRow}
          report={report}
          head={head}
          plan={plan}
          horizon={opened.horizon}
          onHorizon={(horizon) => setOpened({ ...opened, horizon })}
          onOpen={(key) => setOpened({ ...opened, key })}
          onClose={() => setOpened(null)}
        />
      )}
      <Modal opened={approving} onClose={() => setApproving(false)} title={t('history.baseline.approve')}>
        <ApproveForm onDone={() => setApproving(false)} />
      </Modal>
    </div>
  );
}
