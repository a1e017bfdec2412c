/**
 * Proposes which row is the header and which column is what, from the first rows of a list: by the words of the titles
 * first, by what the cells hold second. Promises: a proposal, which the user can change; a column gets one field and a
 * field one column. Pure.
 */
import { readAmount } from '../cells/amount-cell.ts';
import { readDay } from '../cells/day-cell.ts';
import { isEmptyCell, plainCell } from '../cells/plain-cell.ts';
import type { ColumnField, EntryColumns, ImportCell, ImportRow } from '../import-types.ts';
import { isFigureField, sideOf } from '../row-amount.ts';
import { titleMeanings } from './column-words.ts';

export type DetectedColumns = {
  /** Row number of the header, or of its last row; 0 where there is none. */
  readonly headerPlace: number;
  /** The header's titles, two rows of them joined. */
  readonly header: ImportRow | null;
  readonly found: readonly {
    readonly column: number;
    readonly title: string;
    readonly field: ColumnField | null;
  }[];
  readonly columns: EntryColumns;
  readonly missing: readonly ('date' | 'amount')[];
};

const HEADER_ROWS = 40;
const SAMPLE_ROWS = 200;
/** No list of bookings has more; a sheet with 16,384 columns must not take a minute to look at. */
const MOST_COLUMNS = 256;

/** rows: the first of the sheet, empty ones left out. headerPlace: the user's choice, 0 for no header. */
export function detectColumns(rows: readonly ImportRow[], headerPlace?: number): DetectedColumns {
  const header = headerPlace === undefined ? findHeader(rows) : chosenHeader(rows, headerPlace);
  const below = rows.filter(({ place }) => place > (header?.place ?? 0)).slice(0, SAMPLE_ROWS);
  const widest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const width = Math.min(widest, MOST_COLUMNS);
  const contents = Array.from({ length: width }, (_, column) => contentOf(below, column));
  const fields = assign(header, contents);
  const columns: { [Field in ColumnField]?: number } = {};
  for (const [column, field] of fields) columns[field] = column;
  return {
    headerPlace: header?.place ?? 0,
    header,
    found: Array.from({ length: width }, (_, column) => {
      const title = plainCell(header?.cells[column] ?? null);
      return { column, title: title === '' ? letterOf(column) : title, field: fields.get(column) ?? null };
    }),
    columns,
    missing: missingColumns(columns),
  };
}

export function missingColumns(columns: EntryColumns): ('date' | 'amount')[] {
  const missing: ('date' | 'amount')[] = [];
  if (columns.date === undefined) missing.push('date');
  const figures = [columns.amount, columns.debit, columns.credit, columns.inflow, columns.outflow];
  if (figures.every((column) => column === undefined)) missing.push('amount');
  return missing;
}

/** 0 is A, 26 is AA. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? letterOf(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

function chosenHeader(rows: readonly ImportRow[], place: number): ImportRow | null {
  return rows.find((row) => row.place === place) ?? null;
}

/** The row whose titles name most fields, at least two of them, one of which is a date or a figure. */
function findHeader(rows: readonly ImportRow[]): ImportRow | null {
  let best: ImportRow | null = null;
  let most = 0;
  const head = rows
    .slice(0, HEADER_ROWS)
    .map(({ place, cells }) => ({ place, cells: cells.slice(0, MOST_COLUMNS) }));
  for (const [at, row] of head.entries()) {
    const next = head[at + 1];
    const joined = next && isTitles(row) && isTitles(next) ? joinTitles(row, next) : null;
    const alone = headerScore(row);
    const together = joined ? headerScore(joined) : 0;
    // A second row of titles (发生额 above 借方 and 贷方) has to add a field.
    const [score, candidate] = joined && together > alone + 1 ? [together, joined] : [alone, row];
    if (score > most) {
      most = score;
      best = candidate;
    }
  }
  return best;
}

function headerScore(row: ImportRow): number {
  const fields = new Set<ColumnField>();
  let sure = 0;
  for (const cell of row.cells) {
    const meaning = typeof cell === 'string' ? titleMeanings(cell)[0] : undefined;
    if (!meaning || fields.has(meaning.field)) continue;
    fields.add(meaning.field);
    sure += meaning.sure;
  }
  const useful = fields.has('date') || [...fields].some(isFigureField);
  return fields.size >= 2 && useful && isTitles(row) ? fields.size + sure / 100 : 0;
}

/** Text only: a row with a figure or a day in it is data. */
function isTitles(row: ImportRow): boolean {
  return row.cells.every(
    (cell) =>
      isEmptyCell(cell) ||
      (typeof cell === 'string' && (!/\d/.test(cell) || readDay(cell, { date1904: false }).kind !== 'day')),
  );
}

function joinTitles(first: ImportRow, second: ImportRow): ImportRow {
  const width = Math.max(first.cells.length, second.cells.length);
  let above = '';
  const cells = Array.from({ length: width }, (_, column): ImportCell => {
    const own = plainCell(first.cells[column] ?? null);
    if (own !== '') above = own;
    const below = plainCell(second.cells[column] ?? null);
    // The title of a merged cell stands in its first column.
    return below === '' ? own : titleMeanings(below).length > 0 ? below : `${above} ${below}`;
  });
  return { place: second.place, cells };
}

