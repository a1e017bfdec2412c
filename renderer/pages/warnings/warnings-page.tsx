/**
 * Warnings: what must I act on? Open alerts first, worst first, with what can be done about the one chosen; then all
 * rules with their lights, and what was closed. A rule is written in its own view of the same page.
 */
import { Button, Group, Tabs } from '@mantine/core';
import { useState } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { PageSkeleton } from '../../app/page-skeleton.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { AlertsView } from './alerts/alerts-view.tsx';
import { EditorView } from './editor/editor-view.tsx';
import { LibraryDialog } from './library/library-dialog.tsx';
import { monthText } from './parts/bucket-words.ts';
import { Light } from './parts/light.tsx';
import { AlwaysGreen, Missing } from './rules/remarks.tsx';
import { RulesTable } from './rules/rules-table.tsx';
import { useRuleChanges } from './use-rule-changes.ts';
import { useAlerts, useWarningEvents, useWarningsReport } from './use-warnings.ts';
import classes from './warnings.module.css';

const VIEWS = ['open', 'rules', 'closed'] as const;

export function WarningsPage() {
  const { t } = useText();
  const errorText = useErrorText();
  const { base: plan } = usePlanNumbers();
  const { params, go } = useNavigation();
  const changes = useRuleChanges();
  const [library, setLibrary] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  useWarningEvents(plan.id);
  const report = useWarningsReport(plan.id);
  const alerts = useAlerts(plan.id);
  const edit = (ruleId: string) => {
    setLibrary(false);
    go('warnings', { rule: ruleId });
  };
  if (params.rule !== undefined)
    return <EditorView key={params.rule} plan={plan} ruleId={params.rule} changes={changes} />;
  const failure = report.error ?? alerts.error;
  if (failure)
    return (
      <p role="alert" className={classes.failed}>
        {errorText(failure as unknown as HostError)}
      </p>
    );
  if (!report.data || !alerts.data) return <PageSkeleton />;
  const open = alerts.data.filter(({ state }) => state !== 'closed').length;
  const closed = alerts.data.length - open;
  const none = (plan.warnings ?? []).length === 0;
  const view = VIEWS.find((known) => known === params.view) ?? (open > 0 || none ? 'open' : 'rules');
  const { counts, through, baseline } = report.data;
  const empty = (
    <div className={classes.empty}>
      <p>{t('warnings.empty.noRules')}</p>
      <Button onClick={() => setLibrary(true)}>{t('warnings.library.openNow')}</Button>
    </div>
  );
  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>{t('warnings.title')}</h1>
        <p className={classes.counts}>
          {(['red', 'yellow', 'green'] as const).map((light) => (
            <span key={light}>
              <Light light={light} silent /> {t(`warnings.count.${light}`, { count: counts[light] })}
            </span>
          ))}
          {counts.none > 0 ? (
            <span>
              <Light light={null} silent /> {t('warnings.count.none', { count: counts.none })}
            </span>
          ) : null}
        </p>
        <p className={classes.basis}>
          {[
            through === null ? '' : t('warnings.through', { month: monthText(through) }),
            baseline ? t('warnings.against', { name: baseline.name }) : '',
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </p>
        <Group gap={8}>
          <Button variant="default" onClick={() => setLibrary(true)}>
            {t('warnings.library.open')}
          </Button>
          <Button onClick={() => edit('new')}>{t('warnings.newRule')}</Button>
        </Group>
      </div>
      <Missing plan={plan} report={report.data} />
      {none && alerts.data.length === 0 ? (
        empty
      ) : (
        <Tabs
          value={view}
          onChange={(next) => go('warnings', { view: next ?? 'open' })}
          keepMounted={false}
          className={classes.tabs}
        >
          <Tabs.List>
            <Tabs.Tab value="open">{t('warnings.view.open', { count: open })}</Tabs.Tab>
            <Tabs.Tab value="rules">
              {t('warnings.view.rules', { count: plan.warnings?.length ?? 0 })}
            </Tabs.Tab>
            <Tabs.Tab value="closed">{t('warnings.view.closed', { count: closed })}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="open">
            <AlertsView
              plan={plan}
              alerts={alerts.data}
              report={report.data}
              which="open"
              chosen={params.alert ?? null}
              onEdit={edit}
            />
          </Tabs.Panel>
          <Tabs.Panel value="rules">
            {none ? (
              empty
            ) : (
              <RulesTable
                plan={plan}
                report={report.data}
                changes={changes}
                opened={opened}
                onOpen={setOpened}
                onEdit={edit}
              />
            )}
            <AlwaysGreen plan={plan} report={report.data} />
          </Tabs.Panel>
          <Tabs.Panel value="closed">
            <AlertsView
              plan={plan}
              alerts={alerts.data}
              report={report.data}
              which="closed"
              chosen={params.alert ?? null}
              onEdit={edit}
            />
          </Tabs.Panel>
        </Tabs>
      )}
      {library ? (
        <LibraryDialog plan={plan} changes={changes} onClose={() => setLibrary(false)} onEdit={edit} />
      ) : null}
    </div>
  );
}
