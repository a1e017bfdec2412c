/** The blocks of a section as markup: headline numbers, tables, charts, lights, signatures. Lays out, computes nothing. */
import type { Block, Cell, Chart, Figure, TableRow } from '../content/pack-content.ts';
import { chartTable } from './charts/chart-table.ts';
import { histogramChart } from './charts/histogram-chart.ts';
import { seriesChart } from './charts/series-chart.ts';
import { tornadoChart } from './charts/tornado-chart.ts';
import { waterfallChart } from './charts/waterfall-chart.ts';
import type { DocumentWords } from './document-words.ts';
import { anchor, element, escaped } from './markup.ts';

export type Layout = {
  readonly words: DocumentWords;
  /** What figures read in the pack before, where that differs. */
  readonly changed: ReadonlyMap<string, string>;
  /** Figures that have an explanation to go to. */
  readonly explained: ReadonlySet<string>;
  /** Before every id, so that two languages can stand in one document. */
  readonly prefix: string;
};

export function blockMarkup(block: Block, layout: Layout): string {
  switch (block.type) {
    case 'paragraphs':
      return block.texts
        .map((text) => element('p', { class: block.look === 'note' ? 'note' : undefined }, escaped(text)))
        .join('');
    case 'headline':
      return element(
        'dl',
        { class: 'headline' },
        block.items
          .map(({ label, figure, note }) =>
            element(
              'div',
              { class: figure.tone },
              element('dt', {}, escaped(label)) +
                element('dd', {}, figureMarkup(figure, layout)) +
                (note === '' ? '' : element('dd', { class: 'note' }, escaped(note))),
            ),
          )
          .join(''),
      );
    case 'facts':
      return element(
        'dl',
        { class: 'facts' },
        block.rows
          .map(
            ({ label, cell }) =>
              element('dt', {}, escaped(label)) + element('dd', {}, cellMarkup(cell, layout)),
          )
          .join(''),
      );
    case 'table':
      return tableMarkup(block, layout);
    case 'chart':
      return chartMarkup(block, layout);
    case 'lights':
      return lightsMarkup(block, layout);
    case 'signatures':
      return signaturesMarkup(block, layout.words);
  }
}

function figureMarkup(figure: Figure, { changed, explained, prefix, words }: Layout): string {
  const before = changed.get(figure.id);
  const tone = figure.tone ? ` ${figure.tone}` : '';
  const number = element(
    'data',
    {
      class: `figure${tone}${before === undefined ? '' : ' changed'}`,
      value: figure.value === null ? '' : String(figure.value),
      'data-id': figure.id,
      title: before === undefined ? undefined : words.was(before),
    },
    escaped(figure.text),
  );
  return explained.has(figure.id)
    ? element('a', { href: `#${anchor(`${prefix}how`, figure.id)}`, class: 'explained' }, number)
    : number;
}

function cellMarkup(cell: Cell, layout: Layout): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? escaped(cell) : figureMarkup(cell, layout);
}

/** A table of so many rows is not cut between pages. */
const WHOLE = 14;
/** Columns of words that make a long table easier to read in small print than broken over many lines. */
const WORDY = 5;
/** With fewer columns of numbers than these there is room for a label on one line. */
const FEW = 7;

