/**
 * Names and numbers of the page Sensitivity: an input by its label, its number in its own unit, a metric with its
 * view, a change with its sign. Display only; a line that is gone keeps its code as its name.
 */

import type { Plan } from '../../../models/plan/schema.ts';
import { formatAmount, formatMultiple, formatRate } from '../../../models/text/format-number.ts';
import { type Driver, isWhole, lineOf } from '../../../scenarios/drivers/driver.ts';
import { METRICS, type Metric } from '../../../scenarios/metrics.ts';
import type { Absence } from '../../../scenarios/tornado/absence.ts';
import { type FigureStyle, figureStyle } from '../../app/plan-format.ts';
import { yearsText } from '../../app/use-format.ts';
import {
  lineFigure,
  metricName,
  metricText,
  settingName,
  settingStyle,
  settingText,
} from '../../app/what-if-words.ts';
import { tickDigits, unitWords } from '../../charts/money-words.ts';
import type { Texts } from '../../i18n/use-text.ts';

export function driverName(texts: Texts, plan: Plan, driver: Driver): string {
  if (driver.kind === 'setting') return settingName(texts, driver.setting);
  return lineOf(plan, driver.code)?.label ?? driver.code;
}

/** The unit of an input's number, where it says more than the number itself: not for rates, factors, plain counts. */
export function driverUnit(texts: Texts, plan: Plan, driver: Driver): string {
  if (driver.kind === 'setting' || driver.measure === 'factor') return '';
  const line = lineOf(plan, driver.code);
  if (!line) return '';
  const style = figureStyle(line, plan.settings.currency);
  if (style === 'amount') return unitWords(texts, plan.settings.currency, plan.settings.displayUnit);
  return style === 'plain' ? line.unit : '';
}

/** A factor reads as the change it makes: 0.9 is −10.0 %. Zero is a number here, not an empty cell. */
export function driverText(plan: Plan, driver: Driver, value: number): string {
  const text = writtenValue(plan, driver, value);
  return text === '-' ? '0' : text;
}

function writtenValue(plan: Plan, driver: Driver, value: number): string {
  if (driver.kind === 'setting') return settingText(driver.setting, value);
  if (driver.measure === 'factor') return signedRate(value - 1);
  const line = lineOf(plan, driver.code);
  return line ? lineFigure(line, value, plan.settings) : formatAmount(value, { digits: 2 });
}

/** The planned number; a line that is scaled is simply as planned. */
export function plannedText({ t }: Texts, plan: Plan, driver: Driver, value: number): string {
  const factor = driver.kind === 'line' && driver.measure === 'factor';
  return factor && value === 1 ? t('whatif.override.planned') : driverText(plan, driver, value);
}

/** How an input's number is typed: a rate in percent, else as it is. */
export function typedAsRate(plan: Plan, driver: Driver): boolean {
  return driverStyle(plan, driver) === 'rate';
}

function driverStyle(plan: Plan, driver: Driver): FigureStyle {
  if (driver.kind === 'setting') return settingStyle(driver.setting);
  if (driver.measure === 'factor') return 'plain';
  const line = lineOf(plan, driver.code);
  return line ? figureStyle(line, plan.settings.currency) : 'plain';
}

/** From the planned number to another: points for a rate, periods for whole settings, else percent of the planned one. */
export function changeText({ t }: Texts, plan: Plan, driver: Driver, planned: number, value: number): string {
  if (isWhole(driver)) return t('sensitivity.byPeriods', { count: signed(value - planned, 0) });
  if (typedAsRate(plan, driver))
    return t('sensitivity.byPoints', { points: signed((value - planned) * 100, 2) });
  return planned === 0 ? '' : signedRate((value - planned) / Math.abs(planned));
}

export function signedRate(value: number): string {
  const text = formatRate(Math.abs(value));
  if (!/[1-9]/.test(text)) return text;
  return `${value < 0 ? '\u2212' : '+'}${text}`.replace(' %', '\u00a0%');
}

function signed(value: number, digits: number): string {
  const text = formatAmount(Math.abs(value), { digits });
  return !/[1-9]/.test(text) ? '0' : `${value < 0 ? '\u2212' : '+'}${text}`;
}