type Content = {
  /** Shares of the filled cells. */
  readonly dates: number;
  readonly figures: number;
  readonly sides: number;
  readonly words: number;
  readonly filled: number;
  readonly distinct: number;
};

function contentOf(rows: readonly ImportRow[], column: number): Content {
  const counts = { dates: 0, figures: 0, sides: 0, words: 0 };
  const values = new Set<string>();
  let filled = 0;
  for (const row of rows) {
    const cell = row.cells[column] ?? null;
    if (isEmptyCell(cell)) continue;
    filled += 1;
    values.add(plainCell(cell));
    const date = readDay(cell, { date1904: false }).kind;
    if (date === 'day' || date === 'ordered') counts.dates += 1;
    // 1.234,56 is a figure too, whatever the file's decimal mark turns out to be.
    if (figure(cell, '.') || figure(cell, ',')) counts.figures += 1;
    else if (typeof cell === 'string') counts.words += 1;
    if (sideOf(cell) !== undefined) counts.sides += 1;
  }
  const share = (count: number): number => (filled === 0 ? 0 : count / filled);
  return {
    dates: share(counts.dates),
    figures: share(counts.figures),
    sides: share(counts.sides),
    words: share(counts.words),
    filled,
    distinct: values.size,
  };
}

function figure(cell: ImportCell, decimal: '.' | ','): boolean {
  const read = readAmount(cell, { currency: '', decimal, scale: 1 });
  return read.kind === 'amount' || (read.kind === 'problem' && read.code === 'other-currency');
}

function assign(header: ImportRow | null, contents: readonly Content[]): ReadonlyMap<number, ColumnField> {
  const fields = new Map<number, ColumnField>();
  const candidates: { column: number; field: ColumnField; score: number }[] = [];
  header?.cells.slice(0, contents.length).forEach((cell, column) => {
    const content = contents[column];
    if (typeof cell !== 'string' || !content) return;
    for (const { field, sure } of titleMeanings(cell)) {
      const support = supportOf(field, content);
      if (support !== null) candidates.push({ column, field, score: sure + support * 3 });
    }
  });
  const taken = new Set<ColumnField>();
  for (const { column, field } of candidates.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (fields.has(column) || taken.has(field)) continue;
    fields.set(column, field);
    taken.add(field);
  }
  withoutRivals(fields);
  byContent(fields, contents, header !== null);
  return fields;
}

/** How far the cells agree with the words; null where they contradict them. */
function supportOf(field: ColumnField, content: Content): number | null {
  if (content.filled === 0) return 0;
  if (field === 'date') return content.dates > 0 || content.words > 0 ? content.dates : null;
  if (isFigureField(field)) return content.figures;
  if (field === 'side') return content.sides > 0 ? content.sides : null;
  return field === 'account' || field === 'memo' ? content.words : 0.5;
}

/** An amount with its sign goes before two columns of sides; a side needs an amount. */
function withoutRivals(fields: Map<number, ColumnField>): void {
  const has = (field: ColumnField): boolean => [...fields.values()].includes(field);
  const drop = (...unwanted: readonly ColumnField[]): void => {
    for (const [column, field] of [...fields]) if (unwanted.includes(field)) fields.delete(column);
  };
  if (has('debit') && has('credit')) drop('inflow', 'outflow');
  if (has('inflow') && has('outflow')) drop('debit', 'credit');
  if (has('debit') || has('credit') || has('inflow') || has('outflow')) {
    const pair = (has('debit') && has('credit')) || (has('inflow') && has('outflow'));
    if (pair && !has('side')) drop('amount');
    else if (has('amount')) drop('debit', 'credit', 'inflow', 'outflow');
  }
  if (!has('amount')) drop('side');
}

/**
 * Fields by what the cells hold: the date where one column leaves no doubt, and without a header the amount, account and
 * memo too. With a header, figures that no title calls an amount (a quantity, a balance) are not guessed to be one.
 */
function byContent(fields: Map<number, ColumnField>, contents: readonly Content[], titled: boolean): void {
  const free = (column: number): boolean => !fields.has(column) && (contents[column]?.filled ?? 0) > 0;
  const take = (column: number, field: ColumnField): void => {
    if (column >= 0) fields.set(column, field);
  };
  if (![...fields.values()].includes('date'))
    take(
      contents.findIndex(({ dates }, column) => free(column) && dates >= 0.8),
      'date',
    );
  if (titled) return;
  take(
    contents.findLastIndex(({ figures, dates }, column) => free(column) && figures >= 0.8 && dates < 0.8),
    'amount',
  );
  // Accounts come again and again, memos differ.
  const texts = contents
    .map(({ words, distinct }, column) => ({ words, distinct, column }))
    .filter(({ words, column }) => free(column) && words >= 0.8)
    .sort((a, b) => a.distinct - b.distinct || a.column - b.column);
  take(texts[0]?.column ?? -1, 'account');
  take(texts[1]?.column ?? -1, 'memo');
}
