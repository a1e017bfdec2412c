/** A bridge as bars: they close, the largest come first, small ones are put together, the axis is cut only when it must. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waterfallRange } from '../../../renderer/charts/waterfall/waterfall-range.ts';
import { distinctNames } from '../../../renderer/pages/scenarios/bridge/difference-words.ts';
import {
  type DrawnBridge,
  largestError,
  waterfallBars,
} from '../../../renderer/pages/scenarios/bridge/waterfall.ts';
import type { BridgeStep } from '../../../scenarios/bridge/bridge.ts';

const step = (contribution: number, standardError = 0): BridgeStep => ({
  difference: { kind: 'setting', change: { section: 'timeline', key: null } },
  contribution,
  standardError,
});
const bridgeOf = (
  from: number,
  steps: readonly BridgeStep[],
  method: DrawnBridge['method'] = 'exact',
): DrawnBridge => ({
  kind: 'bridge',
  method,
  from,
  to: steps.reduce((sum, { contribution }) => sum + contribution, from),
  steps,
});

describe('a waterfall', () => {
  it('goes from the first value to the last, the largest change first', () => {
    const bars = waterfallBars(bridgeOf(100, [step(5), step(-30), step(0)]), 10);
    expect(bars.map(({ kind, low, high, value }) => [kind, low, high, value])).toEqual([
      ['from', 0, 100, 100],
      ['step', 70, 100, -30],
      ['step', 70, 75, 5],
      ['to', 0, 75, 75],
    ]);
  });

  it('keeps the order of the changes where that is the method', () => {
    const bars = waterfallBars(bridgeOf(0, [step(1), step(7), step(-3)], 'sequential'), 10);
    expect(bars.slice(1, -1).map(({ value }) => value)).toEqual([1, 7, -3]);
  });

  it('puts the smallest together where there are too many', () => {
    const bars = waterfallBars(bridgeOf(0, [step(1), step(2), step(40), step(-50)]), 3);
    expect(bars.map(({ kind, value }) => [kind, value])).toEqual([
      ['from', 0],
      ['step', -50],
      ['step', 40],
      ['rest', 3],
      ['to', -7],
    ]);
    expect(bars.find(({ kind }) => kind === 'rest')).toMatchObject({ count: 2 });
  });

  it('arrives where the last bar stands, whatever the changes', () => {
    const changes = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), changes, (from, sizes) => {
        const made = bridgeOf(
          from,
          sizes.map((size) => step(size)),
        );
        const inner = waterfallBars(made, 8).slice(1, -1);
        expect(inner.length).toBeLessThanOrEqual(8);
        expect(inner.reduce((sum, { value }) => sum + value, from)).toBe(made.to);
      }),
    );
  });

  it('begins at zero, unless the changes would be too thin to see', () => {
    expect(waterfallRange(waterfallBars(bridgeOf(100, [step(-40)]), 9))).toEqual({
      low: 0,
      high: 100,
      cut: false,
    });
    expect(waterfallRange(waterfallBars(bridgeOf(-5, [step(20)]), 9))).toMatchObject({ low: -5, high: 15 });
    // From 1,000 to 1,010: ten in a thousand is one pixel in a hundred.
    expect(waterfallRange(waterfallBars(bridgeOf(1000, [step(10)]), 9))).toEqual({
      low: 995,
      high: 1010,
      cut: true,
    });
  });

  it('names its inputs so that they can be told apart', () => {
    expect(distinctNames(['Rent', 'Plan', 'Rent', 'Rent'])).toEqual(['Rent', 'Plan', 'Rent (2)', 'Rent (3)']);
  });

  it('tells the largest standard error of its shares', () => {
    expect(largestError(bridgeOf(0, [step(1, 0.2), step(2, 0.7)], 'sampled'))).toBe(0.7);
    expect(largestError(bridgeOf(0, [step(1)]))).toBe(0);
  });
});
