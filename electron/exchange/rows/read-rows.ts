/**
 * The rows below a header as lines of a plan to be: label, group, kind, sign, unit and scale of each, with what has to be told.
 * Promises that every row with figures is listed, totals and results as left out. Pure; it must not look for a header.
 */
import type { Kind } from '../../../models/plan/schema.ts';
import type { Sheet, SheetCell } from '../../contract/import/sheet.ts';
import type { Header } from '../periods/period-columns.ts';
import { cellNumber, cellText } from '../sheets/cell-number.ts';
import type { LabelColumns } from '../sheets/label-columns.ts';
import {
  isAnyCost,
  isCount,
  isOutflow,
  kindNamed,
  kindOfWords,
  poolOf,
  rowWord,
} from '../sheets/line-words.ts';
import type { ReadRow } from '../sheets/row-notices.ts';
import { addressIn, columnName } from '../sheets/sheet-cells.ts';
import { scaleOfUnit, splitUnit } from '../sheets/sheet-units.ts';
import { rangeOfColumn } from '../sheets/total-rows.ts';
import { headings, headingText, type Section } from './headings.ts';
import { onlyCounts } from './row-clock.ts';
import { codeOf, isStarred } from './row-codes.ts';

/** Words and signs before a label that only say that it is a part of the row above. */
const SUB_LABEL =
  /^(?:其中|of which|thereof|incl(?:uding|\.)?)\s*[:：]?\s*|^(?:减|加|less|add|plus|minus)\s*[:：]\s*/iu;
/** 减：营业成本, Less: discounts. */
const SUBTRACTED = /^(?:减|less|minus)\s*[:：]/iu;
const INDENTED = /^[\s\u3000]+\S|^\s*(?:其中|of which|thereof|incl|[-–—·•])/iu;

type Row = { readonly r: number; readonly hidden: boolean; readonly cells: ReadonlyMap<number, SheetCell> };

export function readRows(
  sheet: Sheet,
  header: Header,
  labels: LabelColumns,
  unit: number,
): readonly ReadRow[] {
  const last = Math.max(...header.rows);
  const read: ReadRow[] = [];
  const sections = headings();
  const titles = titlesOf(sheet, last);
  const numbered = numberingColumns(sheet, header, labels);
  let filledGroup = '';
  const headers = sheet.rows
    .filter(({ r }) => header.rows.includes(r))
    .map(({ cells }) => new Map(cells.map((cell) => [cell.c, cell])));
  const blue = new Map((sheet.blue ?? []).map(({ r, columns }) => [r, new Set(columns)]));
  for (const { r, hidden, cells } of sheet.rows) {
    if (r <= last) continue;
    const row: Row = { r, hidden: hidden === true, cells: new Map(cells.map((cell) => [cell.c, cell])) };
    // The header once more, as printed pages have it.
    if (repeatsHeader(headers, row)) continue;
    const level = labelLevel(sheet, row, labels);
    const at = labels.cascade[level] ?? labels.label;
    const label = textAt(sheet, row, at);
    const section = sections.at(labels.cascade.length === 0 ? 1 : level);
    const own = labels.group === null ? '' : textAt(sheet, row, labels.group);
    // A merged group cell stands in its first row only.
    if (own !== '') filledGroup = own;
    // A total may have its word in another column than the labels: 合计 among the codes.
    const name = label || own || wordBefore(sheet, row, header);
    const figures = header.columns.map(({ column }) => ({
      column,
      read: cellNumber(row.cells.get(column), sheet),
    }));
    const isFigure = ({ read: { kind } }: (typeof figures)[number]): boolean =>
      kind === 'number' || kind === 'error' || kind === 'unread';
    // The title once more, as printed pages have it.
    if (!figures.some(({ read: { kind } }) => kind === 'number') && repeatsTitle(titles, row)) continue;
    const given = { name, at, group: filledGroup || section.group, section, numbered };
    if (!figures.some(isFigure)) {
      if (name === '') continue;
      // A formula that was saved without its value is a line all the same.
      if (header.columns.some(({ column }) => row.cells.get(column)?.f !== undefined)) {
        read.push(readRow(sheet, header, labels, unit, row, given, undefined));
        continue;
      }
      const heading = headingText(name);
      sections.open(heading, kindNamed(heading), labels.cascade.length === 0 ? 0 : level);
      filledGroup = '';
      continue;
    }
    const inputs = blue.get(r);
    const next = readRow(sheet, header, labels, unit, row, given, inputs);
    // What follows the total of a heading, or a result, belongs to that heading no more.
    if (endsSection(next, section)) sections.close();
    // Figures without a label are mostly a total or a count; they are listed, and the user may take them in.
    read.push(name === '' ? { ...next, line: { ...next.line, include: false, found: 'derived' } } : next);
  }
  return read;
}

