/** The rows of typed entries: what makes one complete, where each trouble stands, blocks pasted from a spreadsheet. */
import { describe, expect, it } from 'vitest';
import { blankLine } from '../../../models/plan/blank.ts';
import type { Line } from '../../../models/plan/schema.ts';
import { dayOf } from '../../../models/tracking/calendar/day.ts';
import {
  type Draft,
  emptyDraft,
  readRows,
  settled,
  withPasted,
} from '../../../renderer/pages/actuals/typed/typed-rows.ts';

const line = (id: string, code: string, label: string): Line => blankLine(id, code, label, 'fixed-cost');
const LINES = [line('l1', 'rent1', 'Rent'), line('l2', 'wages', 'Wages'), line('l3', 'rent2', 'Rent')];
const draft = (patch: Partial<Draft>): Draft => ({ ...emptyDraft(1), ...patch });

describe('typed rows', () => {
  it('are entries once day, line and amount are read', () => {
    const rows = [
      draft({ day: '2026-03-05', line: 'WAGES', amount: '3k', memo: ' March ' }),
      draft({ key: 2, day: '6', line: 'wages', amount: '(12.50)' }),
    ];
    expect(readRows(rows, LINES)).toEqual([
      {
        kind: 'entry',
        entry: { day: dayOf({ year: 2026, month: 3, day: 5 }), lineId: 'l2', minor: 300_000, memo: 'March' },
      },
      // A day alone is of the month of the row before.
      {
        kind: 'entry',
        entry: { day: dayOf({ year: 2026, month: 3, day: 6 }), lineId: 'l2', minor: -1250, memo: '' },
      },
    ]);
  });

  it('count as none while nothing but a day is in them', () => {
    expect(readRows([draft({ day: '2026-03-05' }), emptyDraft(2)], LINES)).toEqual([
      { kind: 'empty' },
      { kind: 'empty' },
    ]);
  });

  it('say at each field what is missing or cannot be read', () => {
    expect(readRows([draft({ line: 'Canteen', amount: 'x' })], LINES)).toEqual([
      {
        kind: 'trouble',
        troubles: [
          { field: 'day', reason: 'missing' },
          { field: 'line', reason: 'unknown' },
          { field: 'amount', reason: 'text' },
        ],
      },
    ]);
  });

  it('do not guess between two lines of one label, and take the one that was chosen', () => {
    const typed = draft({ day: '2026-03-05', line: 'Rent', amount: '1' });
    expect(readRows([typed], LINES)[0]?.kind).toBe('trouble');
    expect(readRows([{ ...typed, lineId: 'l3' }], LINES)[0]).toMatchObject({
      kind: 'entry',
      entry: { lineId: 'l3' },
    });
  });

  it('show how they were read when a field is left', () => {
    const typed = draft({ day: '2026年3月5日', line: 'wages', amount: '5万' });
    expect(settled(typed, null, LINES, 'en')).toMatchObject({
      day: '2026-03-05',
      line: 'Wages',
      lineId: 'l2',
      amount: '50,000.00',
    });
    expect(settled(typed, null, LINES, 'zh').day).toBe('2026年3月5日');
    // What cannot be read stays as it was typed.
    expect(settled(draft({ day: 'soon', amount: 'x' }), null, LINES, 'en')).toMatchObject({
      day: 'soon',
      amount: 'x',
    });
  });
});

describe('a block pasted into the rows', () => {
  it('is laid over the fields from where it was pasted, and adds rows', () => {
    const next = withPasted(
      [emptyDraft(0)],
      0,
      'day',
      '2026-03-05\tWages\t100\tA\n2026-03-06\tRent\t(5)\tB\n',
    );
    expect(next).toEqual([
      { key: 0, day: '2026-03-05', line: 'Wages', lineId: null, amount: '100', memo: 'A' },
      { key: 1, day: '2026-03-06', line: 'Rent', lineId: null, amount: '(5)', memo: 'B' },
    ]);
  });

  it('leaves what lies left of it alone, and drops what has no field', () => {
    const next = withPasted([draft({ day: '2026-03-05' })], 0, 'amount', '1\tA\tbeyond\n2\tB');
    expect(next).toMatchObject([
      { day: '2026-03-05', amount: '1', memo: 'A' },
      { day: '', amount: '2', memo: 'B' },
    ]);
  });

  it('is none where it is one plain text: the field takes that itself', () => {
    expect(withPasted([emptyDraft(0)], 0, 'memo', 'just words')).toBeNull();
  });
});