function tableMarkup(table: Extract<Block, { type: 'table' }>, layout: Layout): string {
  const { columns, rows } = table;
  const head = columns
    .map(({ title, align }) => element('th', { scope: 'col', class: align }, escaped(title)))
    .join('');
  const body = rows.map((row) => rowMarkup(row, columns, layout)).join('');
  // Many columns are set smaller rather than cut.
  const wordy = columns.filter(({ align }) => align === 'left').length >= WORDY && rows.length > WHOLE;
  const figures = columns.length < FEW && columns.slice(1).every(({ align }) => align === 'right');
  const size =
    columns.length > 12 ? ' crowded' : columns.length > 8 || wordy ? ' dense' : figures ? ' figures' : '';
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

function chartMarkup(block: Extract<Block, { type: 'chart' }>, layout: Layout): string {
  const { chart, title } = block;
  if (chart.kind === 'heat') return heatMarkup(block, chart, layout);
  const { titles, rows } = chartTable(chart);
  const table = element(
    'table',
    { class: 'grid' },
    element(
      'thead',
      {},
      element('tr', {}, titles.map((name) => element('th', { scope: 'col' }, escaped(name))).join('')),
    ) +
      element(
        'tbody',
        {},
        rows
          .map((row) =>
            element(
              'tr',
              {},
              row
                .map((cell, index) =>
                  element(
                    index === 0 ? 'th' : 'td',
                    index === 0 ? { scope: 'row' } : {},
                    cellMarkup(cell, layout),
                  ),
                )
                .join(''),
            ),
          )
          .join(''),
      ),
  );
  return element(
    'figure',
    { class: 'drawing' },
    caption(title, block.unit) +
      drawn(chart, title) +
      noteMarkup(block.note) +
      element('details', {}, element('summary', {}, escaped(layout.words.asTable)) + table),
  );
}

function drawn(chart: Exclude<Chart, { kind: 'heat' }>, title: string): string {
  switch (chart.kind) {
    case 'series':
      return seriesChart(chart, title);
    case 'waterfall':
      return waterfallChart(chart, title);
    case 'tornado':
      return tornadoChart(chart, title);
    case 'histogram':
      return histogramChart(chart, title);
  }
}

/** Five strengths on either side of the pivot; the sign is in the number itself, so it reads without colour. */
function heatMarkup(
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
      `${escaped(chart.rowTitle)} ↓<br/>${escaped(chart.columnTitle)} →`,
    ),
    ...chart.columns.map((name) => element('th', { scope: 'col', class: 'right' }, escaped(name))),
  ].join('');
  const body = chart.rows
    .map((name, row) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, escaped(name)) +
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

const SIGNS = { red: '■', yellow: '▲', green: '●', none: '○' } as const;

function lightsMarkup({ items }: Extract<Block, { type: 'lights' }>, { words }: Layout): string {
  return element(
    'ul',
    { class: 'lights' },
    items
      .map(({ light, computed, title, reason, note }) =>
        element(
          'li',
          {},
          element('span', { class: `light ${light}` }, `${SIGNS[light]} ${escaped(words.light[light])}`) +
            element(
              'div',
              {},
              element('strong', {}, escaped(title)) +
                element('p', {}, escaped(reason)) +
                (computed === null || computed === light
                  ? ''
                  : element('p', { class: 'note' }, escaped(words.overridden(words.light[computed])))) +
                (note === '' ? '' : element('p', { class: 'note' }, escaped(note))),
            ),
        ),
      )
      .join(''),
  );
}

function signaturesMarkup({ rows }: Extract<Block, { type: 'signatures' }>, words: DocumentWords): string {
  const head = [words.role, words.name, words.date, words.signature]
    .map((title) => element('th', { scope: 'col' }, escaped(title)))
    .join('');
  const body = rows
    .map(({ role, name }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, escaped(role)) +
          element('td', {}, escaped(name)) +
          '<td></td><td></td>',
      ),
    )
    .join('');
  return element(
    'table',
    { class: 'grid signatures' },
    element('thead', {}, element('tr', {}, head)) + element('tbody', {}, body),
  );
}

function caption(title: string, unit: string): string {
  if (title === '' && unit === '') return '';
  const gap = title === '' || unit === '' ? '' : ' ';
  const inUnit = unit === '' ? '' : `${gap}${element('span', { class: 'unit' }, escaped(unit))}`;
  return element('figcaption', {}, escaped(title) + inUnit);
}

function noteMarkup(note: string): string {
  return note === '' ? '' : element('p', { class: 'note' }, escaped(note));
}
