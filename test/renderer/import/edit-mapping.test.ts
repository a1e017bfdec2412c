// Corrections of an import mapping: periods stay distinct, begin with 1, and a column has one role.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportPreview, SheetMapping } from '../../../electron/contract/import.ts';
import {
  COLUMN_ROLES,
  columnName,
  roleOf,
  withAddedLine,
  withAllIncluded,
  withHeaderRow,
  withRole,
} from '../../../renderer/pages/import/edit-mapping.ts';

const grid: ImportPreview['grid'] = [
  { row: 0, cells: ['Item', 'Unit', '2026-01', '2026-02', '2026-03'] },
  { row: 1, cells: ['Sales', 'CNY', '1', '2', '3'] },
  { row: 2, cells: ['Rent', 'CNY', '4', '5', '6'] },
  { row: 3, cells: ['Total', 'CNY', '5', '7', '9'] },
];
const line = (row: number, label: string, found: 'detail' | 'subtotal' = 'detail') => ({
  row,
  label,
  kind: 'revenue' as const,
  sign: 'keep' as const,
  unit: '',
  group: '',
  include: found === 'detail',
  found,
  scale: 1,
  take: 'formula' as const,
});
const mapping: SheetMapping = {
  sheet: 0,
  headerRows: [0],
  labelColumn: 0,
  unitColumn: 1,
  groupColumn: null,
  kindColumn: null,
  timeline: { start: '2026-01', periodicity: 'month' },
  columns: [
    { column: 2, period: 1 },
    { column: 3, period: 2 },
    { column: 4, period: 3 },
  ],
  lines: [line(1, 'Sales'), line(2, 'Rent'), line(3, 'Total', 'subtotal')],
  unreadable: 'refuse',
  orientation: 'across',
  area: null,
  noteColumn: null,
  currency: null,
};

describe('a mapping corrected', () => {
  it('starts the plan later when the first period is left out', () => {
    const next = withRole(mapping, grid, 2, 'none');
    expect(next.timeline.start).toBe('2026-02');
    expect(next.columns).toEqual([
      { column: 3, period: 1 },
      { column: 4, period: 2 },
    ]);
  });

  it('makes the first column the opening without moving the others', () => {
    const next = withRole(mapping, grid, 2, 'opening');
    expect(roleOf(next, 2)).toBe('opening');
    expect(next.columns.find(({ column }) => column === 2)?.period).toBe(0);
    // What was the second month is now period 1, and so is its date.
    expect(next.timeline.start).toBe('2026-02');
  });

  it('keeps a gap between periods that the sheet has', () => {
    const gapped = {
      ...mapping,
      columns: [
        { column: 2, period: 1 },
        { column: 4, period: 5 },
      ],
    };
    expect(withRole(gapped, grid, 1, 'group').columns).toEqual(gapped.columns);
  });

  it('reads labels and units anew from the column that is chosen', () => {
    expect(withRole(mapping, grid, 1, 'unit').lines.map(({ unit }) => unit)).toEqual(['CNY', 'CNY', 'CNY']);
    const relabelled = withRole(mapping, grid, 2, 'label');
    expect(relabelled.lines.map(({ label }) => label)).toEqual(['1', '4', '5']);
    expect(roleOf(relabelled, 2)).toBe('label');
  });

  it('turns a row into a header and back into a line', () => {
    const header = withHeaderRow(mapping, grid, 1, true);
    expect(header.headerRows).toEqual([0, 1]);
    expect(header.lines.map(({ row }) => row)).toEqual([2, 3]);
    const back = withHeaderRow(header, grid, 1, false);
    expect(back.lines.map(({ row, label }) => [row, label])).toEqual([
      [1, 'Sales'],
      [2, 'Rent'],
      [3, 'Total'],
    ]);
  });

  it('never takes subtotals with all rows', () => {
    expect(withAllIncluded(mapping, true).lines.map(({ include }) => include)).toEqual([true, true, false]);
    expect(withAllIncluded(mapping, false).lines.some(({ include }) => include)).toBe(false);
  });

  it('makes no line of a row without a label', () => {
    expect(withAddedLine(mapping, grid, 9)).toBe(mapping);
  });

  it('keeps periods distinct, ascending and beginning with 1 under any corrections', () => {
    const step = fc.tuple(fc.nat(4), fc.constantFrom(...COLUMN_ROLES));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const end = steps.reduce((state, [column, role]) => withRole(state, grid, column, role), mapping);
        const periods = end.columns.map(({ period }) => period);
        expect(new Set(periods).size).toBe(periods.length);
        const later = periods.filter((period) => period > 0);
        expect(later).toEqual(later.toSorted((a, b) => a - b));
        if (later.length > 0) expect(later[0]).toBe(1);
        expect(new Set(end.columns.map(({ column }) => column)).size).toBe(end.columns.length);
      }),
    );
  });

  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 27, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  });

  it('takes a column back as it was proposed, and the plan begins with it again', () => {
    const without = withRole(mapping, grid, 2, 'none', mapping);
    const back = withRole(without, grid, 2, 'period', mapping);
    expect(back.timeline.start).toBe('2026-01');
    expect(back.columns).toEqual(mapping.columns);
  });

  it('keeps the months of a week that lies in two, whatever happens to the columns beside it', () => {
    const weeks: SheetMapping = {
      ...mapping,
      columns: [
        { column: 2, period: 1, share: 1 },
        { column: 3, period: 1, share: 6 / 7 },
        { column: 3, period: 2, share: 1 / 7 },
        { column: 4, period: 2, share: 1 },
      ],
    };
    const without = withRole(weeks, grid, 3, 'none', weeks);
    expect(without.columns).toEqual([
      { column: 2, period: 1, share: 1 },
      { column: 4, period: 2, share: 1 },
    ]);
    expect(withRole(without, grid, 3, 'period', weeks).columns).toEqual(weeks.columns);
    const late = withRole(withRole(weeks, grid, 2, 'none', weeks), grid, 3, 'none', weeks);
    expect(late.timeline.start).toBe('2026-02');
    expect(withRole(late, grid, 3, 'period', weeks)).toMatchObject({
      timeline: { start: '2026-01' },
      columns: weeks.columns.slice(1),
    });
  });
});
