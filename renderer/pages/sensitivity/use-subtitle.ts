/** What stands under every title of the page: the metric's unit and view, the scenario on show, and more. */

import type { Metric } from '../../../scenarios/metrics.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { metricSubtitle } from './study-words.ts';

export function useSubtitle(): (metric: Metric, ...more: readonly string[]) => string {
  const texts = useText();
  const { plan, base, scenarioId } = usePlanNumbers();
  const scenario = base.scenarios?.find(({ id }) => id === scenarioId)?.name ?? '';
  return (metric, ...more) =>
    [metricSubtitle(texts, plan, metric), scenario, ...more].filter((part) => part !== '').join(' · ');
}
