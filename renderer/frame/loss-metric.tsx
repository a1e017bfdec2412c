/**
 * P(NPV < 0) in the verdict strip, from the first thousand trials, so that it follows every edit and its change is of
 * like with like. Nothing where the plan has no uncertain line. Leads to the simulation.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { formatRate } from '../../models/text/format-number.ts';
import { useText } from '../i18n/use-text.ts';
import { useSimulationPart } from '../simulation/use-simulation.ts';
import { useNavigation } from '../state/navigation.ts';
import { deltaOf, StripMetric } from './strip-metric.tsx';

export function LossMetric() {
  const { t } = useText();
  const { go } = useNavigation();
  const quick = useSimulationPart((state) => state.quick);
  const previousQuick = useSimulationPart((state) => state.previousQuick);
  const absent = useSimulationPart(({ status, plan }) => status === 'none' && !isUncertain(plan));
  const troubled = useSimulationPart(({ status }) => status === 'problems' || status === 'failed');
  const stale = useSimulationPart(({ plan }) => quick !== null && quick.plan !== plan);
  if (absent) return null;
  const share = quick && quick.summary.npv.count > 0 && !troubled ? quick.summary.loss.share : null;
  const before =
    previousQuick && previousQuick.summary.npv.count > 0 ? previousQuick.summary.loss.share : null;
  const value = share === null ? t('frame.notAvailable') : formatRate(share, 1);
  return (
    <StripMetric
      label={t('whatif.lossProbability')}
      value={value}
      delta={deltaOf(share, before, (size) => t('frame.points', { points: (size * 100).toFixed(1) }), -1)}
      stale={stale}
      title={
        quick ? t('whatif.lossProbabilityOf', { trials: quick.summary.trials }) : t('whatif.lossProbability')
      }
      onOpen={() => go('simulation')}
    />
  );
}

function isUncertain(plan: Plan | null): boolean {
  return plan?.lines.some((line) => line.uncertainty) ?? false;
}
