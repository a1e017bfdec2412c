/** Blocks as markup: headline numbers that do not run into each other, and columns without a title that are named all the same. */
import { describe, expect, it } from 'vitest';
import { amountForm, figure } from '../../../../electron/packs/content/figures.ts';
import type { Block, Figure } from '../../../../electron/packs/content/pack-content.ts';
import { blockMarkup } from '../../../../electron/packs/document/blocks.ts';
import type { Layout } from '../../../../electron/packs/document/cells.ts';
import { documentWords } from '../../../../electron/packs/document/document-words.ts';

const layout: Layout = { words: documentWords('en'), changed: new Map(), explained: new Set(), prefix: '' };
const money = (value: number): Figure => figure(`f:${value}`, value, amountForm('one'));
const words = (text: string): Figure => ({ ...money(0), value: null, text });

function headline(figures: readonly Figure[]): string {
  const items = figures.map((each, index) => ({ label: `Number ${index}`, figure: each, note: '' }));
  return blockMarkup({ type: 'headline', items }, layout);
}

const classesOf = (markup: string): readonly (string | undefined)[] =>
  [...markup.matchAll(/<dd(?: class="([^"]*)")?>/g)].map(([, name]) => name);

describe('headline numbers', () => {
  it('are as large as they may be where they fit', () => {
    expect(classesOf(headline([money(12_345), money(-1_234), words('none')]))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('break words that stand in the place of a number, beside four others', () => {
    const five = Array.from({ length: 5 }, () => words('cannot be computed'));
    expect(classesOf(headline(five))).toEqual(Array(5).fill('wordy'));
    expect(headline(five)).toContain('<dl class="headline">');
  });

  it('are set smaller where they are long, and get fewer neighbours where that does not do', () => {
    // Five columns of 88 points: ten digits and three commas of 15 points are wider, of 12 points they fit.
    const long = headline([money(1_234_567_890), ...Array.from({ length: 4 }, () => money(1))]);
    expect(classesOf(long)).toEqual(['long', ...Array(4).fill(undefined)]);
    expect(long).toContain('<dl class="headline">');
    const longest = headline([money(123_456_789_012_345), ...Array.from({ length: 4 }, () => money(1))]);
    expect(longest).toContain('<dl class="headline roomy">');
  });
});

describe('a column without a title', () => {
  const headsOf = (block: Block): readonly string[] =>
    [...blockMarkup(block, layout).matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/g)].map(
      ([, content]) => content ?? '',
    );
  const spoken = (name: string): string => `<span class="spoken">${name}</span>`;

  it('is named for who hears the page, in a table and under a chart', () => {
    const table: Block = {
      type: 'table',
      title: 'Cash',
      unit: '',
      columns: [
        { title: '', align: 'left' },
        { title: '2027', align: 'right' },
      ],
      rows: [{ cells: ['Sales', money(1)], look: 'plain', level: 0 }],
      note: '',
    };
    expect(headsOf(table)).toEqual([spoken('Item'), '2027']);
    const chart: Block = {
      type: 'chart',
      title: 'Bridge',
      unit: '',
      chart: { kind: 'waterfall', steps: [{ name: 'Plan', figure: money(1), total: true }] },
      note: '',
    };
    expect(headsOf(chart)).toEqual([spoken('Item'), spoken('Value')]);
  });
});
