// The report as it is drawn: rows that stand, folded groups, the scale of the bars, and what explains the profit.
import { describe, expect, it } from 'vitest';
import {
  blocksIn,
  deltaScale,
  explainProfit,
  monthBefore,
  monthsBetween,
  partsOf,
  shownRows,
  toggled,
} from '../../../renderer/pages/variance/report/report-layout.ts';
import { cell, row, smallReport } from './report-rows.ts';

const rows = smallReport();
const keys = (shown: ReturnType<typeof shownRows>) => shown.rows.map(({ row: { key } }) => key);

describe('the rows that stand', () => {
  it('are all of them, each as far in as the kind and group it is added up in', () => {
    const shown = shownRows(rows, false, new Set());
    expect(shown.rows).toHaveLength(rows.length);
    expect(shown.hidden).toBe(0);
    const depths = new Map(shown.rows.map(({ row: { key }, depth }) => [key, depth]));
    expect([depths.get('revenue'), depths.get('online'), depths.get('shop'), depths.get('ads')]).toEqual([
      0, 1, 2, 1,
    ]);
  });

  it('lose what lies in a folded group, and nothing else', () => {
    expect(keys(shownRows(rows, false, new Set(['online'])))).not.toContain('shop');
    const folded = keys(shownRows(rows, false, new Set(['revenue'])));
    expect(folded).not.toContain('online');
    expect(folded).toEqual(expect.arrayContaining(['revenue', 'ads', 'contribution', 'ebitda']));
  });

  it('are the lines that matter, with kinds and totals, and a count of the rest', () => {
    const shown = shownRows(rows, true, new Set());
    expect(keys(shown)).toEqual(['revenue', 'variable', 'ads', 'contribution', 'fixed', 'ebitda']);
    // shop, market, rent, plant, visits
    expect(shown.hidden).toBe(5);
  });

  it('can be folded where something lies below them', () => {
    const shown = shownRows(rows, true, new Set());
    const foldable = shown.rows.filter((each) => each.foldable).map(({ row: { key } }) => key);
    expect(foldable).toEqual(['variable']);
  });
});

describe('the scale of the bars', () => {
  it('is the largest difference of money, whatever its sign; quantities have no bar', () => {
    // shop: 500 - 700; visits are off by 4000 but no money.
    expect(deltaScale(shownRows(rows, false, new Set()).rows, 'month', 'plan')).toBe(200);
    expect(deltaScale([], 'month', 'plan')).toBe(0);
  });
});

describe('what explains the profit', () => {
  it('are the lines that pushed it the way it went, the strongest first', () => {
    const explained = explainProfit(rows, 'yearToDate', 3);
    // Profit 450 against 580. Shop lowers it by 200, ads by 50; market, rent push the other way; plant is no part of it.
    expect(explained).toMatchObject({ profit: 450, gap: -130 });
    expect(explained?.lines.map(({ row: { key }, push }) => [key, push])).toEqual([
      ['shop', -200],
      ['ads', -50],
    ]);
  });

  it('names the largest differences of both signs where the profit is as planned', () => {
    const even = rows.map((each) => (each.key === 'ebitda' ? { ...each, yearToDate: cell(580, 580) } : each));
    expect(explainProfit(even, 'yearToDate', 2)?.lines.map(({ row: { key } }) => key)).toEqual([
      'shop',
      'market',
    ]);
  });

  it('are no lines that nothing was booked on', () => {
    const unbooked = rows.map((each) =>
      each.key === 'shop' ? { ...each, yearToDate: { ...cell(0, 700), entries: false } } : each,
    );
    expect(explainProfit(unbooked, 'yearToDate', 3)?.lines.map(({ row: { key } }) => key)).toEqual(['ads']);
  });

  it('is nothing where there is no profit in the report', () => {
    expect(explainProfit([row({ key: 'plant', kind: 'investment', of: cell(1, 2) })], 'month', 3)).toBeNull();
  });
});

describe('the lines of a row', () => {
  const parts = (key: string) => {
    const found = rows.find((each) => each.key === key);
    return found ? partsOf(rows, found).map(({ lineId, sign }) => [lineId, sign]) : null;
  };

  it('are itself, those of its group or kind, and with their sign those of a total', () => {
    expect(parts('shop')).toEqual([['shop', 1]]);
    expect(parts('online')).toEqual([
      ['shop', 1],
      ['market', 1],
    ]);
    expect(parts('variable')).toEqual([['ads', 1]]);
    expect(parts('contribution')).toEqual([
      ['shop', 1],
      ['market', 1],
      ['ads', -1],
    ]);
    expect(parts('ebitda')).toEqual([
      ['shop', 1],
      ['market', 1],
      ['ads', -1],
      ['rent', -1],
    ]);
  });

  it('add up to the actual of the row', () => {
    const actual = (id: unknown) => rows.find((each) => each.lineId === id)?.month.actual ?? 0;
    for (const { key, month } of rows) {
      const sum = (parts(key) ?? []).reduce((total, [id, sign]) => total + Number(sign) * actual(id), 0);
      expect([key, sum]).toEqual([key, month.actual]);
    }
  });
});

describe('the months that may be asked for', () => {
  it('run from the last back to the first over the end of a year', () => {
    expect(monthsBetween('2025-11', '2026-02')).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
    expect(monthsBetween(null, '2026-02')).toEqual([]);
    expect(monthBefore('2026-01')).toBe('2025-12');
  });
});

describe('the blocks of columns', () => {
  it('are the three horizons, dense where they have no room, with the notes where there is some left', () => {
    const horizons = ['month', 'yearToDate', 'fullYear'];
    // 212 for the names and 345 for each horizon are 1,247.
    expect(blocksIn(1056, null, 'plan')).toEqual({ horizons, notes: false, dense: true });
    expect(blocksIn(1247, null, 'plan')).toEqual({ horizons, notes: false, dense: false });
    expect(blocksIn(1696, null, 'plan')).toEqual({ horizons, notes: true, dense: false });
    expect(blocksIn(1696, null, 'flexed')).toEqual({ horizons, notes: false, dense: false });
  });

  it('are those that are chosen, in their own order, never none', () => {
    const shown = blocksIn(1056, ['notes', 'fullYear'], 'plan');
    expect(shown).toEqual({ horizons: ['fullYear'], notes: true, dense: false });
    expect(toggled(shown, 'month')).toEqual(['month', 'fullYear', 'notes']);
    expect(toggled(shown, 'notes')).toEqual(['fullYear']);
    expect(toggled({ horizons: ['month'], notes: false, dense: false }, 'month')).toEqual(['month']);
  });
});
