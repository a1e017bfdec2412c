/** The block IRR: every answer put back gives no net present value; what it can't know it leaves alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irrBlock } from '../../../models/returns/block-irr.ts';

function solve(flows: readonly (readonly number[])[]): {
  readonly rates: readonly number[];
  readonly unanswered: number;
} {
  const trials = flows.length;
  const columns = flows[0]?.length ?? 0;
  const block = new Float64Array(columns * trials);
  flows.forEach((flow, trial) => {
    flow.forEach((value, column) => {
      block[column * trials + trial] = value;
    });
  });
  const out = new Float64Array(trials);
  const unanswered = irrBlock(block, columns, trials, out);
  return { rates: [...out], unanswered };
}

describe('IRR of a block of flows', () => {
  it('is right where algebra says so', () => {
    // -100 then 110: 10 %. -100 then 121 in two periods: 10 %. -100, 60, 60: (3 + sqrt(69)) / 10 - 1. A loan: 5 %.
    const { rates, unanswered } = solve([
      [-100, 110, 0],
      [-100, 0, 121],
      [-100, 60, 60],
      [100, -105, 0],
      [-100, 10, 20],
    ]);
    expect(rates[0]).toBeCloseTo(0.1, 14);
    expect(rates[1]).toBeCloseTo(0.1, 14);
    expect(rates[2]).toBeCloseTo((3 + Math.sqrt(69)) / 10 - 1, 14);
    expect(rates[3]).toBeCloseTo(0.05, 14);
    // 100 v^0 = 10 v + 20 v^2: v = (-1 + sqrt(81)) / 4 = 2, so -50 %.
    expect(rates[4]).toBeCloseTo(-0.5, 14);
    expect(unanswered).toBe(0);
  });

  it('leaves flows alone that have no or more than one change of sign, or are not numbers', () => {
    const { rates, unanswered } = solve([
      [-100, 230, -132],
      [1, 2, 3],
      [0, 0, 0],
      [-1, Number.NaN, 2],
      [-100, 50, 70],
    ]);
    expect(rates.slice(0, 4)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(rates[4]).toBeGreaterThan(0);
    expect(unanswered).toBe(4);
  });

  it('is right however far a rate lies from its neighbour, and beside flows without one', () => {
    // -1 then x: the rate is x - 1. -1 then x in the tenth period: x^(1/10) - 1.
    const ends = [2, 1e-6, 1e6, 1.05, 1e-3, 1e3, 0.5, 1, 1.1, 1e-9, 3];
    const flow = (end: number, at: number): number[] =>
      Array.from({ length: 11 }, (_, column) => (column === 0 ? -1 : column === at ? end : 0));
    const never = Array.from({ length: 11 }, () => 1);
    const endless = [Number.POSITIVE_INFINITY, ...never.slice(1).map(() => -1)];
    const near = ends.map((end) => flow(end, 1));
    const far = ends.map((end) => flow(end, 10));
    const { rates, unanswered } = solve([...near, never, ...far, endless]);
    ends.forEach((end, trial) => {
      expect(Math.abs((rates[trial] ?? 0) - (end - 1))).toBeLessThan(1e-14 * Math.max(1, end));
      const late = end ** 0.1;
      expect(Math.abs((rates[ends.length + 1 + trial] ?? 0) - (late - 1))).toBeLessThan(1e-14 * (1 + late));
    });
    expect(rates[ends.length]).toBeNaN();
    expect(rates.at(-1)).toBeNaN();
    expect(unanswered).toBe(2);
  });

  it('gives a rate whose net present value is below 1e-9 of the flows', () => {
    const amount = fc.double({ min: 0.01, max: 1000, noNaN: true });
    const flow = fc.tuple(
      fc.array(amount, { minLength: 1, maxLength: 3 }),
      fc.array(amount, { minLength: 1, maxLength: 9 }),
    );
    fc.assert(
      fc.property(fc.array(flow, { minLength: 1, maxLength: 11 }), (list) => {
        const flows = list.map(([out, back]) => {
          const all = [...out.map((value) => -value), ...back];
          return [...all, ...Array.from({ length: 12 - all.length }, () => 0)];
        });
        const { rates, unanswered } = solve(flows);
        expect(unanswered).toBe(0);
        rates.forEach((rate, trial) => {
          const v = 1 / (1 + rate);
          const terms = (flows[trial] ?? []).map((value, column) => value * v ** column);
          const size = terms.reduce((sum, term) => sum + Math.abs(term), 0);
          expect(Math.abs(terms.reduce((sum, term) => sum + term, 0))).toBeLessThan(1e-9 * size);
        });
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
