/** Tables as markup: how large they are set, what is kept together on paper, and the two-way table with its shades. */
import type { Block, Cell, Chart, TableRow } from '../content/pack-content.ts';
import { caption, cellMarkup, columnHead, type Layout, noteMarkup } from './cells.ts';
import { element, flowing } from './markup.ts';

/** A table of so many rows is not cut between pages. */
const WHOLE = 14;
/** Columns of words that make a long table easier to read in small print than broken over many lines. */
const WORDY = 5;
/** With fewer columns of numbers than these there is room for a label on one line. */
const FEW = 7;
/** With so few the label has room by itself. */
const FEWEST = 3;

export function tableMarkup(table: Extract<Block, { type: 'table' }>, layout: Layout): string {
  const { columns, rows } = table;
  const head = columns
    .map(({ title, align }, index) => columnHead(title, index, layout.words, align))
    .join('');
  const body = rows.map((row) => rowMarkup(row, columns, layout)).join('');
  // Many columns are set smaller rather than cut.
  const wordy = columns.filter(({ align }) => align === 'left').length >= WORDY && rows.length > WHOLE;
  const figures =
    columns.length > FEWEST &&
    columns.length < FEW &&
    rows.every(({ cells }) =>
      cells.slice(1).every((cell) => typeof cell !== 'string' || cell.length <= SHORT),
    );
  const size =
    columns.length > 12 ? ' crowded' : columns.length > 7 || wordy ? ' dense' : figures ? ' figures' : '';
  return element(
    'figure',
    { class: rows.length <= WHOLE ? 'table whole' : 'table' },
    caption(table.title, table.unit) +
      element(
        'table',
        { class: `grid${size}` },
        element('thead', {}, element('tr', {}, head)) + element('tbody', {}, body),
      ) +
      noteMarkup(table.note),
  );
}

function rowMarkup(
  { cells, look, level }: TableRow,
  columns: Extract<Block, { type: 'table' }>['columns'],
  layout: Layout,
): string {
  const content = cells
    .map((cell, index) =>
      index === 0
        ? element('th', { scope: 'row', class: `level-${Math.min(3, level)}` }, cellMarkup(cell, layout))
        : element('td', { class: cellClass(cell, columns[index]?.align) }, cellMarkup(cell, layout)),
    )
    .join('');
  return element('tr', { class: look }, content);
}

/** Words no longer than these stay on one line: a letter with its light, a day, a month. */
const SHORT = 10;

function cellClass(cell: Cell, align: 'left' | 'right' | undefined): string | undefined {
  const short = typeof cell === 'string' && cell.length <= SHORT && /[ -]/.test(cell);
  return short ? `${align ?? ''} short` : align;
}

/** Five strengths on either side of the pivot; the sign is in the number itself, so it reads without colour. */
export function heatMarkup(
  block: Extract<Block, { type: 'chart' }>,
  chart: Extract<Chart, { kind: 'heat' }>,
  layout: Layout,
): string {
  const values = chart.cells
    .flat()
    .flatMap((cell) => (cell?.value == null ? [] : [cell.value - chart.pivot]));
  const most = Math.max(1e-12, ...values.map(Math.abs));
  const strength = (value: number): string => {
    const away = value - chart.pivot;
    const step = Math.min(4, Math.ceil((Math.abs(away) / most) * 4));
    return `${away < 0 ? 'below' : 'above'}-${step}`;
  };
  const head = [
    element(
      'th',
      { scope: 'col', class: 'corner' },
      `${flowing(chart.rowTitle)} ↓<br/>${flowing(chart.columnTitle)} →`,
    ),
    ...chart.columns.map((name) => element('th', { scope: 'col', class: 'right' }, flowing(name))),
  ].join('');
  const body = chart.rows
    .map((name, row) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, flowing(name)) +
          (chart.cells[row] ?? [])
            .map((cell, column) => {
              const here = chart.planned?.row === row && chart.planned.column === column ? ' planned' : '';
              const look = cell?.value == null ? '' : strength(cell.value);
              return element('td', { class: `right ${look}${here}` }, cellMarkup(cell, layout));
            })
            .join(''),
      ),
    )
    .join('');
  return element(
    'figure',
    { class: 'table whole' },
    caption(block.title, block.unit) +
      element(
        'table',
        { class: 'grid heat' },
        element('thead', {}, element('tr', {}, head)) + element('tbody', {}, body),
      ) +
      noteMarkup(block.note),
  );
}
