/**
 * Columns of figures that belong to no period because their header cannot be read as one ('Oops', the year 2200): they do not
 * come in, so they are named with the cell and the words of their header. Columns of totals, changes, labels and remarks
 * are none of them. Pure.
 */
import type { ImportNotice } from '../../contract/import/notices.ts';
import type { Sheet } from '../../contract/import/sheet.ts';
import { headerScore } from '../periods/header-score.ts';
import { headerTokens } from '../periods/header-tokens.ts';
import { headerWords } from '../periods/header-words.ts';
import type { Header } from '../periods/period-columns.ts';
import { cellNumber, cellText } from '../sheets/cell-number.ts';
import { type LabelColumns, NUMBERING_HEADER } from '../sheets/label-columns.ts';
import { addressIn } from '../sheets/sheet-cells.ts';

type Beside = { readonly labels: LabelColumns; readonly note: number | null };
type Unread = { readonly column: number; readonly row: number; readonly words: string };

const MOST_PLACES = 100;
const LONGEST_WORDS = 30;
/** Longer runs of columns are named by their ends. */
const SHORT_RUN = 3;

export function unreadColumns(
  sheet: Sheet,
  header: Header,
  headerRows: readonly number[],
  lineRows: ReadonlySet<number>,
  beside: Beside,
): readonly ImportNotice[] {
  const unread = findUnread(sheet, header, headerRows, lineRows, beside);
  if (unread.length === 0) return [];
  return [
    {
      code: 'columns-unread',
      message: `${unread.length} column(s) of figures are not read, because their header names no period that Hurdle knows (years run from 1900 to 2199). Correct the header, or choose what the columns are:`,
      places: runs(unread)
        .map((run) => placeOf(sheet, run))
        .slice(0, MOST_PLACES),
      params: { count: unread.length },
    },
  ];
}

function findUnread(
  sheet: Sheet,
  header: Header,
  headerRows: readonly number[],
  lineRows: ReadonlySet<number>,
  { labels, note }: Beside,
): readonly Unread[] {
  const periods = header.columns.flatMap(({ column, period }) => (period === 0 ? [] : [column]));
  const first = Math.min(...periods);
  const last = Math.max(...periods);
  const { row, named } = axisRow(sheet, header);
  const known = new Set([
    ...header.columns.map(({ column }) => column),
    ...[labels.label, labels.unit, labels.kind, labels.group, ...labels.cascade, note].flatMap(
      (each) => each ?? [],
    ),
    ...named,
  ]);
  const words = headerCells(sheet, headerRows);
  return [...figureColumns(sheet, lineRows)]
    .filter((column) => !known.has(column) && column > labels.label)
    .flatMap((column): readonly Unread[] => {
      const said = words.get(column) ?? [];
      const own = said.find((each) => each.row === row) ?? said[0];
      // Figures without a header beside the axis are notes and workings; within it they are a period that lost its name.
      if (!own && (column < first || column > last)) return [];
      if (said.some(({ text }) => isOther(text))) return [];
      return [{ column, row: own?.row ?? row, words: own?.text ?? '' }];
    })
    .sort((a, b) => a.column - b.column);
}

/** Totals and changes are told or checked elsewhere; numbers of accounts are no figures. */
function isOther(text: string): boolean {
  const { flavour } = headerWords(text);
  return flavour === 'total' || flavour === 'change' || NUMBERING_HEADER.test(text);
}

type AxisRow = {
  readonly row: number;
  /** Columns whose header names a time, whether it was chosen, left out as a total, or as a repeat. */
  readonly named: readonly number[];
};

/** The header's row that holds the most periods. */
function axisRow(sheet: Sheet, { rows, start }: Header): AxisRow {
  const year = Number(start.slice(0, 4));
  let best: AxisRow & { readonly score: number } = { row: rows[0] ?? 0, named: [], score: 0 };
  sheet.rows.forEach(({ r }, at) => {
    if (!rows.includes(r)) return;
    const tokens = headerTokens(sheet, at, year);
    const score = headerScore(tokens);
    if (score <= best.score) return;
    const { dated, relative } = tokens;
    const named = (relative.length > dated.length ? relative : dated).map(({ column }) => column);
    best = { row: r, named, score };
  });
  return best;
}

type HeaderCell = { readonly row: number; readonly text: string };

/** The words of each column in the header's rows and in the row above them, which may name a block. */
function headerCells(
  sheet: Sheet,
  headerRows: readonly number[],
): ReadonlyMap<number, readonly HeaderCell[]> {
  const from = Math.min(...headerRows) - 1;
  const to = Math.max(...headerRows);
  const found = new Map<number, readonly HeaderCell[]>();
  for (const { r, cells } of sheet.rows) {
    if (r < from || r > to) continue;
    for (const cell of cells) {
      const text = cellText(cell, sheet).trim();
      if (text !== '') found.set(cell.c, [...(found.get(cell.c) ?? []), { row: r, text }]);
    }
  }
  return found;
}

/** Columns that hold figures in rows of lines, and not mostly texts. */
function figureColumns(sheet: Sheet, lineRows: ReadonlySet<number>): ReadonlySet<number> {
  const balance = new Map<number, number>();
  for (const { r, cells } of sheet.rows) {
    if (!lineRows.has(r)) continue;
    for (const cell of cells) {
      const step = cellNumber(cell, sheet).kind === 'number' ? 1 : -1;
      balance.set(cell.c, (balance.get(cell.c) ?? 0) + step);
    }
  }
  return new Set([...balance].flatMap(([column, count]) => (count > 0 ? [column] : [])));
}

function runs(unread: readonly Unread[]): readonly (readonly Unread[])[] {
  const all: Unread[][] = [];
  for (const each of unread) {
    const run = all.at(-1);
    if (run && run.at(-1)?.column === each.column - 1) run.push(each);
    else all.push([each]);
  }
  return all.flatMap((run) => (run.length > SHORT_RUN ? [run] : run.map((each) => [each])));
}

function placeOf(sheet: Sheet, run: readonly Unread[]): string {
  const [first] = run;
  const last = run.at(-1);
  if (!first || !last) return '';
  return first === last ? cellPlace(sheet, first) : `${cellPlace(sheet, first)} – ${cellPlace(sheet, last)}`;
}

function cellPlace(sheet: Sheet, { row, column, words }: Unread): string {
  const address = addressIn(sheet, row, column);
  return words === '' ? address : `${address} “${words.slice(0, LONGEST_WORDS)}”`;
}
