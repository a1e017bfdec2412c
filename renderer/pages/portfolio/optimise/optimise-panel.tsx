/**
 * The best choice of the open plan's decisions: the question above, kept with the plan, and its answer below. The
 * search runs beside the page, can be cancelled, and marks what it is about when the plan has moved on.
 */
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { sameValue } from '../../../../models/plan/same-value.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { newLineId } from '../../../state/client-id.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import { metricInWords } from '../../sensitivity/study-words.ts';
import classes from '../portfolio.module.css';
import { choiceChange, choiceScenario } from './apply-choice.ts';
import { ConstraintList } from './constraint-list.tsx';
import { DecisionTable } from './decision-table.tsx';
import { ObjectiveFields } from './objective-fields.tsx';
import { decisionDriver, EMPTY_OPTIMISATION } from './optimisation-edits.ts';
import styles from './optimise.module.css';
import { objectiveMetric, objectiveName, rowMarks } from './optimise-words.ts';
import { OptimumResult } from './optimum-result.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { RiskFrontier } from './risk-frontier.tsx';
import type { OptimiseRun, Outcome } from './use-optimise.ts';

export function OptimisePanel({ run }: { readonly run: OptimiseRun }) {
  const texts = useText();
  const { t } = texts;
  const { plan, base, scenarioId, change } = usePlanNumbers();
  const optimisation = plan.optimisation ?? EMPTY_OPTIMISATION;
  const { best, frontier, running, progress } = run;
  const bestIsStale = useStale(best, plan, optimisation);
  const frontierIsStale = useStale(frontier, plan, optimisation);
  const marks = useMemo(
    () => rowMarks(texts, optimisation, best && !bestIsStale ? best.result : null),
    [texts, optimisation, best, bestIsStale],
  );
  const uncertain = plan.lines.some(({ uncertainty }) => uncertainty !== undefined);
  const set = (next: Optimisation) =>
    change({ type: 'set-studies', patch: { optimisation: next } }, t('portfolio.optimise.editStep'));
  const drivers = (asked: Optimisation) => asked.decisions.flatMap((own) => decisionDriver(plan, own) ?? []);
  const apply = (asked: Optimisation) => (values: readonly number[]) => {
    const edit = choiceChange(plan, drivers(asked), values);
    if (!edit) return;
    const refused = change(edit, t('portfolio.optimise.applyStep', { name: objectiveName(texts, asked) }));
    if (!refused) notifications.show({ message: t('portfolio.optimise.applied') });
  };
  const asScenario = (asked: Optimisation) => (values: readonly number[]) => {
    const name = t('portfolio.optimise.scenarioName', { name: objectiveName(texts, asked) });
    const named = { id: newLineId(), name, parentId: scenarioId };
    const scenario = choiceScenario(plan, drivers(asked), values, named);
    const index = base.scenarios?.length ?? 0;
    const refused = change(
      { type: 'put-scenario', scenario, index },
      t('portfolio.optimise.scenarioStep', { name }),
    );
    if (!refused) notifications.show({ message: t('portfolio.optimise.scenarioAdded', { name }) });
  };
  const metric = objectiveMetric(optimisation);
  return (
    <>
      <ObjectiveFields plan={plan} optimisation={optimisation} onChange={set} />
      {marks.general.map((sentence) => (
        <p key={sentence} role="alert" className={classes.failed}>
          {sentence}
        </p>
      ))}
      <DecisionTable plan={plan} optimisation={optimisation} marks={marks} onChange={set} />
      <ConstraintList plan={plan} optimisation={optimisation} marks={marks} onChange={set} />
      <div className={styles.run}>
        {running === null ? (
          <>
            <Button
              disabled={optimisation.decisions.length === 0}
              onClick={() => run.start({ kind: 'best', plan, optimisation })}
            >
              {t('portfolio.optimise.run')}
            </Button>
            <Button
              variant="default"
              disabled={optimisation.decisions.length === 0 || !uncertain}
              onClick={() => run.start({ kind: 'frontier', plan, optimisation })}
            >
              {t('portfolio.optimise.runFrontier')}
            </Button>
            {uncertain ? null : (
              <span className={classes.quiet}>{t('portfolio.optimise.nothingUncertain')}</span>
            )}
          </>
        ) : (
          <>
            <Button variant="default" onClick={run.cancel}>
              {t('portfolio.optimise.cancel')}
            </Button>
            <span role="status">
              {progress
                ? t('portfolio.optimise.running', { count: progress.evaluations })
                : t('portfolio.optimise.starting')}
              {progress?.best
                ? ` ${t('portfolio.optimise.bestSoFar', {
                    best: metricInWords(texts, plan, metric, progress.best.objective),
                  })}`
                : ''}
            </span>
          </>
        )}
      </div>
      {run.failed ? (
        <p role="alert" className={classes.failed}>
          {t('portfolio.optimise.failed')}
        </p>
      ) : null}
      {best ? (
        best.result.kind === 'best' && best.result.found.kind === 'found' ? (
          <OptimumResult
            plan={best.asked.plan}
            optimisation={best.asked.optimisation}
            found={best.result.found}
            stale={bestIsStale}
            onApply={apply(best.asked.optimisation)}
            onScenario={asScenario(best.asked.optimisation)}
          />
        ) : bestIsStale ? null : (
          <RefusalNote outcome={best} />
        )
      ) : null}
      {frontier ? (
        frontier.result.kind === 'frontier' && frontier.result.found.kind === 'found' ? (
          <RiskFrontier
            plan={frontier.asked.plan}
            optimisation={frontier.asked.optimisation}
            points={frontier.result.found.points}
            stale={frontierIsStale}
            onApply={apply(frontier.asked.optimisation)}
          />
        ) : frontierIsStale ? null : (
          <RefusalNote outcome={frontier} />
        )
      ) : null}
    </>
  );
}

/** Has anything that the answer depends on changed since it was asked for? */
function useStale(outcome: Outcome | null, plan: Plan, optimisation: Optimisation): boolean {
  return useMemo(() => {
    if (!outcome) return false;
    const { asked } = outcome;
    const same = (key: 'timeline' | 'settings' | 'lines' | 'correlations' | 'simulation') =>
      asked.plan[key] === plan[key] || sameValue(asked.plan[key], plan[key]);
    return !(
      sameValue(asked.optimisation, optimisation) &&
      same('timeline') &&
      same('settings') &&
      same('lines') &&
      same('correlations') &&
      same('simulation')
    );
  }, [outcome, plan, optimisation]);
}
