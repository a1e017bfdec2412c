/**
 * From rows to cells: gives every row its place, resolves references between sheets, and writes out the header, the
 * constant, the total and the columns of time. Two passes, so that a formula may point at a sheet further on.
 */

import type { Line } from '../../../models/plan/schema.ts';
import { columnDate } from '../../../models/plan/timeline.ts';
import type { Book } from './book.ts';
import {
  CODE,
  CONSTANT,
  cellName,
  columnName,
  DATE_ROW,
  FIRST_ROW,
  LABEL,
  OPENING,
  PERIOD_ROW,
  sheetPrefix,
  TOTAL,
  timeColumn,
  UNIT,
} from './columns.ts';
import { legendOf } from './legend.ts';
import { hasSwitch, SCENARIO_NAME } from './scenarios/switch-rows.ts';
import {
  type CellLook,
  type Content,
  formula,
  type PlacedCell,
  type Refs,
  type Row,
  type TimeSheet,
} from './sheet-model.ts';
import { serial } from './sheets/time-rows.ts';

export type Place = { readonly sheet: string; readonly row: number };
export type Registry = ReadonlyMap<string, Place>;

export function registerRows(sheets: readonly TimeSheet[]): Registry {
  const registry = new Map<string, Place>();
  for (const { title, rows } of sheets) {
    rows.forEach((row, index) => {
      if (row.key !== undefined) registry.set(row.key, { sheet: title, row: FIRST_ROW + index });
    });
  }
  return registry;
}

/** References as seen from a cell of `sheet`. Where a range starts at the opening or period 1, its start is fixed. */
export function refsFrom(registry: Registry, sheet: string, row: number, periods: number): Refs {
  const find = (key: string): Place => {
    const place = registry.get(key);
    if (!place) throw new Error(`The workbook has no row ${key}.`);
    return place;
  };
  const prefix = (place: Place): string => (place.sheet === sheet ? '' : sheetPrefix(place.sheet));
  return {
    row,
    here: (column, at) => cellName(column, at),
    cell: (key, column) => {
      const place = find(key);
      return `${prefix(place)}${cellName(timeColumn(column), place.row)}`;
    },
    constant: (key) => {
      const place = find(key);
      return `${prefix(place)}$${columnName(CONSTANT)}$${place.row}`;
    },
    total: (key) => {
      const place = find(key);
      return `${prefix(place)}$${columnName(TOTAL)}$${place.row}`;
    },
    range: (key, from, to) => {
      const place = find(key);
      const start = `${from <= 1 ? '$' : ''}${cellName(timeColumn(from), place.row)}`;
      const end = `${to >= periods ? '$' : ''}${cellName(timeColumn(to), place.row)}`;
      return `${prefix(place)}${start}:${end}`;
    },
  };
}

export function placeSheet(book: Book, sheet: TimeSheet, registry: Registry): readonly PlacedCell[] {
  const cells: PlacedCell[] = [...headerCells(book, sheet, registry)];
  sheet.rows.forEach((row, index) => {
    cells.push(...rowCells(book, sheet.title, row, FIRST_ROW + index, registry));
  });
  return cells;
}

