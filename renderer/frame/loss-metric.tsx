/**
 * P(NPV < 0) in the verdict strip: of the first thousand trials, so that it follows every edit, and then of all that are
 * there, the number that the simulation's page shows. Its change is of like with like, the first thousand before and
 * after. Marked as not final until the last trial. Nothing where the plan has no uncertain line. Leads to the simulation.
 */
import { useEffect } from 'react';
import type { Plan } from '../../models/plan/schema.ts';
import { formatRate } from '../../models/text/format-number.ts';
import { useText } from '../i18n/use-text.ts';
import { isProvisional, type SimulationResult } from '../simulation/simulation-state.ts';
import { useSimulationActions, useSimulationPart } from '../simulation/use-simulation.ts';
import { useNavigation } from '../state/navigation.ts';
import { deltaOf, StripMetric } from './strip-metric.tsx';

export function LossMetric() {
  const { t } = useText();
  const { go } = useNavigation();
  const quick = useSimulationPart((state) => state.quick);
  const previousQuick = useSimulationPart((state) => state.previousQuick);
  const result = useSimulationPart((state) => (state.stale ? null : state.result));
  const absent = useSimulationPart(({ status, plan }) => status === 'none' && !isUncertain(plan));
  const troubled = useSimulationPart(({ status }) => status === 'problems' || status === 'failed');
  const unsettled = useSimulationPart(({ status }) => isProvisional(status));
  const trials = useSimulationPart(({ settings }) => settings.trials);
  const stale = useSimulationPart(({ plan }) => quick !== null && quick.plan !== plan);
  useSimulateAgainKey();
  if (absent) return null;
  const best = result && quick && result.plan === quick.plan ? result : quick;
  const shown = troubled ? null : shareOf(best);
  const provisional = shown !== null && (stale || unsettled) ? t('whatif.lossNotFinal') : null;
  const value = shown === null ? t('frame.notAvailable') : formatRate(shown, 1);
  return (
    <StripMetric
      label={t('whatif.lossProbability')}
      value={value}
      delta={deltaOf(
        troubled ? null : shareOf(quick),
        shareOf(previousQuick),
        (size) => t('frame.points', { points: (size * 100).toFixed(1) }),
        -1,
      )}
      stale={stale}
      provisional={provisional}
      title={
        !best
          ? t('whatif.lossProbability')
          : provisional === null
            ? t('whatif.lossProbabilityOf', { trials: best.summary.trials })
            : t('whatif.lossProbabilitySoFar', { done: best.summary.trials, trials })
      }
      onOpen={() => go('simulation')}
    />
  );
}

/** F9 simulates again, as in the simulation add-ins of spreadsheets. */
function useSimulateAgainKey(): void {
  const { rerun } = useSimulationActions();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || event.defaultPrevented) return;
      event.preventDefault();
      rerun();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [rerun]);
}

function shareOf(result: SimulationResult | null): number | null {
  return result && result.summary.npv.count > 0 ? result.summary.loss.share : null;
}

function isUncertain(plan: Plan | null): boolean {
  return plan?.lines.some((line) => line.uncertainty) ?? false;
}
