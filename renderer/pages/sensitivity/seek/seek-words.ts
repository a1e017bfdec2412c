/** The outcome of goal seek in words: why there is no solution, where the metric has no number, where it jumps. */

import type { Plan } from '../../../../models/plan/schema.ts';
import { isWhole } from '../../../../scenarios/drivers/driver.ts';
import type { Goal, Sought } from '../../../../scenarios/goal-seek/goal-seek.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { driverName, driverText, metricInWords, metricLabel } from '../study-words.ts';

type None = Extract<Sought, { kind: 'none' }>;

export function noSolutionSentence(texts: Texts, plan: Plan, goal: Goal, { reason, nearest }: None): string {
  const { t } = texts;
  const { driver, metric } = goal;
  const words = {
    name: driverName(texts, plan, driver),
    metric: metricLabel(texts, metric),
    target: metricInWords(texts, plan, metric, goal.target),
    low: driverText(plan, driver, goal.low),
    high: driverText(plan, driver, goal.high),
  };
  switch (reason) {
    case 'no-such-line':
    case 'not-a-constant':
    case 'no-such-setting':
      return t('sensitivity.none.unusable', words);
    default: {
      const why = t(`sensitivity.none.${reason}`, words);
      if (!nearest || reason === 'does-not-react') return why;
      const near = t('sensitivity.none.nearest', {
        at: driverText(plan, driver, nearest.at),
        value: metricInWords(texts, plan, metric, nearest.metric),
      });
      return texts.language === 'zh' ? `${why}${near}` : `${why} ${near}`;
    }
  }
}

/** What a solution must be read with: stretches without a number, and jumps over the target. */
export function seekNotes(
  texts: Texts,
  plan: Plan,
  { driver, metric }: Goal,
  sought: Sought,
): readonly string[] {
  const { t } = texts;
  const at = (value: number): string => driverText(plan, driver, value);
  const words = { name: driverName(texts, plan, driver), metric: metricLabel(texts, metric) };
  const gaps = sought.gaps.map(({ from, to }) =>
    from === to
      ? t('sensitivity.gapOne', { ...words, at: at(from) })
      : t('sensitivity.gap', { ...words, from: at(from), to: at(to) }),
  );
  const jumps =
    sought.kind === 'none' && sought.reason === 'jumps-over'
      ? []
      : sought.jumps.map((value) => t('sensitivity.jump', { ...words, at: at(value) }));
  // A whole setting goes in steps: that each step jumps says nothing.
  return isWhole(driver) ? gaps : [...gaps, ...jumps];
}
