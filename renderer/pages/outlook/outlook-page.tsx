/**
 * Outlook: where does it end at this course? One timeline of what has happened and what is forecast beside what was
 * approved, the returns stated anew, how each line goes on, and the targets.
 */
import { Button, NativeSelect } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type {
  OutlookLine,
  OutlookReport,
  OutlookTarget,
} from '../../../electron/contract/tracking/outlook-calls.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import {
  type ForecastMethod,
  type OutlookSettings,
  outlookSchema,
  type Target,
} from '../../../models/plan/tracking/course-schema.ts';
import { useErrorText } from '../../app/error-text.ts';
import { PageSkeleton } from '../../app/page-skeleton.tsx';
import { figureStyle } from '../../app/plan-format.ts';
import { useFormat } from '../../app/use-format.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { CourseTable } from './course/course-table.tsx';
import { MethodDialog } from './course/method-dialog.tsx';
import classes from './outlook.module.css';
import { headline, noteText, totalName } from './outlook-words.ts';
import { ReviewSheet } from './review-sheet.tsx';
import { TargetDialog } from './targets/target-dialog.tsx';
import { TargetsTable } from './targets/targets-table.tsx';
import { TimelineChart } from './timeline/timeline-chart.tsx';
import { useOpenOutlook } from './use-open-outlook.ts';
import { useOutlook } from './use-outlook.ts';

/** Months of a rolling forecast, until another length is typed. */
const USUAL_LENGTH = 12;

export function OutlookPage() {
  const { t } = useText();
  const { base } = usePlan();
  const errorText = useErrorText();
  const { go } = useNavigation();
  const { data, error, isPlaceholderData, refetch } = useOutlook();
  if (error && !data) {
    return (
      <div className={classes.page}>
        <h1>{t('outlook.title')}</h1>
        <p role="alert">{errorText(error)}</p>
        <Button w="fit-content" onClick={() => void refetch()}>
          {t('frame.tryAgain')}
        </Button>
      </div>
    );
  }
  if (!data) return <PageSkeleton />;
  if (data.cutOver.lastActual === null) {
    return (
      <div className={classes.page}>
        <h1>{t('outlook.title')}</h1>
        <p>{t('outlook.empty')}</p>
        <Button w="fit-content" onClick={() => go('actuals')}>
          {t('outlook.toActuals')}
        </Button>
      </div>
    );
  }
  return <Outlook plan={base} report={data} renewing={isPlaceholderData} />;
}

type Props = { readonly plan: Plan; readonly report: OutlookReport; readonly renewing: boolean };
type Open =
  | { readonly kind: 'method'; readonly line: OutlookLine }
  | { readonly kind: 'target'; readonly id: string | null };

