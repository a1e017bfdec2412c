/**
 * Finds the tables of a sheet: where each header of periods stands, how far its table reaches, and whether periods run
 * across or down. Promises areas that do not overlap; a header repeated on a later page belongs to the same table.
 * It must not read labels or amounts beyond what tells a header from figures.
 */
import type { Sheet, SheetCell, SheetRow } from '../../contract/import/sheet.ts';
import { headerScore } from '../periods/header-score.ts';
import { type HeaderTokens, headerTokens } from '../periods/header-tokens.ts';
import { isDateFormat } from '../sheets/cell-number.ts';
import { sideBySide } from './side-by-side.ts';
import { type Area, type TableView, turnedSheet } from './turned-sheet.ts';

type Candidate = { readonly at: number; readonly tokens: HeaderTokens; readonly score: number };

const LAST_COLUMN = 16_383;
/** Turning a longer list of bookings would cost more than it tells. */
const TURNED = { rows: 2000, columns: 300 } as const;
const MOST_TABLES = 30;
const NEAR = 2;

export function findTables(sheet: Sheet): readonly TableView[] {
  const across = headersOf(sheet);
  const best = Math.max(0, ...across.map(({ score }) => score));
  if (best < 3 && sheet.rows.length <= TURNED.rows && widthOf(sheet) <= TURNED.columns) {
    const turned = turnedSheet(sheet);
    const down = headersOf(turned);
    const score = Math.max(0, ...down.map(({ score }) => score));
    if (score >= 3 && score > best * 2 && hasTitles(turned, down))
      return [{ orientation: 'down', area: null }];
  }
  if (across.length === 0) return [{ orientation: 'across', area: null }];
  return areasOf(sheet, across).map((area) => ({ orientation: 'across', area }));
}

/** Header rows that begin a table of their own, from top to bottom. */
function headersOf(sheet: Sheet): readonly Candidate[] {
  const found: Candidate[] = [];
  sheet.rows.forEach((row, at) => {
    if (!mayBeHeader(row)) return;
    const tokens = headerTokens(sheet, at, 2026);
    const score = headerScore(tokens);
    if (score < 2 || !isHeader(row, tokens)) return;
    const before = found.at(-1);
    const near = before && row.r - (sheet.rows[before.at]?.r ?? 0) <= NEAR;
    if (before && near) {
      if (score > before.score) found[found.length - 1] = { at, tokens, score };
    } else if (found.length < MOST_TABLES * 4) found.push({ at, tokens, score });
  });
  return found;
}

/** Cheap, for the many rows of figures. */
function mayBeHeader({ cells }: SheetRow): boolean {
  let likely = 0;
  for (const { c, t, v, z } of cells) {
    if (c === 0) continue;
    if (t === 's' ? String(v).length <= 40 : typeof v === 'number' && (isSmallOrYear(v) || isDateFormat(z)))
      likely += 1;
    if (likely >= 2) return true;
  }
  return false;
}

function isSmallOrYear(value: number): boolean {
  return (
    Number.isInteger(value) &&
    ((value >= 1900 && value <= 2200) || (value >= 0 && value <= 600) || value > 30_000)
  );
}

/** Figures that happen to look like years stand among others; the years of a header run on. */
function isHeader({ cells }: SheetRow, { dated, relative }: HeaderTokens): boolean {
  const columns = new Set([...dated, ...relative].map(({ column }) => column));
  const isFigure = ({ c, v }: SheetCell): boolean => c > 0 && typeof v === 'number' && !columns.has(c);
  if (cells.filter(isFigure).length * 2 > columns.size) return false;
  const plain = cells.filter(
    (cell) => columns.has(cell.c) && typeof cell.v === 'number' && cell.z === undefined,
  );
  if (plain.length < columns.size || relative.length > dated.length) return true;
  const values = plain.map(({ v }) => Number(v));
  // Tables side by side begin again with the first year.
  return values.every(
    (value, at) => at === 0 || value === values[0] || [0, 1].includes(value - (values[at - 1] ?? 0)),
  );
}

