/**
 * The Excel form of a cell's formula with names in place of addresses: `price` is the cell of this column,
 * `price[2026-02]` that of another. For reading; the exported workbook has the addresses. Pure.
 */
import type { Appraisal } from '../../models/appraisal/types.ts';
import { toExcel } from '../../models/formula/excel/translate.ts';
import { hasOpening } from '../../models/formula/model-line.ts';
import { parseFormula } from '../../models/formula/parse/parse-formula.ts';

/** null when the formula has no Excel form (an error, or too long for a cell). `when` names a column. */
export function excelForm(
  appraisal: Appraisal,
  formula: string,
  column: number,
  when: (column: number) => string,
): string | null {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return null;
  const lines = new Map(appraisal.model.lines.map((line) => [line.code, line]));
  const cell = (code: string, at: number) => (at === column ? code : `${code}[${when(at)}]`);
  const form = toExcel(parsed.value, {
    column,
    periods: appraisal.plan.timeline.periods,
    cell,
    range: (code, from, to) => `${code}[${when(from)}]:${code}[${when(to)}]`,
    timeCell: (name, at) => cell(name, at),
    hasOpening: (code) => {
      const line = lines.get(code);
      return line !== undefined && hasOpening(line);
    },
    weights: (weights, count) => `weights[${weights.length - count + 1}:${weights.length}]`,
  });
  return typeof form === 'string' ? `=${form}` : null;
}
