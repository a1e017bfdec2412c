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
import { sumsItsColumn } from '../sheets/total-rows.ts';

/** Words and signs before a label that only say that it is a part of the row above. */
const SUB_LABEL = /^(?:其中|of which|thereof|incl(?:uding|\.)?)\s*[:：]?\s*/iu;
const INDENTED = /^[\s\u3000]+\S|^\s*(?:其中|of which|thereof|incl|[-–—·•])/iu;

type Row = { readonly r: number; readonly hidden: boolean; readonly cells: ReadonlyMap<number, SheetCell> };
type Section = { readonly number: number; readonly group: string; readonly kind: Kind | undefined };

export function readRows(
  sheet: Sheet,
  header: Header,
  labels: LabelColumns,
  unit: number,
): readonly ReadRow[] {
  const last = Math.max(...header.rows);
  const read: ReadRow[] = [];
  let section: Section = { number: 0, group: '', kind: undefined };
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
    const label = textAt(sheet, row, labels.label);
    const own = labels.group === null ? '' : textAt(sheet, row, labels.group);
    // A merged group cell stands in its first row only.
    if (own !== '') filledGroup = own;
    const name = label === '' ? own : label;
    const figures = header.columns.map(({ column }) => ({
      column,
      read: cellNumber(row.cells.get(column), sheet),
    }));
    if (
      !figures.some(
        (figure) =>
          figure.read.kind === 'number' || figure.read.kind === 'error' || figure.read.kind === 'unread',
      )
    ) {
      if (name === '') continue;
      // A formula that was saved without its value is a line all the same.
      if (header.columns.some(({ column }) => row.cells.get(column)?.f !== undefined)) {
        read.push(
          readRow(sheet, header, labels, unit, row, name, filledGroup || section.group, section, undefined),
        );
        continue;
      }
      const heading = name
        .replace(/^[\s(（]*(?:[一二三四五六七八九十]+|\d+(?:\.\d+)*|[A-Z])[\s)）、.．:：]+/u, '')
        .replace(/[:：]\s*$/, '');
      section = { number: section.number + 1, group: heading.slice(0, 80), kind: kindNamed(heading) };
      filledGroup = '';
      continue;
    }
    const inputs = blue.get(r);
    const next = readRow(
      sheet,
      header,
      labels,
      unit,
      row,
      name,
      filledGroup || section.group,
      section,
      inputs,
    );
    // What follows the total of a heading, or a result, belongs to that heading no more.
    if (endsSection(next, section)) section = { number: section.number + 1, group: '', kind: undefined };
    // Figures without a label are mostly a total or a count; they are listed, and the user may take them in.
    read.push(name === '' ? { ...next, line: { ...next.line, include: false, found: 'derived' } } : next);
  }
  return read;
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

function readRow(
  sheet: Sheet,
  header: Header,
  labels: LabelColumns,
  unit: number,
  row: Row,
  name: string,
  group: string,
  section: Section,
  blue: ReadonlySet<number> | undefined,
): ReadRow {
  const split = splitUnit(name.replace(SUB_LABEL, ''));
  const ownUnit = (labels.unit === null ? '' : textAt(sheet, row, labels.unit)) || split.unit;
  const textNumbers: string[] = [];
  const errors: string[] = [];
  const unread: string[] = [];
  let percents = 0;
  let sums = 0;
  const values = header.columns.map(({ column }) => {
    const cell = row.cells.get(column);
    const figure = cellNumber(cell, sheet);
    const address = addressIn(sheet, row.r, column);
    if (sumsItsColumn(cell?.f, columnName(column))) sums += 1;
    if (figure.kind === 'error') errors.push(`${address} ${figure.error}`);
    if (figure.kind === 'unread' || figure.kind === 'text')
      unread.push(`${address} ${figure.text.slice(0, 20)}`);
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
  const found = sums > 0 && sums * 2 >= header.columns.length ? 'subtotal' : rowWord(split.label);
  const word = input && percent && found === 'derived' ? 'detail' : found;
  const kind = kindOf(sheet, row, labels, split.label, group, section, percent || isCount('', ownUnit));
  const { hidden } = row;
  const negative = values.filter((value) => value < 0).length;
  const outlay = isOutflow(split.label, kind);
  const label = split.label.slice(0, 200);
  return {
    line: {
      row: row.r,
      label: label === '' ? addressIn(sheet, row.r, labels.label) : label,
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
    textNumbers,
    errors,
    unread,
    indented: INDENTED.test(cellText(row.cells.get(labels.label), sheet)),
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
