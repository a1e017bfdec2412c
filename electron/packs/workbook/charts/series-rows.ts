/** Columns and lines over categories. Marks follow IBCS: actual solid, prior lighter, plan outlined, forecast hatched. */
import type { ChartSeries } from '../../../exchange/export/workbook-model.ts';
import { figuresOfChart } from '../../content/figures.ts';
import type { Series } from '../../content/pack-content.ts';
import { type BlockPlace, putCell } from '../block-rows.ts';
import { axisFormat, figureCell, type Live } from '../live-figure.ts';
import { type BlockOf, chartTitle } from './chart-rows.ts';

const ROWS = 15;
const GREYS = ['6B7280', '9AA2AD', '475569'] as const;
const REFERENCE = '1C2430';
const MOST_NAMES = 12;
const MOST_VALUES = 14;

export function seriesRows(block: BlockOf<'series'>, from: number, place: BlockPlace): number {
  const { chart } = block;
  const { page } = place;
  const { categories, series, reference } = chart;
  const live = wholly(block, place.live);
  const head = page.asideRow(from, categories.length + 1);
  const { aside } = page;
  page.heading(
    head,
    [
      { title: '', align: 'left' },
      ...series.map(({ name }) => ({ title: name, align: 'right' as const })),
      ...(reference ? [{ title: reference.name, align: 'right' as const }] : []),
    ],
    aside,
  );
  categories.forEach((name, index) => {
    const row = head + 1 + index;
    putCell(place, row, aside, name, 'line');
    [...series.map(({ points }) => points[index] ?? null), ...(reference ? [reference.figure] : [])].forEach(
      (point, at) => {
        putCell({ page, live }, row, aside + at + 1, point, 'line', 'right');
      },
    );
  });
  const last = head + categories.length;
  const first = figuresOfChart(chart)[0];
  const drawn = (draw: Series['draw']): readonly ChartSeries[] =>
    series.flatMap((each, index) => {
      if (each.draw !== draw) return [];
      const order = series.filter((other) => other.draw === draw).indexOf(each);
      return [
        {
          name: page.range(aside + index + 1, head),
          categories: page.range(aside, head + 1, last),
          values: page.range(aside + index + 1, head + 1, last),
          colour: colourAt(order, place.colours),
          look: draw === 'line' ? lineLook(each, order) : COLUMNS[each.mark],
        },
      ];
    });
  const columns = drawn('column');
  const lines = [
    ...drawn('line'),
    ...(reference
      ? [
          {
            name: page.range(aside + series.length + 1, head),
            categories: page.range(aside, head + 1, last),
            values: page.range(aside + series.length + 1, head + 1, last),
            colour: REFERENCE,
            look: 'hatched' as const,
          },
        ]
      : []),
  ];
  page.charts.push({
    row: from,
    rows: ROWS,
    title: chartTitle(block),
    columns,
    lines,
    // Actual and forecast of a period never stand beside each other.
    isStacked: chart.stacked || (columns.length > 1 && isApart(series)),
    showsValues: columns.length === 1 && lines.length === 0 && categories.length <= MOST_VALUES,
    labelStep: Math.max(1, Math.ceil(categories.length / MOST_NAMES)),
    ...(first ? { numberFormat: axisFormat(first.form) } : {}),
  });
  page.together.push({ from, to: from + ROWS - 1 });
  return from + ROWS;
}

/** As on paper: the first line is solid, those after it and every forecast are dashed. */
function lineLook({ mark }: Series, order: number): 'solid' | 'hatched' {
  return order > 0 || mark === 'forecast' ? 'hatched' : 'solid';
}

const COLUMNS = { actual: 'solid', prior: 'light', plan: 'outlined', forecast: 'hatched' } as const;

function colourAt(index: number, { primary, accent }: BlockPlace['colours']): string {
  const all = [bare(primary), bare(accent), ...GREYS];
  return all[index % all.length] ?? REFERENCE;
}

/** Colours of packs are written as '#1F3A5F'. */
export function bare(colour: string): string {
  return colour.replace('#', '').toUpperCase();
}

/** No two columns have a figure in the same category. */
function isApart(series: readonly Series[]): boolean {
  const columns = series.filter(({ draw }) => draw === 'column');
  const count = Math.max(0, ...columns.map(({ points }) => points.length));
  return Array.from({ length: count }, (_, at) => at).every(
    (at) => columns.filter(({ points }) => points[at]?.value != null).length <= 1,
  );
}

/** A chart of which one part follows the switch and another does not would compare what does not belong together. */
export function wholly({ chart }: Pick<BlockOf<'series'>, 'chart'>, live: Live): Live {
  const figures = figuresOfChart(chart).filter(({ value }) => value !== null);
  if (figures.every((figure) => figureCell(figure, live).live)) return live;
  return { ...live, stated: new Set(figures.map(({ id }) => id)) };
}