function areasOf(sheet: Sheet, headers: readonly Candidate[]): readonly (Area | null)[] {
  const own = headers.filter((header, at) => {
    const before = headers[at - 1];
    return (
      at === 0 || !before || !sameAxis(before.tokens, header.tokens) || hasOwnTitle(sheet, header, before)
    );
  });
  const tops = own.map((header, at) => (at === 0 ? 0 : topOf(sheet, header)));
  const bottom = sheet.rows.at(-1)?.r ?? 0;
  const areas = own.slice(0, MOST_TABLES).flatMap((header, at): readonly Area[] => {
    const rows = { top: tops[at] ?? 0, bottom: (tops[at + 1] ?? bottom + 1) - 1 };
    return sideBySide(sheet, header.tokens, sheet.rows[header.at]?.r ?? 0, rows.bottom).map((columns) => ({
      ...rows,
      ...columns,
    }));
  });
  const [only] = areas;
  const whole = areas.length === 1 && only?.left === 0 && only.right === LAST_COLUMN;
  return whole ? [null] : areas;
}

function sameAxis(a: HeaderTokens, b: HeaderTokens): boolean {
  const text = ({ dated, relative }: HeaderTokens): string =>
    JSON.stringify([
      dated.map(({ column, month, span }) => [column, month, span]),
      relative.map(({ column, index }) => [column, index]),
    ]);
  return text(a) === text(b);
}

const PAGE_MARK =
  /第\s*\d+\s*页|共\s*\d+\s*页|\b(?:page|seite|sheet)\s*(?:no\.?\s*)?\d+|^\d+\s*(?:\/|of)\s*\d+$/iu;

/** A page's header comes again without a title or with the same one; another title begins another table. */
function hasOwnTitle(sheet: Sheet, header: Candidate, before: Candidate): boolean {
  const titles = ({ at }: Candidate, top: number): readonly string[] =>
    sheet.rows
      .slice(0, at)
      .filter(({ r }) => r >= top)
      .flatMap(({ cells }) => cells.flatMap(({ t, v }) => (t === 's' ? [String(v).trim()] : [])));
  const known = new Set(titles(before, 0));
  const own = titles(header, topOf(sheet, header));
  return own.some((title) => !known.has(title) && !/[:：]$/.test(title) && !PAGE_MARK.test(title));
}

/** The title of a table belongs to it: rows of text directly above its header. */
function topOf(sheet: Sheet, { at, tokens }: Candidate): number {
  const columns = new Set([...tokens.dated, ...tokens.relative].map(({ column }) => column));
  let top = at;
  let gaps = 0;
  while (top > 0 && at - top < 4) {
    const above = sheet.rows[top - 1];
    const gap = (sheet.rows[top]?.r ?? 0) - (above?.r ?? 0);
    if (!above || gap > 3) break;
    const isYears = above.r === tokens.yearRow;
    if (!isYears && above.cells.some(({ c, v }) => columns.has(c) && typeof v === 'number')) break;
    if (!isYears && above.cells.length > 3) break;
    gaps += gap - 1;
    if (gaps > 3) break;
    top -= 1;
  }
  return sheet.rows[top]?.r ?? 0;
}

/** Periods down make a table where the columns beside them have names. */
function hasTitles(turned: Sheet, headers: readonly Candidate[]): boolean {
  const [header] = headers;
  const from = header === undefined ? undefined : turned.rows[header.at];
  if (!header || !from) return false;
  const first = Math.min(...[...header.tokens.dated, ...header.tokens.relative].map(({ column }) => column));
  const named = turned.rows.filter(
    ({ r, cells }) =>
      r > from.r &&
      cells.some(({ c, t }) => c < first && t === 's') &&
      cells.some(
        ({ c, v, f }) => c >= first && (typeof v === 'number' || f !== undefined || /\d/.test(String(v))),
      ),
  );
  return named.length > 0;
}

function widthOf(sheet: Sheet): number {
  return sheet.rows.reduce((widest, { cells }) => Math.max(widest, cells.at(-1)?.c ?? 0), 0);
}
