/**
 * A chart of the pack on a sheet: its numbers as a table, live where they come from the model, and a native chart that
 * draws them. Heat maps and tornados are read as tables; a chart of columns draws them beside.
 */
import { columnName, sheetPrefix } from '../../exchange/export/columns.ts';
import { constant } from '../../exchange/export/sheet-model.ts';
import type { ChartSeries } from '../../exchange/export/workbook-model.ts';
import { numberText } from '../content/figures.ts';
import type { Block, Cell } from '../content/pack-content.ts';
import { chartTable } from '../document/charts/chart-table.ts';
import { scaleOf } from './live-figure.ts';
import type { BlockPlace, PutCell } from './pack-sheets.ts';

type ChartBlock = Extract<Block, { type: 'chart' }>;

/** A chart is as high as so many rows. */
const CHART_ROWS = 17;
const COLOURS = ['1F3A5F', 'C2410C', '6B7280', '9CA3AF', '475569'];

/** Gives the first free row. */
export function chartRows(block: ChartBlock, from: number, place: BlockPlace, put: PutCell): number {
  const { chart } = block;
  if (chart.kind === 'histogram') return histogramRows(block, from, place);
  const { titles, rows } = chartTable(chart);
  place.sheet.heading(from, [...titles]);
  rows.forEach((cells, index) => {
    cells.forEach((cell: Cell, column) => {
      put(place, from + 1 + index, column + 1, cell, 'line');
    });
  });
  const last = from + rows.length;
  const drawn = drawnColumns(block, titles.length);
  if (drawn === null || rows.length === 0) return last + 1;
  const prefix = sheetPrefix(place.title);
  const range = (column: number): string =>
    `${prefix}$${columnName(column)}$${from + 1}:$${columnName(column)}$${last}`;
  const series = (column: number, index: number): ChartSeries => ({
    name: `${prefix}$${columnName(column)}$${from}`,
    categories: range(1),
    values: range(column),
    colour: COLOURS[index % COLOURS.length] ?? '1F3A5F',
  });
  place.charts.push({
    sheet: place.title,
    cell: `${columnName(titles.length + 2)}${from}`,
    width: 720,
    height: CHART_ROWS * 20,
    title: [block.title, block.unit].filter((text) => text !== '').join(' · '),
    columns: drawn.columns.map(series),
    lines: drawn.lines.map((column, index) => series(column, drawn.columns.length + index)),
    labelStep: Math.max(1, Math.ceil(rows.length / 14)),
  });
  return Math.max(last + 1, from + CHART_ROWS);
}

/** Which columns of the table are drawn, counted from 1; null where the table is the picture. */
function drawnColumns(
  { chart }: ChartBlock,
  width: number,
): { readonly columns: readonly number[]; readonly lines: readonly number[] } | null {
  if (chart.kind === 'series') {
    const places = chart.series.map(({ draw }, index) => ({ draw, column: index + 2 }));
    return {
      columns: places.filter(({ draw }) => draw === 'column').map(({ column }) => column),
      lines: places.filter(({ draw }) => draw === 'line').map(({ column }) => column),
    };
  }
  if (chart.kind === 'waterfall') return { columns: [2], lines: [] };
  if (chart.kind === 'tornado' && width >= 5) return { columns: [3, 5], lines: [] };
  return null;
}

/** From, to and share of each bin, and the marks below. */
function histogramRows(block: ChartBlock, from: number, { sheet, title, charts, words }: BlockPlace): number {
  const { chart } = block;
  if (chart.kind !== 'histogram') return from;
  const { edges, shares, form, marks } = chart;
  const number = form.kind === 'amount' ? (form.digits > 0 ? 'scaled' : 'amount') : 'number';
  sheet.heading(from, ['', '%']);
  shares.forEach((share, index) => {
    sheet.text(
      from + 1 + index,
      1,
      `${numberText(edges[index] ?? 0, form)} … ${numberText(edges[index + 1] ?? 0, form)}`,
    );
    sheet.put(from + 1 + index, 2, constant(share), { role: 'formula', number: 'rate' });
  });
  const last = from + shares.length;
  let row = last + 2;
  for (const { name, figure } of marks) {
    if (figure.value === null) continue;
    sheet.text(row, 1, name);
    sheet.put(row, 2, constant(figure.value / scaleOf(figure.form)), { role: 'formula', number });
    row += 1;
  }
  const prefix = sheetPrefix(title);
  charts.push({
    sheet: title,
    cell: `D${from}`,
    width: 720,
    height: CHART_ROWS * 20,
    title: [block.title, block.unit].filter((text) => text !== '').join(' · ') || words.contents,
    columns: [
      {
        categories: `${prefix}$A$${from + 1}:$A$${last}`,
        values: `${prefix}$B$${from + 1}:$B$${last}`,
        colour: '1F3A5F',
      },
    ],
    lines: [],
    isTight: true,
    numberFormat: '0 %',
    labelStep: Math.max(1, Math.ceil(shares.length / 8)),
  });
  return Math.max(row, from + CHART_ROWS);
}
