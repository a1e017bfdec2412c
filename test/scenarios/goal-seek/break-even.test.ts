/** The break-even table: each driver's by algebra, and why one has none. */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../../models/appraisal/appraise.ts';
import type { Driver } from '../../../scenarios/drivers/driver.ts';
import { breakEvenTable } from '../../../scenarios/goal-seek/break-even.ts';
import { planDrivers } from '../../../scenarios/tornado/ranges.ts';
import { constant, line } from '../../models/appraisal/small-plan.ts';
import { otobai } from '../varied-plan.ts';

const driver = (code: string): Driver => ({ kind: 'line', code, measure: 'value' });

describe('the break-even table', () => {
  it('has the switching value of each driver of the scooter', () => {
    const rows = breakEvenTable(otobai(), planDrivers(otobai()));
    // A yearly flow of 15 / annuity is needed: pre-tax profit (f - 0.75) x 2 = market x share x margin - fixed.
    const needed = (15 / ((1 - 1.1 ** -10) / 0.1) - 0.75) * 2;
    const expected: Readonly<Record<string, number>> = {
      market: (needed + 3) / 7.5,
      share: (needed + 3) / 75,
      price: 300 + (needed + 3) / 0.1,
      unit_cost: 375 - (needed + 3) / 0.1,
      fixed: 7.5 - needed,
    };
    expect(rows).toHaveLength(5);
    for (const { driver: own, below, above } of rows) {
      const code = own.kind === 'line' ? own.code : '';
      const value = code === 'unit_cost' || code === 'fixed' ? above : below;
      expect(value).toBeCloseTo(expected[code] ?? 0, 9);
    }
  });

  it('leaves no driver out, and says why one has no break-even', () => {
    const base = otobai();
    const plan = { ...base, lines: [...base.lines, line('zero', 'driver', constant(0))] };
    const premium: Driver = { kind: 'setting', setting: 'ratePremium' };
    const rows = breakEvenTable(plan, [driver('zero'), driver('nothing'), premium]);
    expect(rows.map(({ sought }) => (sought.kind === 'none' ? sought.reason : 'found'))).toEqual([
      'no-range',
      'no-such-line',
      'found',
    ]);
    // A premium planned at zero is searched 100 points to both sides: it breaks even at the internal rate.
    const { irr } = appraise(plan).headline;
    expect(rows[2]?.above).toBeCloseTo((irr.kind === 'unique' ? irr.rate : Number.NaN) - 0.1, 9);
  });
});