/** What stands in a chart's subtitle: the unit, and how the flows are seen. */
export function metricSubtitle(texts: Texts, plan: Plan, metric: Metric): string {
  const years = METRICS[metric.id].unit === 'years' ? [texts.t('sensitivity.inYears')] : [];
  const parts = [metricUnit(texts, plan, metric), ...years, ...viewWords(texts, plan, metric)];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Currency and scale of an amount; nothing for figures that carry their unit with them. */
export function metricUnit(texts: Texts, plan: Plan, { id }: Metric): string {
  const { currency, displayUnit } = plan.settings;
  return METRICS[id].unit === 'money' ? unitWords(texts, currency, displayUnit) : '';
}

function viewWords({ t }: Texts, plan: Plan, metric: Metric): readonly string[] {
  if (!hasViews(metric)) return [];
  const terminal = plan.settings.terminalValue.method === 'none' ? [] : [t(`returns.${metric.terminal}`)];
  return [t(`returns.${metric.tax}`), ...terminal];
}

/** Does the metric differ before and after tax, with and without the terminal value? */
export function hasViews({ id }: Metric): boolean {
  switch (id) {
    case 'accountingReturnOnAverage':
    case 'accountingReturnOnInitial':
    case 'contributionRatio':
    case 'breakEvenRevenue':
    case 'breakEvenVolumeShare':
    case 'marginOfSafety':
    case 'operatingLeverage':
    case 'terminalShare':
    case 'totalRevenue':
    case 'totalEbitda':
    case 'totalFreeCashFlow':
    case 'totalBudget':
      return false;
    default:
      return true;
  }
}

export function metricLabel(texts: Texts, { id }: Metric): string {
  return id === 'npv' || id === 'irr' ? texts.t(`sensitivity.short.${id}`) : metricName(texts, id);
}

export function metricFigure(texts: Texts, plan: Plan, metric: Metric, value: number | null): string {
  return metricText(texts, metric.id, value, plan.settings);
}

/** A figure where there is little room and the unit is said elsewhere. */
export function metricShort(texts: Texts, plan: Plan, metric: Metric, value: number): string {
  return METRICS[metric.id].unit === 'years' ? yearsText(value) : metricFigure(texts, plan, metric, value);
}

/** A round number of an axis with as many decimals as its steps need. */
export function metricTick(plan: Plan, { id }: Metric, value: number, step: number): string {
  if (value === 0) return '0';
  const unit = plan.settings.displayUnit;
  switch (METRICS[id].unit) {
    case 'money':
      return formatAmount(value, { unit, digits: tickDigits(step, unit) });
    case 'rate':
      return formatRate(value, tickDigits(step * 100, 'one'));
    case 'ratio':
      return formatMultiple(value, tickDigits(step, 'one'));
    case 'years':
      return formatAmount(value, { digits: tickDigits(step, 'one') });
  }
}

/** A figure inside a sentence carries its unit. */
export function metricInWords(texts: Texts, plan: Plan, metric: Metric, value: number | null): string {
  const figure =
    value === 0 && METRICS[metric.id].unit === 'money' ? '0' : metricFigure(texts, plan, metric, value);
  const unit = metricUnit(texts, plan, metric);
  if (value === null || unit === '') return figure.replace(' %', '\u00a0%');
  return texts.language === 'zh' ? `${figure} ${unit}` : `${unit} ${figure}`;
}

export function absenceText({ t }: Texts, why: Absence): string {
  return t(`sensitivity.absence.${why}`);
}

export function multiple(value: number): string {
  return formatMultiple(value, 2).replace('x', '');
}

/** Where the metric says that the case just pays: null where there is no such number. */
export function breakEvenLevel(plan: Plan, metric: Metric, hurdle: number): number | null {
  switch (metric.id) {
    case 'npv':
    case 'npvAtHurdle':
    case 'xnpv':
    case 'equivalentAnnualValue':
    case 'marginOfSafety':
    case 'totalEbitda':
    case 'totalFreeCashFlow':
      return 0;
    case 'irr':
    case 'mirr':
    case 'xirr':
      return hurdle;
    case 'profitabilityIndex':
    case 'breakEvenVolumeShare':
      return 1;
    case 'payback':
      return plan.settings.discounting.maxPaybackYears;
    default:
      return null;
  }
}
