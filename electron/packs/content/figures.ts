/**
 * Numbers of a pack: how each reads in words, and all of them by id. One place decides the text, so that a number is
 * the same on every page of every form.
 */
import {
  type DisplayUnit,
  formatAmount,
  formatMultiple,
  formatRate,
} from '../../../models/text/format-number.ts';
import type { Block, Cell, Chart, Figure, NumberForm, PackContent, Tone } from './pack-content.ts';

/** Nothing to show: the caller may give a reason instead. */
export const NO_FIGURE = '–';

export function numberText(value: number, form: NumberForm): string {
  switch (form.kind) {
    case 'amount':
      return formatAmount(value, { unit: form.unit, digits: form.digits });
    case 'quantity':
      return formatAmount(value, { digits: form.digits });
    case 'rate':
      return formatRate(value, form.digits);
    case 'multiple':
      return formatMultiple(value, form.digits);
    case 'years':
      return value < 0 ? `(${Math.abs(value).toFixed(form.digits)})` : value.toFixed(form.digits);
  }
}

export function figure(
  id: string,
  value: number | null,
  form: NumberForm,
  more: { readonly origin?: Figure['origin']; readonly tone?: Tone | undefined; readonly why?: string } = {},
): Figure {
  const known = value !== null && Number.isFinite(value) ? value : null;
  return {
    id,
    value: known,
    form,
    text: known === null ? (more.why ?? NO_FIGURE) : numberText(known, form),
    ...(more.origin ? { origin: more.origin } : {}),
    ...(more.tone ? { tone: more.tone } : {}),
  };
}

/** Amounts in a display unit: whole ones, and one decimal from 万 on, where a digit is much money. */
export function amountForm(unit: DisplayUnit): NumberForm {
  return { kind: 'amount', unit, digits: unit === 'one' || unit === 'thousand' ? 0 : 1 };
}

export const RATE: NumberForm = { kind: 'rate', digits: 1 };
export const MULTIPLE: NumberForm = { kind: 'multiple', digits: 2 };
export const YEARS: NumberForm = { kind: 'years', digits: 2 };

/** Every figure of the pack in the order of reading; the same id may come several times. */
export function figuresOf(content: PackContent): readonly Figure[] {
  return content.sections.flatMap(({ blocks }) => blocks.flatMap(figuresOfBlock));
}

export function figuresOfBlock(block: Block): readonly Figure[] {
  switch (block.type) {
    case 'headline':
      return block.items.map((item) => item.figure);
    case 'facts':
      return block.rows.flatMap(({ cell }) => figuresOfCell(cell));
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.flatMap(figuresOfCell));
    case 'chart':
      return figuresOfChart(block.chart);
    default:
      return [];
  }
}

export function figuresOfChart(chart: Chart): readonly Figure[] {
  switch (chart.kind) {
    case 'series':
      return [
        ...chart.series.flatMap(({ points }) => points.flatMap(present)),
        ...(chart.reference ? [chart.reference.figure] : []),
      ];
    case 'waterfall':
      return chart.steps.map((step) => step.figure);
    case 'tornado':
      return [chart.planned, ...chart.bars.flatMap(({ low, high }) => [...present(low), ...present(high)])];
    case 'histogram':
      return chart.marks.map((mark) => mark.figure);
    case 'heat':
      return chart.cells.flatMap((row) => row.flatMap(present));
  }
}

function figuresOfCell(cell: Cell): readonly Figure[] {
  return cell === null || typeof cell === 'string' ? [] : [cell];
}

function present(point: Figure | null): readonly Figure[] {
  return point === null ? [] : [point];
}
