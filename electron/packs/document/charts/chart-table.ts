/** The numbers of a chart as rows of a table, for who reads rather than looks. Heat maps are tables already. */
import { numberText } from '../../content/figures.ts';
import type { Cell, Chart } from '../../content/pack-content.ts';

export type ChartTable = {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

export function chartTable(chart: Chart): ChartTable {
  switch (chart.kind) {
    case 'series':
      return {
        titles: ['', ...chart.series.map(({ name }) => name)],
        rows: chart.categories.map((name, index) => [
          name,
          ...chart.series.map(({ points }) => points[index] ?? null),
        ]),
      };
    case 'waterfall':
      return { titles: ['', ''], rows: chart.steps.map(({ name, figure }) => [name, figure]) };
    case 'tornado':
      return {
        titles: ['', '−', '', '+', ''],
        rows: chart.bars.map(({ name, from, to, low, high }) => [name, from, low, to, high]),
      };
    case 'histogram':
      return {
        titles: ['', ''],
        rows: chart.shares.map((share, index) => [
          `${numberText(chart.edges[index] ?? 0, chart.form)} … ${numberText(chart.edges[index + 1] ?? 0, chart.form)}`,
          numberText(share, { kind: 'rate', digits: 1 }),
        ]),
      };
    case 'heat':
      return {
        titles: [`${chart.rowTitle} ↓ · ${chart.columnTitle} →`, ...chart.columns],
        rows: chart.rows.map((name, index) => [name, ...(chart.cells[index] ?? [])]),
      };
  }
}
