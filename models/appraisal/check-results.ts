/**
 * The check rows judged: a row passes when no column differs from zero by more than rounding can explain,
 * measured against the size of the plan's own figures (1e-9 of the largest, at least 1e-6 of a currency unit).
 */
import type { StatementRow } from '../statements/generated.ts';
import type { CheckResult, PlanValues } from './types.ts';

const SCALE_CODES = ['$revenue', '$variable_cost', '$fixed_cost', '$investment', '$book_value', '$fcf'];

export function checkResults(evaluation: PlanValues, rows: readonly StatementRow[]): readonly CheckResult[] {
  const scales = SCALE_CODES.map((code) => largest(evaluation, [code])).filter(Number.isFinite);
  const tolerance = Math.max(1e-6, 1e-9 * Math.max(0, ...scales));
  return rows
    .filter((row) => row.style === 'check')
    .map((row) => {
      const worst = largest(evaluation, [row.code]);
      return Number.isFinite(worst)
        ? { code: row.code, worst, ok: worst <= tolerance }
        : { code: row.code, worst: null, ok: false };
    });
}

/** The largest absolute value over columns; not a number as soon as one of them is not. */
function largest(evaluation: PlanValues, codes: readonly string[]): number {
  let result = 0;
  for (const code of codes) {
    for (const value of evaluation.values(code)) {
      if (Number.isNaN(value)) return value;
      result = Math.max(result, Math.abs(value));
    }
  }
  return result;
}