function headerCells(
  book: Book,
  { title, isPlain = false }: TimeSheet,
  registry: Registry,
): readonly PlacedCell[] {
  const { plan, words, periods } = book;
  const put = (row: number, column: number, content: Content, look: Partial<CellLook>): PlacedCell => ({
    sheet: title,
    row,
    column,
    content,
    look: { role: 'header', row: 'line', number: 'text', ...look },
  });
  const text = (row: number, column: number, words: string, look: Partial<CellLook> = {}): PlacedCell =>
    put(row, column, { kind: 'text', text: words }, look);
  const legend = legendOf(book)
    .map(({ text: of }) => of)
    .join(' · ');
  const refs = refsFrom(registry, title, PERIOD_ROW, periods);
  const header: PlacedCell[] = [
    text(1, LABEL, `${plan.name}: ${title}`, { role: 'title' }),
    text(
      2,
      LABEL,
      [
        words.conventions.amounts(plan.settings.currency),
        words.timing[plan.settings.discounting.timing],
      ].join(' · '),
      { role: 'note' },
    ),
    text(3, LABEL, legend, { role: 'note' }),
    ...(hasSwitch(book)
      ? [
          put(1, OPENING, formula(refs.constant(SCENARIO_NAME), book.shown.name, true), {
            role: 'link',
            row: 'total',
          }),
        ]
      : []),
  ];
  if (isPlain) return header;
  header.push(
    text(PERIOD_ROW, LABEL, words.columns.period),
    text(DATE_ROW, LABEL, words.columns.date),
    text(PERIOD_ROW, CODE, words.columns.code),
    text(PERIOD_ROW, UNIT, words.columns.unit),
    text(PERIOD_ROW, CONSTANT, words.columns.constant),
    text(PERIOD_ROW, TOTAL, words.columns.total),
    ...[CODE, UNIT, CONSTANT, TOTAL].map((column) => text(DATE_ROW, column, '')),
  );
  for (let column = 0; column <= periods; column += 1) {
    const at = timeColumn(column);
    header.push(
      put(PERIOD_ROW, at, formula(refs.cell('@period', column), column), { number: 'integer' }),
      put(DATE_ROW, at, formula(refs.cell('@date', column), serial(columnDate(plan.timeline, column))), {
        number: 'date',
      }),
    );
  }
  return header;
}

function rowCells(
  book: Book,
  sheet: string,
  row: Row,
  at: number,
  registry: Registry,
): readonly PlacedCell[] {
  const { periods } = book;
  const refs = refsFrom(registry, sheet, at, periods);
  const cells: PlacedCell[] = [];
  const comment = row.of && commentOf(book, row.of);
  const put = (column: number, content: Content | undefined, number: Row['number']): void => {
    if (!content) return;
    const look: CellLook = { role: roleOf(content), row: row.look, number };
    // The source is told where the number is typed in, or else at the label.
    const tells = comment !== undefined && column === (row.constant ? CONSTANT : LABEL);
    cells.push({
      ...{ sheet, row: at, column, content, look },
      ...(tells ? { comment } : {}),
      ...(row.limits && column === CONSTANT && content.kind === 'input' ? { limits: row.limits } : {}),
      ...(row.link !== undefined && column === LABEL ? { link: row.link } : {}),
    });
  };
  // A heading has its ground over all the columns of labels.
  const isHeading = row.look === 'heading' || row.look === 'group';
  const words = (column: number, text = ''): void => {
    if (text !== '' || isHeading) put(column, { kind: 'text', text }, 'text');
  };
  words(LABEL, row.label);
  words(CODE, row.code);
  words(UNIT, row.unit);
  const constant = row.constant?.(refs);
  put(CONSTANT, constant, row.constantNumber ?? row.number);
  const total = row.totalCell?.(refs);
  put(TOTAL, total, row.totalNumber ?? row.number);
  if (isHeading && !constant) words(CONSTANT);
  if (isHeading && !total) words(TOTAL);
  const last = row.columns === undefined ? periods : row.columns - 1;
  const sums: number[] = [];
  for (let column = 0; column <= last; column += 1) {
    const content = row.cell?.(column, refs);
    put(
      timeColumn(column),
      content,
      content?.kind === 'text' && row.look !== 'heading' ? 'text' : row.number,
    );
    if (content && content.kind !== 'text' && typeof content.value === 'number') sums.push(content.value);
  }
  if (row.sum) {
    const range = `${cellName(OPENING, at)}:${cellName(timeColumn(periods), at)}`;
    put(
      TOTAL,
      formula(
        `SUM(${range})`,
        sums.reduce((total, value) => total + value, 0),
      ),
      row.number,
    );
  }
  return cells;
}

/** Source, owner and note of a line, as far as they are given. */
function commentOf({ words: { sources } }: Book, { source, owner, note }: Line): string | undefined {
  const parts = [
    [sources.source, source],
    [sources.owner, owner],
    [sources.note, note],
  ].flatMap(([name, text = '']) => (text.trim() === '' ? [] : [`${name}: ${text}`]));
  return parts.length === 0 ? undefined : parts.join('\n');
}

function roleOf(content: Content): CellLook['role'] {
  switch (content.kind) {
    case 'input':
      return 'input';
    case 'constant':
      return 'formula';
    case 'formula':
      return content.link ? 'link' : 'formula';
    case 'text':
      return content.look ?? 'text';
  }
}
