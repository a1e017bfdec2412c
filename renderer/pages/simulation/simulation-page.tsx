/**
 * Simulation: how sure are we? One sentence with the share of trials that fail, the histogram and percentiles, cash over
 * time, what makes the spread, single trials; below them the uncertain inputs and how they move together.
 */
import { Button } from '@mantine/core';
import { memo, useRef } from 'react';
import {
  DEFAULT_SIMULATION,
  type SimulationSettings,
} from '../../../models/plan/what-if/uncertainty-schema.ts';
import type { StudyNote } from '../../../scenarios/simulation/study/study-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSimulation } from '../../simulation/use-simulation.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { useChoice } from './choice.ts';
import { CorrelationMatrix } from './inputs/correlation-matrix.tsx';
import { InputsSection } from './inputs/inputs-section.tsx';
import { ProblemList } from './problem-list.tsx';
import { shareSentence, verdictSentence } from './result/headline.ts';
import { metricResult } from './result/metric-result.ts';
import { Results } from './results.tsx';
import { RunControls } from './run/run-controls.tsx';
import classes from './simulation.module.css';

const Inputs = memo(InputsSection);
const Correlations = memo(CorrelationMatrix);
const NO_NOTES: readonly StudyNote[] = [];

export function SimulationPage() {
  const texts = useText();
  const { t } = texts;
  const { plan, appraisal, base, scenarioId, change } = usePlanNumbers();
  const simulation = useSimulation();
  const { choice, choose } = useChoice(plan.id);
  const { status, result, problems } = simulation;
  const notes = useSameNotes(result && !simulation.stale ? result.summary.notes : NO_NOTES);
  const settings = plan.simulation ?? DEFAULT_SIMULATION;
  const setSettings = (next: SimulationSettings) =>
    change({ type: 'set-studies', patch: { simulation: next } }, t('simulation.step.settings'));
  if (!plan.lines.some(({ uncertainty }) => uncertainty)) {
    return (
      <div className={classes.page}>
        <h1>{t('simulation.title')}</h1>
        <p>{t(plan.lines.length === 0 ? 'simulation.emptyPlan' : 'simulation.empty')}</p>
        <InputsSection plan={plan} problems={[]} first />
      </div>
    );
  }
  const scenario = base.scenarios?.find(({ id }) => id === scenarioId)?.name ?? '';
  const npv = result ? metricResult(texts, result.summary, 'npv', result.plan.settings) : null;
  return (
    <div className={classes.page}>
      <header>
        <h1 data-renewing={simulation.stale || undefined}>
          {npv ? shareSentence(texts, npv) : t('simulation.title')}
        </h1>
        {npv && result ? (
          <p className={classes.words}>{verdictSentence(texts, result.summary, npv)}</p>
        ) : null}
      </header>
      <RunControls settings={settings} simulation={simulation} onSettings={setSettings} />
      {status === 'problems' ? <ProblemList plan={plan} problems={problems} /> : null}
      {status === 'failed' ? (
        <div className={classes.warning} role="alert">
          <span>{t('simulation.failed')}</span>
          <Button size="compact-xs" onClick={simulation.rerun}>
            {t('simulation.run.again')}
          </Button>
        </div>
      ) : null}
      {result && !npv ? <p className={classes.nothing}>{t('simulation.noNumbers.npv')}</p> : null}
      {result && npv ? (
        <Results
          appraisal={appraisal}
          result={result}
          simulation={simulation}
          scenario={scenario}
          choice={choice}
          choose={choose}
        />
      ) : status === 'problems' || status === 'failed' || result ? null : (
        <p className={classes.waiting}>{t('simulation.waiting')}</p>
      )}
      <Inputs plan={plan} problems={problems} />
      <Correlations plan={plan} notes={notes} />
    </div>
  );
}

/** Every summary brings its notes anew; what says the same is the same, so that nothing is drawn again. */
function useSameNotes(notes: readonly StudyNote[]): readonly StudyNote[] {
  const kept = useRef(notes);
  if (JSON.stringify(kept.current) !== JSON.stringify(notes)) kept.current = notes;
  return kept.current;
}
