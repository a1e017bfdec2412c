/**
 * A header that only counts: 1, 2, 3 … n (or from 0), as the tables of feasibility studies have under 计算期 or 运营期.
 * Promises to read one only where the numbers run without a gap and words beside or above say that they are periods.
 */
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import type { RelativeToken } from './header-tokens.ts';

const SAID =
  /年\s*份|计算期|建设期|运营期|经营期|生产期|投产期|达产期|年\s*度|期\s*数|期\s*间|第\s*n?\s*年|\byears?\b|\bperiods?\b|\bmonths?\b|月\s*份|季\s*度|\bquarters?\b|\bt\b/iu;
/** Titles of label columns, which say nothing against a header. */
const TITLE = /^(?:序号|编号|项目|科目|名称|单位|合计|line|items?|no\.?|#|unit|total)$/iu;
const MONTHS = /月|\bmonths?\b/iu;
const QUARTERS = /季|\bquarters?\b/iu;
const SHORTEST = 3;

export function indexRun(sheet: Sheet, at: number): readonly RelativeToken[] {
  const row = sheet.rows[at];
  if (!row) return [];
  const numbers = row.cells.flatMap((cell) => {
    const index = indexOf(cell);
    return cell.c > 0 && index !== undefined ? [{ column: cell.c, index }] : [];
  });
  const [first] = numbers;
  if (!first || numbers.length < SHORTEST || first.index > 1) return [];
  if (!numbers.every(({ index }, place) => index === first.index + place)) return [];
  const other = row.cells.filter((cell) => cell.c > first.column && typeof cell.v === 'number').length;
  if (other > numbers.length - 1) return [];
  const labels = row.cells.filter(({ c, v }) => c < first.column && typeof v === 'string');
  if (labels.some(({ v }) => !SAID.test(String(v)) && !TITLE.test(String(v).trim()))) return [];
  const words = [row, sheet.rows[at - 1], sheet.rows[at - 2]]
    .flatMap((each) => (each && row.r - each.r <= 3 ? each.cells : []))
    .flatMap(({ v }) => (typeof v === 'string' && v.length <= 40 ? [v] : []))
    .join(' ');
  if (!SAID.test(words)) return [];
  const unit = MONTHS.test(words) ? 'month' : QUARTERS.test(words) ? 'quarter' : 'year';
  return numbers.map(({ column, index }) => ({ column, unit, index }));
}

function indexOf({ v, f }: SheetCell): number | undefined {
  if (f !== undefined && typeof v !== 'number') return undefined;
  const value =
    typeof v === 'number' ? v : typeof v === 'string' && /^\s*\d{1,3}\s*$/.test(v) ? Number(v) : Number.NaN;
  return Number.isInteger(value) && value >= 0 && value <= 600 ? value : undefined;
}
