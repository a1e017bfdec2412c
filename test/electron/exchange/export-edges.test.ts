/**
 * Plans at the edge of what Excel's functions take: rates of zero and below (XNPV), nothing coming back (MIRR),
 * labels that look like formulas. The workbook is recalculated by another engine; labels are read from the file.
 */
import { describe, expect, it } from 'vitest';
import { exportWorkbook } from '../../../electron/exchange/export/export-workbook.ts';
import { importOwnWorkbook } from '../../../electron/exchange/import-own/import-own-workbook.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../models/plan/schema.ts';

const PATIENCE = 120_000;

function plan(rate: number, sales: number, label = 'Sales'): Plan {
  const parsed = parsePlan({
    format: 'hurdle-plan',
    version: 1,
    name: 'Edge',
    timeline: { start: '2027-01', periodicity: 'quarter', periods: 6 },
    settings: { discounting: { rate: { mode: 'given', rate } } },
    lines: [
      { code: 'sales', label, kind: 'revenue', entry: { type: 'constant', value: sales } },
      { code: 'rent', kind: 'fixed-cost', entry: { type: 'constant', value: 3 } },
      {
        code: 'machine',
        kind: 'investment',
        entry: { type: 'series', values: [], opening: 20 },
        investment: { book: { method: 'straight-line', life: 3 } },
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

describe('an export that the other engine agrees with', () => {
  it.each([
    ['a rate of zero', plan(0, 10)],
    ['a rate below zero', plan(-0.02, 10)],
    ['costs only, so that nothing comes back', plan(0.1, 0)],
    ['no flows at all', { ...plan(0.1, 0), lines: [] }],
    ['steering characters and half an emoji in a label', plan(0.1, 10, 'a\u001b[31m\u0000\nb\ud83d')],
  ])(
    'is written for %s',
    async (_what, subject) => {
      const written = await exportWorkbook(subject, 'en');
      expect(written.ok ? '' : JSON.stringify(written.error)).toBe('');
      if (!written.ok) return;
      expect(written.value.checks.filter(({ ok }) => !ok)).toEqual([]);
      const back = importOwnWorkbook(written.value.bytes);
      expect(back?.ok === true && back.value.plan).toEqual(subject);
    },
    PATIENCE,
  );
});
