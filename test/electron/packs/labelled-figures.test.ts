// What each number of a block is called: the words beside it, for every kind of block, in the order of reading.
import { describe, expect, it } from 'vitest';
import { figure, figuresOfBlock, RATE } from '../../../electron/packs/content/figures.ts';
import type { Block, Chart, Figure } from '../../../electron/packs/content/pack-content.ts';
import { labelledFigures } from '../../../electron/packs/labelled-figures.ts';

const number = (id: string): Figure => figure(id, 0.5, RATE);
const chart = (drawn: Chart): Block => ({ type: 'chart', title: 'Chart', unit: '', chart: drawn, note: '' });

const BLOCKS: readonly (readonly [block: Block, labels: readonly string[]])[] = [
  [{ type: 'headline', items: [{ label: 'IRR', figure: number('irr'), note: '' }] }, ['irr: IRR']],
  [
    {
      type: 'facts',
      rows: [
        { label: 'Outlay', cell: number('outlay') },
        { label: 'Owner', cell: 'Li' },
        { label: 'Date', cell: null },
      ],
    },
    ['outlay: Outlay'],
  ],
  [
    {
      type: 'table',
      title: 'Table',
      unit: '',
      columns: [
        { title: '', align: 'left' },
        { title: '2027', align: 'right' },
        { title: '2028', align: 'right' },
      ],
      rows: [
        { cells: ['Revenue', number('r1'), number('r2')], look: 'plain', level: 0 },
        { cells: [null, number('n1'), null], look: 'plain', level: 0 },
      ],
      note: '',
    },
    ['r1: Revenue · 2027', 'r2: Revenue · 2028', 'n1: 2027'],
  ],
  [
    chart({
      kind: 'series',
      categories: ['2027', '2028'],
      series: [{ name: 'Plan', draw: 'line', mark: 'plan', points: [number('p1'), null] }],
      stacked: false,
      reference: { name: 'Hurdle', figure: number('h') },
    }),
    ['p1: Plan · 2027', 'h: Hurdle'],
  ],
  [chart({ kind: 'waterfall', steps: [{ name: 'Price', figure: number('w'), total: false }] }), ['w: Price']],
  [
    chart({
      kind: 'tornado',
      planned: number('plan'),
      ends: { low: 'low', high: 'high' },
      bars: [{ name: 'Price', from: '90', to: '110', low: number('lo'), high: number('hi') }],
    }),
    ['plan: Chart', 'lo: Price · 90', 'hi: Price · 110'],
  ],
  [
    chart({
      kind: 'histogram',
      edges: [0, 1],
      shares: [1],
      form: RATE,
      marks: [{ name: 'P10', figure: number('p10') }],
    }),
    ['p10: P10'],
  ],
  [
    chart({
      kind: 'heat',
      rowTitle: 'Price',
      columnTitle: 'Volume',
      rows: ['90', '110'],
      columns: ['1000'],
      cells: [[number('a')], [number('b')]],
      planned: null,
      pivot: 0,
    }),
    ['a: 90 · 1000', 'b: 110 · 1000'],
  ],
  [{ type: 'paragraphs', texts: ['words'], look: 'plain' }, []],
];

describe('the numbers of a block', () => {
  it.each(BLOCKS)('are called as the page calls them: %#', (block, labels) => {
    const labelled = labelledFigures(block);
    expect(labelled.map(({ figure: { id }, label }) => `${id}: ${label}`)).toEqual(labels);
    expect(labelled.map((each) => each.figure)).toEqual(figuresOfBlock(block));
  });
});
