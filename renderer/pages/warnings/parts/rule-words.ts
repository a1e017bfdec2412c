/**
 * A rule's numbers and places in words: values in the rule's own unit, distances, what it is watched on. Display only;
 * whole sentences about lights are made in explanation-words.ts.
 */
import type { Plan, Settings } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import { unbroken } from '../../../app/use-format.ts';
import { amountIn, unitWords } from '../../../charts/money-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';

export type RuleUnit = WarningRule['unit'];

/** null: there is no number. Money carries its unit, so that it can stand in a sentence. */
export function ruleNumber(texts: Texts, unit: RuleUnit, value: number | null, settings: Settings): string {
  if (value === null) return texts.t('frame.notAvailable');
  switch (unit) {
    case 'money': {
      const { currency, displayUnit } = settings;
      const amount = value === 0 ? '0' : amountIn(value, displayUnit);
      return `${amount}\u00a0${unitWords(texts, currency, displayUnit)}`;
    }
    case 'percent':
      return unbroken(formatRate(value, percentDigits(value)));
    case 'days':
      return texts.t('warnings.days', { count: plain(value) });
    case 'number':
      return plain(value);
  }
}

/** As ruleNumber, where the unit is told once for all: on an axis. */
export function bareNumber(texts: Texts, unit: RuleUnit, value: number, settings: Settings): string {
  if (unit !== 'money') return ruleNumber(texts, unit, value, settings);
  return value === 0 ? '0' : amountIn(value, settings.displayUnit);
}

/** 'by week' of a percentage, 'by week, CNY thousand' of money: what a chart's numbers are. */
export function measuredWords(
  texts: Texts,
  unit: RuleUnit,
  grain: WarningRule['grain'],
  { currency, displayUnit }: Settings,
): string {
  const per = texts.t(`warnings.per.${grain}`);
  return unit === 'money'
    ? texts.t('warnings.chart.in', { per, unit: unitWords(texts, currency, displayUnit) })
    : per;
}

/** A difference of two numbers of the rule, without its sign: percent points for a ratio. */
export function ruleDistance(texts: Texts, unit: RuleUnit, distance: number, settings: Settings): string {
  const size = Math.abs(distance);
  return unit === 'percent'
    ? texts.t('warnings.points', { points: formatAmount(size * 100, { digits: 1 }).replace(/^-$/, '0') })
    : ruleNumber(texts, unit, size, settings);
}

export function scopeWords({ t }: Texts, plan: Plan, scope: WarningRule['scope']): string {
  switch (scope.type) {
    case 'plan':
      return t('warnings.scope.plan');
    case 'group':
      return t('warnings.scope.group', { group: scope.group });
    case 'kind':
      return t('warnings.scope.kind', { kind: t(`kinds.section.${scope.kind}`) });
    case 'lines':
      return scope.lineIds.map((id) => lineName({ t }, plan, id)).join(t('warnings.and'));
  }
}

/** 'by week', 'by week, or as booked'. */
export function perWords(
  { t }: Pick<Texts, 't'>,
  { grain, asBooked }: Pick<WarningRule, 'grain' | 'asBooked'>,
): string {
  const per = t(`warnings.per.${grain}`);
  return asBooked === true ? t('warnings.booked.per', { per }) : per;
}

/** A line that was deleted is still the subject of its old alerts. */
export function lineName({ t }: Pick<Texts, 't'>, plan: Plan, lineId: string): string {
  return plan.lines.find(({ id }) => id === lineId)?.label ?? t('warnings.goneLine');
}

/** Whole percents without decimals, as thresholds are spoken of; one decimal for all else. */
function percentDigits(value: number): number {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-9 ? 0 : 1;
}

function plain(value: number): string {
  if (value === 0) return '0';
  const whole = Math.abs(value - Math.round(value)) < 1e-9 || Math.abs(value) >= 10_000;
  return formatAmount(value, { digits: whole ? 0 : 2 });
}