function wordBefore(sheet: Sheet, row: Row, { columns }: Header): string {
  const first = Math.min(...columns.map(({ column }) => column));
  const word = [...row.cells.values()].find(
    (cell) => cell.c < first && cell.t === 's' && /\p{L}{2}/u.test(String(cell.v)),
  );
  return word ? textAt(sheet, row, word.c) : '';
}

/** The first column of a cascade in which a row has a text; the label's own column where there is no cascade. */
function labelLevel(sheet: Sheet, row: Row, { cascade }: LabelColumns): number {
  return Math.max(
    0,
    cascade.findIndex((column) => textAt(sheet, row, column) !== ''),
  );
}

/** Texts above the header. */
function titlesOf(sheet: Sheet, last: number): ReadonlySet<string> {
  return new Set(
    sheet.rows
      .filter(({ r }) => r <= last)
      .flatMap(({ cells }) => cells.flatMap(({ v }) => (typeof v === 'string' ? [v.trim()] : []))),
  );
}

function repeatsTitle(titles: ReadonlySet<string>, { cells }: Row): boolean {
  const [first] = [...cells.values()].filter(({ v }) => typeof v === 'string');
  return first !== undefined && titles.has(String(first.v).trim());
}

/** Columns to the left of the figures that hold neither labels nor groups of words: numbers of rows and accounts. */
function numberingColumns(sheet: Sheet, { columns }: Header, labels: LabelColumns): readonly number[] {
  const first = Math.min(...columns.map(({ column }) => column));
  const taken = new Set([labels.label, labels.unit, labels.kind, ...labels.cascade]);
  const found = new Set<number>();
  for (const { cells } of sheet.rows)
    for (const { c } of cells) if (c < first && c < labels.label && !taken.has(c)) found.add(c);
  return [...found].sort((a, b) => a - b);
}

function endsSection({ line }: ReadRow, { group }: Section): boolean {
  if (group === '' || line.found === 'detail') return false;
  if (line.found === 'derived') return true;
  return line.found === 'subtotal' && line.label.toLowerCase().includes(group.toLowerCase());
}

function repeatsHeader(headers: readonly ReadonlyMap<number, SheetCell>[], row: Row): boolean {
  return headers.some((cells) => {
    const columns = [...cells.keys()].filter((column) => column > 0);
    const same = columns.filter((column) => cells.get(column)?.v === row.cells.get(column)?.v);
    const whole = same.length === columns.length && row.cells.size === cells.size;
    return columns.length >= 2 ? same.length * 5 >= columns.length * 4 : columns.length === 1 && whole;
  });
}

type Given = {
  readonly name: string;
  /** The column of its label. */
  readonly at: number;
  readonly group: string;
  readonly section: Section;
  readonly numbered: readonly number[];
};

