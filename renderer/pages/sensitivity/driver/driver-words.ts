/**
 * The chosen input in sentences: where the verdict flips and by which condition, or why it does not, and what one
 * percent more of it does. Display only.
 */

import type { Plan } from '../../../../models/plan/schema.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import { isStatedSetting } from '../../../../scenarios/drivers/numeric-settings.ts';
import type { Metric } from '../../../../scenarios/metrics.ts';
import type { Switch, SwitchingValue } from '../../../../scenarios/tornado/switching.ts';
import type { Bar } from '../../../../scenarios/tornado/tornado.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { changeText, driverName, driverText, metricLabel, multiple, signedRate } from '../study-words.ts';

/** One sentence for each side on which the verdict flips, else why it does not. */
export function switchSentences(texts: Texts, plan: Plan, value: SwitchingValue): readonly string[] {
  const { below, above } = value;
  const sides = [
    ...(below ? [switchSentence(texts, plan, value, below, 'below')] : []),
    ...(above ? [switchSentence(texts, plan, value, above, 'above')] : []),
  ];
  return sides.length > 0 ? sides : [noSwitchSentence(texts, plan, value)];
}

function switchSentence(
  texts: Texts,
  plan: Plan,
  { driver, decision, planned }: SwitchingValue,
  { at, change, condition }: Switch,
  side: 'below' | 'above',
): string {
  const { t } = texts;
  const name = driverName(texts, plan, driver);
  const to = decision === 'accept' ? 'lost' : 'won';
  const npv = isStatedSetting(plan, 'hurdle') ? 'npvAtHurdle' : 'npv';
  const what = t(`sensitivity.verdict.${condition === 'npv' ? npv : 'payback'}.${to}`);
  if (driver.kind === 'line' && driver.measure === 'factor') {
    const percent = formatRate(Math.abs(change)).replace(' %', '\u00a0%');
    return t(`sensitivity.flip.factor.${side}`, { what, name, percent });
  }
  const by = changeText(texts, plan, driver, planned ?? at, at);
  const figure = driverText(plan, driver, at).replace(' %', '\u00a0%');
  return by === ''
    ? t(`sensitivity.flip.plain.${side}`, { what, name, at: figure })
    : t(`sensitivity.flip.value.${side}`, { what, name, at: figure, by });
}

function noSwitchSentence(texts: Texts, plan: Plan, { driver, range, reason }: SwitchingValue): string {
  const { t } = texts;
  const name = driverName(texts, plan, driver);
  switch (reason) {
    case 'no-verdict':
      return t('sensitivity.noFlip.noVerdict');
    case 'no-range':
      return t('sensitivity.noFlip.noRange', { name });
    case 'other-condition':
      return t('sensitivity.noFlip.otherCondition', { name });
    case 'no-such-line':
    case 'no-such-setting':
    case 'not-a-constant':
      return t('sensitivity.leftOut.unusable');
    default:
      return t('sensitivity.noFlip.notInRange', {
        name,
        low: range ? driverText(plan, driver, range.low) : '',
        high: range ? driverText(plan, driver, range.high) : '',
      });
  }
}

/** What one percent more of the input does to the metric, by its size; null where a percentage says nothing. */
export function elasticitySentence(
  texts: Texts,
  plan: Plan,
  metric: Metric,
  { driver, elasticity }: Bar,
  planned: number | null,
): string | null {
  if (elasticity === null || planned === null) return null;
  return texts.t('sensitivity.elasticitySentence', {
    name: driverName(texts, plan, driver),
    metric: metricLabel(texts, metric),
    // Of a negative NPV one percent more would be worse: the sign is that of the change.
    percent: signedRate((elasticity * Math.sign(planned)) / 100),
    elasticity: `${elasticity < 0 ? '\u2212' : ''}${multiple(Math.abs(elasticity))}`,
  });
}
