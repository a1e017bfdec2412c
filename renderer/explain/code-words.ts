/** How a code is called in front of a reader, and how its figures are printed: plan lines, statement rows, metrics. */
import type { Appraisal } from '../../models/appraisal/types.ts';
import { formatAmount, formatRate } from '../../models/text/format-number.ts';
import { figureStyle, formatFigure } from '../app/plan-format.ts';
import { amountIn } from '../charts/money-words.ts';
import { columnWords } from '../charts/time-words.ts';
import type { Texts } from '../i18n/use-text.ts';
import { readTarget } from './explain-target.ts';

export function nameOf(texts: Texts, appraisal: Appraisal, code: string): string {
  const target = readTarget(code);
  if (target.kind === 'metric') return texts.t(`returns.metric.${target.metric}`);
  const line = appraisal.plan.lines.find((known) => known.code === target.code);
  if (line) return line.label;
  const row = appraisal.rows.find((known) => known.code === target.code);
  if (!row) return target.code;
  const word = texts.dynamic('statement', row.label);
  const of = appraisal.plan.lines.find((known) => known.code === row.of)?.label;
  return of === undefined ? word : texts.t('returns.ofLine', { row: word, line: of });
}

/** The view or the columns that a code stands for, beside its name. */
export function placeOf(texts: Texts, appraisal: Appraisal, code: string, column: number): string {
  const { t } = texts;
  const { timeline, settings } = appraisal.plan;
  const target = readTarget(code);
  if (target.kind === 'row') return columnWords(texts, timeline, column);
  if (target.kind === 'sum') {
    return t('explain.range', {
      from: columnWords(texts, timeline, target.from),
      to: columnWords(texts, timeline, target.to),
    });
  }
  const tax = t(`returns.${target.tax}`);
  return settings.terminalValue.method === 'none'
    ? tax
    : t('explain.views', { tax, terminal: t(`returns.${target.terminal}`) });
}

export function figureOf(appraisal: Appraisal, code: string, value: number): string {
  if (!Number.isFinite(value)) return '!';
  const { plan } = appraisal;
  const line = plan.lines.find((known) => known.code === code);
  if (line) return formatFigure(value, figureStyle(line, plan.settings.currency), plan.settings);
  const row = appraisal.rows.find((known) => known.code === code);
  if (row?.style === 'rate') return formatRate(value, 2);
  return amountIn(value, plan.settings.displayUnit);
}

/** A value inside a formula: unscaled, grouped, a minus instead of brackets, eight significant digits. */
export function valueInFormula(value: number): string {
  if (!Number.isFinite(value)) return '!';
  const size = Math.abs(Number(value.toPrecision(8)));
  if (size === 0) return '0';
  const decimals = Math.min(10, Math.max(0, 7 - Math.floor(Math.log10(size))));
  const text = formatAmount(size, { digits: decimals });
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return value < 0 ? `-${short}` : short;
}