function readRow(
  sheet: Sheet,
  header: Header,
  labels: LabelColumns,
  unit: number,
  row: Row,
  { name, at, group, section, numbered }: Given,
  blue: ReadonlySet<number> | undefined,
): ReadRow {
  const split = splitUnit(name.replace(SUB_LABEL, '').replace(/^\*{1,5}\s+/, ''));
  const ownUnit = (labels.unit === null ? '' : textAt(sheet, row, labels.unit)) || split.unit;
  const textNumbers: string[] = [];
  const errors: string[] = [];
  const unread: string[] = [];
  const blank: string[] = [];
  let percents = 0;
  let sums = 0;
  let range: ReturnType<typeof rangeOfColumn>;
  const values = header.columns.map(({ column }) => {
    const cell = row.cells.get(column);
    const figure = cellNumber(cell, sheet);
    const address = addressIn(sheet, row.r, column);
    const added = rangeOfColumn(cell?.f, columnName(column));
    if (added) sums += 1;
    range ??= added;
    if (figure.kind === 'error') errors.push(`${address} ${figure.error}`);
    if (figure.kind === 'unread' || figure.kind === 'text')
      unread.push(`${address} ${figure.text.slice(0, 20)}`);
    if (figure.kind === 'empty' && figure.said !== undefined) blank.push(`${address} ${figure.said}`);
    if (figure.kind !== 'number') return 0;
    if (figure.percent) percents += 1;
    if (figure.fromText && sheet.origin === 'workbook') textNumbers.push(address);
    return figure.value;
  });
  const filled = values.filter((value) => value !== 0).length;
  const percent = percents > 0 && percents >= filled;
  const typed = header.columns.filter(
    ({ column }) => blue?.has(column) && row.cells.get(column)?.f === undefined,
  ).length;
  // Blue figures are inputs by every modeller's habit: a margin that was typed is an assumption, not a result.
  const input = typed > 0 && typed * 2 >= filled;
  const isSum = sums > 0 && sums * 2 >= header.columns.length;
  const found =
    isSum || isStarred(row.cells, at)
      ? 'subtotal'
      : onlyCounts(sheet, header, row.cells, split.label)
        ? 'derived'
        : rowWord(split.label);
  const word = input && percent && found === 'derived' ? 'detail' : found;
  const said = kindOf(sheet, row, labels, split.label, group, section, percent || isCount('', ownUnit));
  const kind =
    said === 'memo' && SUBTRACTED.test(name) && kindOfWords(split.label) === undefined ? 'fixed-cost' : said;
  const { hidden } = row;
  const negative = values.filter((value) => value < 0).length;
  const outlay = isOutflow(split.label, kind);
  const label = split.label.slice(0, 200);
  return {
    line: {
      row: row.r,
      label: label === '' ? addressIn(sheet, row.r, at) : label,
      kind,
      sign: outlay && negative * 2 > filled ? 'flip' : 'keep',
      unit: (percent && ownUnit === '' ? '%' : ownUnit).slice(0, 40),
      group: group.slice(0, 80),
      include: word === 'detail' && !hidden,
      found: hidden ? 'hidden' : word,
      scale: lineScale(ownUnit, percent, kind, unit),
      take: 'formula',
      ...(header.columns.some(({ share }) => share !== undefined && share !== 0.5) && {
        pool: poolOf(split.label, kind, percent),
      }),
    },
    input,
    bare: header.columns.some(({ column }) => {
      const cell = row.cells.get(column);
      return cell?.f !== undefined && cell.v === '';
    }),
    computed: header.columns.some(({ column }) => row.cells.get(column)?.f !== undefined),
    values,
    section: section.number,
    ...(isSum && range && !sheet.turned && { adds: range }),
    code: codeOf(row.cells, numbered),
    textNumbers,
    errors,
    unread,
    blank,
    indented: INDENTED.test(cellText(row.cells.get(at), sheet)),
    mixedSigns: outlay && negative > 0 && negative < filled,
  };
}

/** A line's own unit goes before the sheet's; counts, rates and percentages are in no money unit. */
function lineScale(ownUnit: string, percent: boolean, kind: Kind, unit: number): number {
  if (percent) return 1;
  if (ownUnit !== '') return scaleOfUnit(ownUnit) ?? 1;
  return kind === 'driver' ? 1 : unit;
}

function kindOf(
  sheet: Sheet,
  row: Row,
  labels: LabelColumns,
  label: string,
  group: string,
  section: Section,
  percent: boolean,
): Kind {
  const given = labels.kind === null ? '' : textAt(sheet, row, labels.kind);
  if (given !== '') return kindNamed(given) ?? 'memo';
  if (percent || isCount(label, '')) return 'driver';
  const heading = group === '' ? section.group : group;
  const own = kindOfWords(label);
  // Under a heading such as 固定成本 every row is one, whatever its own words say. Under one that only says costs, a
  // row may say which: salaries are fixed, equipment is an investment. It does not become revenue there.
  if (own !== undefined && own !== 'revenue' && isAnyCost(heading)) return own;
  return kindNamed(heading) ?? own ?? section.kind ?? 'memo';
}

/** Line ends inside a label become blanks, invisible characters disappear. */
function textAt(sheet: Sheet, row: Row, column: number): string {
  return cellText(row.cells.get(column), sheet)
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
