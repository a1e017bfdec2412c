/**
 * Headers that only count, as the tables of feasibility studies have them: 1, 2, 3 … n (or from 0) under 计算期, and years that
 * begin again with each phase (建设期第1年, 运营期第1年). Promises to read bare numbers only where they run without a gap and words
 * beside or above say that they are periods; a count that begins again runs on from the phase before it. Pure.
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

const PHASE = '(?:(?:项目)?试?(?:建设|筹建|运营|经营|生产|投产|达产|运行)期?|十[一二三四五六七八九]五)';
const WITH_YEAR = new RegExp(
  `^\\s*(${PHASE})\\s*(第?\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*年)\\s*$`,
  'u',
);
const ALONE = new RegExp(
  `^\\s*${PHASE}\\s*(?:[(（].{0,12}[)）])?\\s*$|^\\s*(?:construction|operations?|operating)(?: (?:period|phase))?\\s*$`,
  'iu',
);

/** 建设期第2年 says 第2年. */
export function withoutPhase(text: string): string {
  const year = WITH_YEAR.exec(text)?.[2];
  if (year === undefined) return text;
  return year.startsWith('第') ? year : `第${year}`;
}

/** The counted periods of a header's row, running on through its phases. */
export function phasesOf(
  sheet: Sheet,
  at: number,
  tokens: readonly RelativeToken[],
): readonly RelativeToken[] {
  if (tokens.length < 2 || new Set(tokens.map(({ index }) => index)).size === tokens.length) return tokens;
  const own = new Map(sheet.rows[at]?.cells.map((cell) => [cell.c, cell]));
  const above = sheet.rows[at - 1]?.cells ?? [];
  let phase = '';
  let before = 0;
  let last = 0;
  return tokens.map((token) => {
    const said = phaseOf(own.get(token.column)) || phaseAbove(above, token.column);
    // A count that goes on in the new phase needs nothing added.
    if (said !== phase) before = phase !== '' && token.index <= last ? last : 0;
    phase = said;
    last = token.index + before;
    return { ...token, index: last };
  });
}

function phaseOf(cell: SheetCell | undefined): string {
  return typeof cell?.v === 'string' ? (WITH_YEAR.exec(cell.v)?.[1] ?? '') : '';
}

function phaseAbove(cells: readonly SheetCell[], column: number): string {
  const over = cells.filter(({ c, v }) => c <= column && typeof v === 'string').at(-1);
  return typeof over?.v === 'string' && ALONE.test(over.v) ? over.v.trim() : '';
}
