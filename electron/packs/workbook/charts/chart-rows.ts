/**
 * A chart of the pack on its page: the native chart over the full width, and beside it, to the right of what is printed,
 * the numbers that it draws, live where all of them come from the model. A heat map is a table of its own.
 */
import type { Block, Chart } from '../../content/pack-content.ts';
import type { BlockPlace } from '../block-rows.ts';
import { heatRows } from './heat-rows.ts';
import { histogramRows } from './histogram-rows.ts';
import { seriesRows } from './series-rows.ts';
import { tornadoRows } from './tornado-rows.ts';
import { waterfallRows } from './waterfall-rows.ts';

type ChartBlock = Extract<Block, { type: 'chart' }>;
export type BlockOf<K extends Chart['kind']> = ChartBlock & { readonly chart: Extract<Chart, { kind: K }> };

/** Gives the first free row. */
export function chartRows(block: ChartBlock, from: number, place: BlockPlace): number {
  const { chart } = block;
  switch (chart.kind) {
    case 'series':
      return seriesRows({ ...block, chart }, from, place);
    case 'waterfall':
      return waterfallRows({ ...block, chart }, from, place);
    case 'tornado':
      return tornadoRows({ ...block, chart }, from, place);
    case 'histogram':
      return histogramRows({ ...block, chart }, from, place);
    case 'heat':
      return heatRows({ ...block, chart }, from, place);
  }
}

/** What stands above a chart, and in it. */
export function chartTitle({ title, unit }: { readonly title: string; readonly unit: string }): string {
  return [title, unit].filter((text) => text !== '').join(' · ');
}
