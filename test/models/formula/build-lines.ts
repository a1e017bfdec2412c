/** Short ways to write timelines and lines in the formula tests. */

import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import type { Entry, Timeline } from '../../../models/plan/schema.ts';

export function years(periods: number): Timeline {
  return { start: '2026-01', periodicity: 'year', periods, fiscalYearStart: 1 };
}

export function months(periods: number, start = '2026-01'): Timeline {
  return { start, periodicity: 'month', periods, fiscalYearStart: 1 };
}

/** A driver: holds in the opening column too. */
export function driver(code: string, value: number, opening?: number): ModelLine {
  const entry: Entry =
    opening === undefined ? { type: 'constant', value } : { type: 'constant', value, opening };
  return { code, entry, holdsAtOpening: true };
}

/** A flow: nothing in the opening column. */
export function flow(code: string, value: number): ModelLine {
  return { code, entry: { type: 'constant', value }, holdsAtOpening: false };
}

export function series(code: string, values: readonly (number | null)[], opening?: number): ModelLine {
  const entry: Entry =
    opening === undefined
      ? { type: 'series', values: [...values] }
      : { type: 'series', values: [...values], opening };
  return { code, entry, holdsAtOpening: false };
}

export function formula(code: string, text: string, opening?: string): ModelLine {
  const entry: Entry =
    opening === undefined ? { type: 'formula', formula: text } : { type: 'formula', formula: text, opening };
  return { code, entry, holdsAtOpening: false };
}

/** A formula driver: holds in the opening column too. */
export function heldFormula(code: string, text: string): ModelLine {
  return { ...formula(code, text), holdsAtOpening: true };
}

/** Columns 0..n of a line `result` with this formula, among other lines. */
export function valuesOf(
  text: string,
  others: readonly ModelLine[] = [],
  timeline: Timeline = years(4),
): number[] {
  const model = compileModel(timeline, [...others, formula('result', text)]);
  const error = model.errors.get('result');
  if (error) throw new Error(error.message);
  return [...evaluateModel(model).values('result')];
}

/** Value in period 1 of an expression of plain numbers. */
export function calc(text: string): number {
  return valuesOf(text)[1] ?? Number.NaN;
}
