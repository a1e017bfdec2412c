/** The results of a simulation, first answer first. Of an older plan they are dimmed until the new ones are there. */
import { memo, useDeferredValue, useRef } from 'react';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatAmount } from '../../../models/text/format-number.ts';
import { blockSizeOf } from '../../../scenarios/simulation/study/prepared-study.ts';
import type { StudySummary } from '../../../scenarios/simulation/study/study-types.ts';
import { useText } from '../../i18n/use-text.ts';
import type {
  SimulationActions,
  SimulationResult,
  SimulationState,
} from '../../simulation/simulation-state.ts';
import type { Choice, Choose } from './choice.ts';
import { FanPanel } from './result/fan-panel.tsx';
import { joined, whole } from './result/headline.ts';
import { HistogramPanel } from './result/histogram-panel.tsx';
import { PercentileTable } from './result/percentile-table.tsx';
import { ScatterPanel } from './result/scatter-panel.tsx';
import { SharePanel } from './result/share-panel.tsx';
import classes from './simulation.module.css';
import { TrialPanel } from './trial/trial-panel.tsx';

const Fan = memo(FanPanel);
const Shares = memo(SharePanel);
const Scatter = memo(ScatterPanel);
const Percentiles = memo(PercentileTable);

type Props = {
  readonly appraisal: Appraisal;
  readonly result: SimulationResult;
  readonly simulation: SimulationState & SimulationActions;
  /** The scenario on show, as it stands under every title. */
  readonly scenario: string;
  readonly choice: Choice;
  readonly choose: Choose;
};

export function Results(props: Props) {
  const { simulation, scenario, choice, choose } = props;
  const { t } = useText();
  const result = useDeferredValue(props.result);
  const appraisal = useDeferredValue(props.appraisal);
  const { summary, plan, settings } = result;
  const first = useFirstTrials(result);
  const trials = whole(summary.trials);
  const about = joined(scenario, t('simulation.about', { trials }));
  const repeat = t('simulation.repeat', {
    trials: whole(settings.trials),
    seed: String(settings.seed),
    method: t(`simulation.run.methods.${settings.method}`),
    block: formatAmount(blockSizeOf(plan), { digits: 0 }),
  });
  return (
    <div
      className={classes.results}
      data-renewing={simulation.stale || undefined}
      aria-busy={simulation.stale}
    >
      <div className={classes.columns}>
        <HistogramPanel
          appraisal={appraisal}
          summary={summary}
          about={about}
          repeat={repeat}
          choice={choice}
          choose={choose}
        />
        <Percentiles settings={plan.settings} summary={summary} about={about} renewing={simulation.stale} />
      </div>
      <div className={classes.columns}>
        <Fan appraisal={appraisal} summary={first} about={scenario} />
        <Shares
          plan={plan}
          summary={first}
          sobol={simulation.sobol}
          startSobol={simulation.startSobol}
          cancelSobol={simulation.cancelSobol}
          about={scenario}
          choice={choice}
          choose={choose}
        />
      </div>
      <div className={classes.columns}>
        <Scatter plan={plan} summary={first} about={scenario} choice={choice} choose={choose} />
        <TrialPanel appraisal={appraisal} result={result} choice={choice} choose={choose} />
      </div>
    </div>
  );
}

/**
 * Fan, shares and scatter are of the first trials: once these are all there, further trials change nothing in them, and
 * nothing is drawn anew.
 */
function useFirstTrials({ summary, settings, plan }: SimulationResult): StudySummary {
  const kept = useRef({ summary, settings, plan });
  const same =
    kept.current.plan === plan &&
    kept.current.settings === settings &&
    kept.current.summary.sample.trials === summary.sample.trials &&
    kept.current.summary.fan.trials === summary.fan.trials;
  if (!same) kept.current = { summary, settings, plan };
  return kept.current.summary;
}
