/**
 * A waterfall as stacked columns: an invisible base under each step, and the step in a part above and a part below zero,
 * so that one that crosses zero is right too. The parts are formulas over the figures.
 */
import { cellName } from '../../../exchange/export/columns.ts';
import { type Content, formula } from '../../../exchange/export/sheet-model.ts';
import type { ChartSeries } from '../../../exchange/export/workbook-model.ts';
import { type BlockPlace, putCell } from '../block-rows.ts';
import { axisFormat, scaleOf } from '../live-figure.ts';
import { type BlockOf, chartTitle } from './chart-rows.ts';
import { bare } from './series-rows.ts';

const ROWS = 16;
const GOOD = '3F7D58';
const BAD = 'B4483B';

type Step = {
  readonly isTotal: boolean;
  readonly row: number;
  readonly value: number;
  readonly from: number;
  readonly to: number;
};

/** What stands behind name and figure, in its order. */
const PARTS = ['from', 'to', 'base', 'total', 'up', 'upBelow', 'down', 'downBelow', 'top'] as const;
type Part = (typeof PARTS)[number];

export function waterfallRows(block: BlockOf<'waterfall'>, from: number, place: BlockPlace): number {
  const { chart } = block;
  const { page, own } = place;
  const { steps } = chart;
  const head = page.asideRow(from, steps.length + 1);
  const { sheet, aside } = page;
  const live = { ...place.live, stated: new Set(steps.map(({ figure }) => figure.id)) };
  page.heading(
    head,
    [
      { title: '', align: 'left' },
      { title: block.unit, align: 'right' },
    ],
    aside,
  );
  const column = (part: Part): number => aside + 2 + PARTS.indexOf(part);
  for (const part of PARTS)
    sheet.text(head, column(part), own.parts[part], { role: 'note', number: 'integer' });
  let level = 0;
  steps.forEach(({ name, figure, total }, index) => {
    const row = head + 1 + index;
    putCell(place, row, aside, name, total ? 'subtotal' : 'line');
    putCell({ page, live }, row, aside + 1, figure, total ? 'subtotal' : 'line', 'right');
    const value = (figure.value ?? 0) / scaleOf(figure.form);
    const begin = total ? 0 : level;
    level = total ? value : level + value;
    const step = { isTotal: total, row, value, from: begin, to: level };
    for (const part of PARTS) {
      const content = partOf(part, step, column, cellName(aside + 1, row));
      if (content) sheet.put(row, column(part), content, { role: 'data', row: 'muted', number: 'decimal' });
    }
  });
  const last = head + steps.length;
  const series = (part: Part, more: Omit<ChartSeries, 'categories' | 'values'>): ChartSeries => ({
    name: page.range(column(part), head),
    categories: page.range(aside, head + 1, last),
    values: page.range(column(part), head + 1, last),
    ...more,
  });
  const form = steps[0]?.figure.form;
  page.charts.push({
    row: from,
    rows: ROWS,
    title: chartTitle(block),
    columns: [
      series('base', { colour: 'FFFFFF', look: 'invisible', isUnnamed: true }),
      series('total', { colour: bare(place.colours.primary) }),
      series('up', { colour: GOOD }),
      series('upBelow', { colour: GOOD, isUnnamed: true }),
      series('down', { colour: BAD, look: 'hatched' }),
      series('downBelow', { colour: BAD, look: 'hatched', isUnnamed: true }),
    ],
    lines: [
      series('top', {
        colour: 'FFFFFF',
        look: 'invisible',
        isUnnamed: true,
        labels: steps.map(({ figure, total }) =>
          !total && (figure.value ?? 0) > 0 ? `+${figure.text}` : figure.text,
        ),
      }),
    ],
    isStacked: true,
    ...(form ? { numberFormat: axisFormat(form) } : {}),
  });
  page.together.push({ from, to: from + ROWS - 1 });
  return from + ROWS;
}

/** A total stands on the ground, a step on what is before it; null: the cell stays empty. */
function partOf(part: Part, step: Step, column: (part: Part) => number, figure: string): Content | null {
  const { isTotal, row, value, from, to } = step;
  const at = (of: Part, when = row): string => cellName(column(of), when);
  const [begin, end] = [at('from'), at('to')];
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const [lowText, highText] = [`MIN(${begin},${end})`, `MAX(${begin},${end})`];
  const above = Math.max(0, high) - Math.max(0, low);
  const below = Math.min(0, low) - Math.min(0, high);
  const when = (sign: '>=' | '<', isSo: boolean, text: string, part_: number): Content =>
    formula(`IF(${end}${sign}${begin},${text},0)`, isSo ? part_ : 0);
  const [aboveText, belowText] = [
    `MAX(0,${highText})-MAX(0,${lowText})`,
    `MIN(0,${lowText})-MIN(0,${highText})`,
  ];
  switch (part) {
    case 'from':
      return isTotal ? { kind: 'constant', value: 0 } : formula(at('to', row - 1), from);
    case 'to':
      return isTotal ? formula(figure, value) : formula(`${begin}+${figure}`, to);
    case 'base':
      return formula(`MAX(0,${lowText})+MIN(0,${highText})`, Math.max(0, low) + Math.min(0, high));
    case 'total':
      return isTotal ? formula(figure, value) : null;
    case 'up':
      return isTotal ? null : when('>=', to >= from, aboveText, above);
    case 'upBelow':
      return isTotal ? null : when('>=', to >= from, belowText, below);
    case 'down':
      return isTotal ? null : when('<', to < from, aboveText, above);
    case 'downBelow':
      return isTotal ? null : when('<', to < from, belowText, below);
    case 'top':
      return formula(highText, high);
  }
}