function Outlook({ plan, report, renewing }: Props) {
  const texts = useText();
  const { t } = texts;
  const { change, seq, scenarioId } = usePlan();
  const format = useFormat(plan.settings);
  const openOutlook = useOpenOutlook(plan);
  const { params } = useNavigation();
  const [chosen, setShown] = useState(params.shown ?? '$ebitda');
  const review = useRef<HTMLDivElement>(null);
  const aims = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const part = { review, targets: aims }[params.part ?? ''];
    part?.current?.scrollIntoView({ block: 'start' });
  }, [params.part]);
  const [open, setOpen] = useState<Open | null>(null);
  // A line without actuals has no course of its own: what is behind the cut-over is its plan.
  const series =
    report.totals.find(({ code }) => code === chosen) ??
    report.lines.find(({ code, tracked }) => tracked && code === chosen) ??
    report.totals.find(({ code }) => code === '$ebitda') ??
    report.totals[0];
  const shown = series?.code ?? chosen;
  const settings = plan.outlook ?? outlookSchema.parse({});
  const setOutlook = (next: OutlookSettings, label: string) =>
    change({ type: 'set-outlook', outlook: next }, label);
  const setLength = (months: number | null) =>
    setOutlook({ ...settings, months }, t('outlook.changes.horizon'));
  const choose = (line: OutlookLine, method: ForecastMethod) => {
    const others = settings.methods.filter(({ lineId }) => lineId !== line.lineId);
    setOutlook(
      { ...settings, methods: [...others, { lineId: line.lineId, method }] },
      t('outlook.changes.method', { line: line.label }),
    );
    setOpen(null);
  };
  const targets = plan.targets ?? [];
  const keepTarget = (target: Target) => {
    const place = targets.findIndex(({ id }) => id === target.id);
    change(
      {
        type: 'put-part',
        part: { list: 'targets', item: target },
        index: place < 0 ? targets.length : place,
      },
      t('outlook.changes.target', { name: target.name }),
    );
    setOpen(null);
  };
  const removeTarget = ({ targetId, name }: OutlookTarget) =>
    change(
      { type: 'remove-part', list: 'targets', id: targetId },
      t('outlook.changes.removeTarget', { name }),
    );
  const lineName = (lineId: string | null): string => plan.lines.find(({ id }) => id === lineId)?.label ?? '';
  const name = shown.startsWith('$')
    ? totalName(texts, shown)
    : (report.lines.find(({ code }) => code === shown)?.label ?? shown);
  const line = plan.lines.find(({ code }) => code === series?.code);
  const edited = open?.kind === 'target' ? targets.find(({ id }) => id === open.id) : undefined;
  return (
    <div className={classes.page}>
      <header>
        <h1 data-renewing={renewing || undefined}>{headline(texts, report, format)}</h1>
        {report.notes.length === 0 && scenarioId === null ? null : (
          <ul className={classes.notes}>
            {scenarioId === null ? null : <li>{t('outlook.ofThePlan')}</li>}
            {report.notes.map((note) => (
              <li key={`${note.code} ${note.lineId ?? ''} ${note.month ?? ''}`}>
                {noteText(texts, note, lineName(note.lineId), format)}
              </li>
            ))}
          </ul>
        )}
      </header>
      <div className={classes.tools}>
        <NativeSelect
          label={t('outlook.cutOver')}
          data={[
            {
              value: '',
              label: t('outlook.cutOverFound', { month: report.cutOver.lastComplete ?? '–' }),
            },
            ...monthsOf(report).map((month) => ({ value: month, label: month })),
          ]}
          value={settings.cutOver ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setOutlook({ ...settings, cutOver: value === '' ? null : value }, t('outlook.changes.cutOver'));
          }}
        />
        <NativeSelect
          label={t('outlook.horizon')}
          data={[
            { value: 'end', label: t('outlook.toTheEnd') },
            { value: 'rolling', label: t('outlook.rolling') },
          ]}
          value={settings.months === null ? 'end' : 'rolling'}
          onChange={(event) => setLength(event.currentTarget.value === 'rolling' ? USUAL_LENGTH : null)}
        />
        {settings.months === null ? null : (
          <KeptNumber
            label={t('outlook.length')}
            value={settings.months}
            min={1}
            max={LIMITS.periods}
            whole
            unit={t('outlook.months')}
            onKeep={(months) => {
              if (months !== null) setLength(months);
            }}
          />
        )}
        <Button variant="default" style={{ alignSelf: 'end' }} onClick={() => void openOutlook()}>
          {t('outlook.asPlan')}
        </Button>
      </div>
      {series ? (
        <TimelineChart
          plan={plan}
          report={report}
          series={series}
          measure={
            shown === '$fcf_cumulative'
              ? 'balance'
              : 'measure' in series && series.measure === 'mean'
                ? 'mean'
                : 'flow'
          }
          style={line ? figureStyle(line, plan.settings.currency) : 'amount'}
          lineUnit={line?.unit ?? ''}
          name={name}
          renewing={renewing}
          controls={
            <NativeSelect
              size="xs"
              aria-label={t('outlook.shown')}
              data={[
                ...report.totals.map(({ code }) => ({ value: code, label: totalName(texts, code) })),
                ...report.lines
                  .filter(({ tracked }) => tracked)
                  .map(({ code, label }) => ({ value: code, label })),
              ]}
              value={shown}
              onChange={(event) => setShown(event.currentTarget.value)}
            />
          }
        />
      ) : null}
      <div ref={review}>
        <ReviewSheet plan={plan} report={report} />
      </div>
      <CourseTable
        plan={plan}
        report={report}
        shown={shown}
        onShow={setShown}
        onMethod={(line) => setOpen({ kind: 'method', line })}
      />
      <div ref={aims}>
        <TargetsTable
          plan={plan}
          report={report}
          onEdit={(id) => setOpen({ kind: 'target', id })}
          onRemove={removeTarget}
        />
      </div>
      {open?.kind === 'method' ? (
        <MethodDialog
          plan={plan}
          seq={seq}
          line={open.line}
          onChoose={(method) => choose(open.line, method)}
          onClose={() => setOpen(null)}
        />
      ) : null}
      {open?.kind === 'target' ? (
        <TargetDialog
          plan={plan}
          target={edited ?? null}
          newId={() => crypto.randomUUID()}
          onKeep={keepTarget}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

/** The months that the cut-over may be set to: from the first of the plan to the last with actuals. */
function monthsOf({ columns, cutOver }: OutlookReport): readonly string[] {
  const first = columns.find(({ column }) => column === 1)?.from;
  if (first === undefined || cutOver.lastActual === null) return [];
  const months: string[] = [];
  for (let month = first; month <= cutOver.lastActual; month = nextMonth(month)) months.push(month);
  return months.toReversed();
}

function nextMonth(month: string): string {
  const [year = 0, place = 1] = month.split('-').map(Number);
  return place === 12 ? `${year + 1}-01` : `${year}-${String(place + 1).padStart(2, '0')}`;
}
