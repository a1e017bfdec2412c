/** Shares of trials over equal bins: those below zero are hatched, the others solid; marks (P10, planned) stand below. */
import { cellName } from '../../../exchange/export/columns.ts';
import { constant } from '../../../exchange/export/sheet-model.ts';
import { numberText } from '../../content/figures.ts';
import { type BlockPlace, putCell } from '../block-rows.ts';
import { type BlockOf, chartTitle } from './chart-rows.ts';
import { bare } from './series-rows.ts';

const ROWS = 15;
const BAD = 'B4483B';

export function histogramRows(block: BlockOf<'histogram'>, from: number, place: BlockPlace): number {
  const { edges, shares, form, marks } = block.chart;
  const { page, own } = place;
  const { sheet, aside } = page;
  const live = { ...place.live, stated: new Set(marks.map(({ figure }) => figure.id)) };
  let row = from + ROWS;
  for (const { name, figure } of marks) {
    if (figure.value === null) continue;
    putCell(place, row, 1, name, 'line');
    putCell({ page, live }, row, 2, figure, 'line', 'right');
    row += 1;
  }
  const head = page.asideRow(from, shares.length + 1);
  page.heading(
    head,
    [
      { title: chartTitle({ title: own.binFrom, unit: block.unit }), align: 'left' },
      ...[own.binTo, own.share, own.below, own.above].map((title) => ({ title, align: 'right' as const })),
    ],
    aside,
  );
  shares.forEach((share, index) => {
    const at = head + 1 + index;
    const [low, high] = [edges[index] ?? 0, edges[index + 1] ?? 0];
    sheet.text(at, aside, edgeText(low, form));
    sheet.text(at, aside + 1, edgeText(high, form), { number: 'integer' });
    sheet.put(at, aside + 2, constant(share), { role: 'formula', number: 'rate' });
    const content = { kind: 'formula', formula: cellName(aside + 2, at), value: share } as const;
    sheet.put(at, aside + (high <= 0 ? 3 : 4), content, { role: 'data', row: 'muted', number: 'rate' });
  });
  const last = head + shares.length;
  const series = (column: number, colour: string, look: 'hatched' | 'solid') => ({
    name: page.range(column, head),
    categories: page.range(aside, head + 1, last),
    values: page.range(column, head + 1, last),
    colour,
    look,
  });
  const hasLosses = shares.some((share, index) => share > 0 && (edges[index + 1] ?? 0) <= 0);
  page.charts.push({
    row: from,
    rows: ROWS,
    title: chartTitle(block),
    columns: [
      ...(hasLosses ? [series(aside + 3, BAD, 'hatched')] : []),
      series(aside + 4, bare(place.colours.primary), 'solid'),
    ],
    lines: [],
    isStacked: true,
    isTight: true,
    numberFormat: '0%',
    labelStep: Math.max(1, Math.ceil(shares.length / 12)),
  });
  page.together.push({ from, to: row - 1 });
  return row;
}

function edgeText(value: number, form: BlockOf<'histogram'>['chart']['form']): string {
  const text = numberText(value, form);
  return text === '-' ? '0' : text;
}
