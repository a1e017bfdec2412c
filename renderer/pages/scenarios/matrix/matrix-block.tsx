/**
 * Scenarios side by side: heads, metrics, the inputs that differ, and what can be taken out of the table. Heads and
 * overrides show at once; the figures follow when the worker has them, the old ones standing until then.
 */
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import { useStore } from '../../../state/use-store.ts';
import { AddOverride } from '../editor/add-override.tsx';
import { type InputRef, inputKey } from '../override-origin.ts';
import { scenariosOf } from '../scenario-changes.ts';
import { shownMetrics } from '../shown-metrics.ts';
import type { ScenarioActions } from '../use-scenario-actions.ts';
import { type Memory, useWorkerAnswer } from '../use-worker-answer.ts';
import { DifferingInput } from './input-row.tsx';
import { type InputRow, inputRows } from './input-rows.ts';
import classes from './matrix.module.css';
import { MatrixTools } from './matrix-tools.tsx';
import type { MatrixQuestion, MatrixView } from './matrix-view.ts';
import { MetricMenu } from './metric-menu.tsx';
import { MetricRows } from './metric-rows.tsx';
import { ScenarioHead } from './scenario-head.tsx';
import { ScenarioNotes } from './scenario-notes.tsx';

const startWorker = (): Worker =>
  new Worker(new URL('../../../workers/matrix-worker.ts', import.meta.url), { type: 'module' });

const memory: Memory<MatrixQuestion, MatrixView> = { last: null };

export function MatrixBlock({ actions }: { readonly actions: ScenarioActions }) {
  const { t } = useText();
  const { base, scenarioId } = usePlan();
  const { go } = useNavigation();
  const metrics = useStore(shownMetrics);
  const scenarios = scenariosOf(base);
  const question = useMemo((): MatrixQuestion => ({ plan: base, metrics }), [base, metrics]);
  const told = useWorkerAnswer<MatrixQuestion, MatrixView>(startWorker, question, 'queue', memory);
  const { renewing, failed } = told;
  // Of another plan nothing may be shown, not even until the answer is there.
  const view = told.answered?.plan.id === base.id ? told.answer : null;
  const [pins, setPins] = useState<readonly InputRef[]>([]);
  const [editing, setEditing] = useState<{ readonly row: string; readonly scenario: string } | null>(null);
  const rows = useMemo(() => inputRows(base, view, pins), [base, view, pins]);
  const columns = useMemo(() => [null, ...scenarios.map(({ id }) => id)], [scenarios]);
  const withExpected = scenarios.some(({ probability }) => probability !== undefined);
  const edit = useCallback((row: string, scenario: string | null) => {
    setEditing(scenario === null ? null : { row, scenario });
  }, []);
  const visit = useCallback(
    ({ input }: InputRow) => {
      if (input.kind !== 'line') return go('settings');
      const line = base.lines.find(({ id }) => id === input.lineId);
      if (line) go(line.kind === 'driver' ? 'assumptions' : 'budget', { line: line.code });
    },
    [base.lines, go],
  );
  const add = (input: InputRef) => {
    setPins([...pins.filter((pin) => inputKey(pin) !== inputKey(input)), input]);
    // With the scenario on show, else the last one, ready to be typed: that is what the line was looked up for.
    const target = scenarios.find(({ id }) => id === scenarioId) ?? scenarios.at(-1);
    if (target) edit(inputKey(input), target.id);
  };
  return (
    <section aria-label={t('scenarios.matrix')}>
      <div className={classes.tools}>
        <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => actions.add(null)}>
          {t('scenarios.newScenario')}
        </Button>
        <AddOverride plan={base} onAdd={add} />
        <span className={classes.spring} />
        <MetricMenu />
        <MatrixTools plan={base} view={view} metrics={metrics} rows={rows} />
      </div>
      {failed ? (
        <p className={classes.failed} role="alert">
          {t('scenarios.failed')}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.area} tabIndex={0} aria-label={t('scenarios.matrix')}>
        <table className={classes.table} aria-busy={renewing} data-renewing={renewing || undefined}>
          <thead>
            <tr>
              <th scope="col" className={classes.corner}>
                <span className="visually-hidden">{t('scenarios.metric')}</span>
              </th>
              <th scope="col" data-column="plan">
                <span className={classes.planName} title={base.name}>
                  {t('scenarios.plan')}
                </span>
                {scenarioId === null ? <span className={classes.shown}>{t('scenarios.shown')}</span> : null}
              </th>
              {scenarios.map((scenario) => (
                <th key={scenario.id} scope="col" aria-label={scenario.name}>
                  <ScenarioHead scenario={scenario} actions={actions} />
                </th>
              ))}
              {withExpected ? (
                <th scope="col" className={classes.expected}>
                  <span className={classes.planName}>{t('scenarios.expected')}</span>
                  <ProbabilityNote sum={sumOf(scenarios.map(({ probability }) => probability ?? 0))} />
                </th>
              ) : null}
            </tr>
          </thead>
          <MetricRows
            plan={base}
            view={view}
            metrics={metrics}
            columns={columns}
            withExpected={withExpected}
          />
          <tbody>
            <tr className={classes.groupRow}>
              <th scope="colgroup" colSpan={columns.length + (withExpected ? 2 : 1)}>
                {t('scenarios.inputs')}
              </th>
            </tr>
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length + (withExpected ? 2 : 1)} className={classes.none}>
                  {view === null ? '…' : t('scenarios.noInputs')}
                </td>
              </tr>
            ) : null}
            {rows.map((row) => (
              <DifferingInput
                key={row.key}
                plan={base}
                scenarios={scenarios}
                view={view}
                row={row}
                withExpected={withExpected}
                editing={editing?.row === row.key ? editing.scenario : null}
                onEdit={edit}
                onVisit={visit}
                actions={actions}
              />
            ))}
          </tbody>
        </table>
      </section>
      <ScenarioNotes plan={base} view={view} actions={actions} />
    </section>
  );
}

function sumOf(values: readonly number[]): number {
  return Number(values.reduce((sum, value) => sum + value, 0).toPrecision(12));
}

function ProbabilityNote({ sum }: { readonly sum: number }) {
  const { t } = useText();
  if (sum === 1) return <small className={classes.expectedNote}>{t('scenarios.weighted')}</small>;
  return (
    <small className={classes.expectedNote} data-warn>
      {t('scenarios.probabilitySum', { sum: `${Number((sum * 100).toPrecision(6))}\u00a0%` })}
    </small>
  );
}
