// The bridge on its axis, the order of actions, and the figures of a row as they are written.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayText } from '../../../models/tracking/calendar/day.ts';
import { localDay } from '../../../renderer/app/moments.ts';
import { waterfallRange } from '../../../renderer/charts/waterfall/waterfall-range.ts';
import { bridgeLevels } from '../../../renderer/pages/variance/bridge/bridge-bars.ts';
import { inOrderOfWork, noteFacts } from '../../../renderer/pages/variance/notes/note-facts.ts';
import {
  figure,
  percentOf,
  signedFigure,
  signedPercent,
} from '../../../renderer/pages/variance/row-words.ts';
import { yearlyPlan } from '../sample-plan.ts';

describe('a bridge from plan to actual', () => {
  it('hangs each step between the level before it and the level after it', () => {
    const { levels, gap } = bridgeLevels(1000, [-300, 50], 750);
    expect(levels).toEqual([
      { kind: 'from', low: 0, high: 1000, value: 1000 },
      { kind: 'step', low: 700, high: 1000, value: -300 },
      { kind: 'step', low: 700, high: 750, value: 50 },
      { kind: 'to', low: 0, high: 750, value: 750 },
    ]);
    expect(gap).toBe(0);
  });

  it('says what its steps leave open', () => {
    expect(bridgeLevels(1000, [-300], 750).gap).toBe(50);
  });

  it('closes for any whole steps, and fits on its axis', () => {
    const minor = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(minor, fc.array(minor, { maxLength: 9 }), (plan, steps) => {
        const actual = steps.reduce((sum, step) => sum + step, plan);
        const { levels, gap } = bridgeLevels(plan, steps, actual);
        expect(gap).toBe(0);
        const { low, high } = waterfallRange(levels);
        for (const { kind, low: from, high: to } of levels.filter((level) => level.kind === 'step')) {
          expect([kind, from >= low, to <= high]).toEqual(['step', true, true]);
        }
      }),
    );
  });
});

describe('the actions', () => {
  const note = (due: string | null, at: string, state: 'open' | 'done' = 'open') => ({ due, at, state });

  it('are late from the day after they were due, unless done', () => {
    expect(noteFacts(note('2026-03-31', ''), '2026-03-31').overdue).toBe(false);
    expect(noteFacts(note('2026-03-31', ''), '2026-04-01').overdue).toBe(true);
    expect(noteFacts(note('2026-03-31', '', 'done'), '2026-04-01')).toEqual({ done: true, overdue: false });
    expect(noteFacts(note(null, ''), '2026-04-01').overdue).toBe(false);
  });

  it('come by the day they are due, those without one after them, those done last', () => {
    const done = note('2026-01-01', 'a', 'done');
    const [late, soon, never, older] = [
      note('2026-05-01', 'b'),
      note('2026-04-01', 'd'),
      note(null, 'c'),
      note('2026-04-01', 'a'),
    ] as const;
    expect(inOrderOfWork([done, never, late, soon, older])).toEqual([older, soon, late, never, done]);
  });

  it('know the day of the machine', () => {
    expect(dayText(localDay(new Date(2026, 0, 5, 23, 59)))).toBe('2026-01-05');
  });
});

describe('the figures of a row', () => {
  const { settings: blank } = yearlyPlan();
  const settings = { ...blank, currency: 'CNY', displayUnit: 'one' } as const;
  const money = { kind: 'revenue', unit: '', measure: 'money' } as const;
  const texts = { t: (key: string) => key };

  it('are whole units of the currency from minor units, with a sign where they are differences', () => {
    expect(figure(money, 123_456_00, settings)).toBe('123,456');
    expect(figure(money, null, settings)).toBe('');
    expect(signedFigure(money, -123_456_00, settings)).toBe('\u2212123,456');
    expect(signedFigure(money, 100, settings)).toBe('+1');
    expect(signedFigure(money, 0, settings)).toBe('-');
    // Forty cents round to nothing, which has no direction.
    expect(signedFigure(money, -40, settings)).toBe('0');
  });

  it('are in the display unit for money only', () => {
    const wan = { ...settings, displayUnit: 'wan' } as const;
    expect(figure(money, 123_456_00, wan)).toBe('12.35');
    expect(figure({ kind: 'driver', unit: '', measure: 'quantity' }, 123_456_00, wan)).toBe('123,456');
  });

  it('write a rate as percent, and a percentage that means nothing in words', () => {
    expect(figure({ kind: 'driver', unit: '%', measure: 'rate' }, 25, settings)).toBe('25.0 %');
    expect(signedPercent(texts, -0.0444)).toBe('\u22124.4 %');
    expect(signedPercent(texts, 0.1)).toBe('+10.0 %');
    expect(signedPercent(texts, null)).toBe('variance.notMeaningful');
    expect(percentOf(texts, { amount: 0, percent: null })).toBe('');
  });
});
