/** A two-way table: red where the value is below the pivot, bold where the plan stands. The words say the same. */
import { cellName } from '../../../exchange/export/columns.ts';
import { figuresOfChart } from '../../content/figures.ts';
import { type BlockPlace, blockTitle, putCell } from '../block-rows.ts';
import { scaleOf } from '../live-figure.ts';
import type { BlockOf } from './chart-rows.ts';

export function heatRows(block: BlockOf<'heat'>, from: number, place: BlockPlace): number {
  const { chart } = block;
  const { page, own } = place;
  const figures = figuresOfChart(chart);
  const live = { ...place.live, stated: new Set(figures.map(({ id }) => id)) };
  const head = blockTitle(block, from, place);
  page.heading(head, [
    { title: `${chart.rowTitle} ↓ · ${chart.columnTitle} →`, align: 'left' },
    ...chart.columns.map((title) => ({ title, align: 'right' as const })),
  ]);
  chart.rows.forEach((name, index) => {
    const row = head + 1 + index;
    putCell(place, row, 1, name, 'line');
    (chart.cells[index] ?? []).forEach((cell, at) => {
      const isPlanned = chart.planned?.row === index && chart.planned.column === at;
      putCell({ page, live }, row, at + 2, cell, isPlanned ? 'balance' : 'line', 'right');
    });
  });
  const last = head + chart.rows.length;
  const [some] = figures;
  if (some && chart.columns.length > 0) {
    page.marks.push({
      sheet: page.title,
      range: `${cellName(2, head + 1)}:${cellName(chart.columns.length + 1, last)}`,
      look: 'low',
      when: { kind: 'below', limit: chart.pivot / scaleOf(some.form) },
    });
  }
  page.together.push({ from, to: last });
  page.wide(last + 1, 1, own.heat);
  return last + 2;
}
