/** The statement by plan year for a terminal: revenue down to free cash flow, sums of twelve months. Pure. */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { columnMonth, periodsPerYear } from '../../../models/plan/timeline.ts';
import { formatAmount } from '../../../models/text/format-number.ts';
import { table } from './display-width.ts';
import type { Words } from './report-words.ts';

const ROWS = [
  '$revenue',
  '$variable_cost',
  '$contribution',
  '$fixed_cost',
  '$ebitda',
  '$depreciation',
  '$ebit',
  '$tax_paid',
  '$working_capital_change',
  '$investment',
  '$fcf',
] as const;

const MOST_YEARS = 8;

export function yearTable(appraisal: Appraisal, words: Words): readonly string[] {
  const { plan, evaluation } = appraisal;
  const perYear = periodsPerYear(plan.timeline);
  const years = Math.ceil(plan.timeline.periods / perYear);
  const shown = Math.min(years, MOST_YEARS);
  const header = Array.from({ length: shown }, (_, year) => {
    const { year: calendar, month } = columnMonth(plan.timeline, year * perYear + 1);
    return `${calendar}-${String(month).padStart(2, '0')}`;
  });
  const sum = (code: string, from: number, to: number): string => {
    let total = 0;
    for (const value of evaluation.values(code).subarray(from, to)) total += value;
    return Number.isFinite(total) ? formatAmount(total) : '–';
  };
  return table([
    [words.yearsFrom, words.opening, ...header, ...(years > shown ? [words.later] : []), words.total],
    ...ROWS.map((code) => [
      words.rows[code] ?? code,
      sum(code, 0, 1),
      ...header.map((_, year) => sum(code, year * perYear + 1, (year + 1) * perYear + 1)),
      ...(years > shown ? [sum(code, shown * perYear + 1, plan.timeline.periods + 1)] : []),
      sum(code, 0, plan.timeline.periods + 1),
    ]),
  ]);
}
