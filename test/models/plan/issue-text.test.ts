/** What is wrong with a plan's fields, in words. Expected sentences are ours; none may be zod's. */
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../../models/plan/parse-plan.ts';

const base = {
  format: 'hurdle-plan',
  version: 1,
  name: 'A',
  timeline: { start: '2027-01', periodicity: 'year', periods: 3 },
};
const line = (entry: unknown, more: object = {}) => ({ code: 'a', kind: 'memo', entry, ...more });

function problems(change: object): readonly string[] {
  const parsed = parsePlan({ ...base, ...change });
  return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
}

describe('the words for a faulty field', () => {
  it.each([
    [{ name: undefined }, 'name: is missing'],
    [{ name: ' ' }, 'name: must not be empty'],
    [{ name: 7 }, 'name: must be a text'],
    [{ name: 'x'.repeat(201) }, 'name: is too long: at most 200 characters'],
    [{ version: 0 }, 'version: must be 1'],
    [{ extra: 1 }, ': has no field called "extra"'],
    [{ settings: [] }, 'settings: must be an object { … }'],
    [{ settings: { tax: { rate: 2 } } }, 'settings.tax.rate: must be at most 1'],
    [
      { settings: { tax: { losses: 'x' } } },
      'settings.tax.losses: must be one of "carry-forward", "immediate", "none"',
    ],
    [
      { settings: { terminalValue: { method: 'x' } } },
      'settings.terminalValue.method: must be one of "none", "perpetuity", "multiple", "book"',
    ],
    [{ timeline: { ...base.timeline, periods: 0 } }, 'timeline.periods: must be at least 1'],
    [{ timeline: { ...base.timeline, periods: 1.5 } }, 'timeline.periods: must be a whole number'],
    [
      { timeline: { ...base.timeline, start: '0050-01' } },
      'timeline.start: a plan starts between 1901-01 and 2999-12',
    ],
    [
      { timeline: { ...base.timeline, start: '2027-13' } },
      'timeline.start: a month is written YYYY-MM, for example 2026-03',
    ],
    [
      { lines: [line({ type: 'constant', value: Number.POSITIVE_INFINITY })] },
      'lines.0.entry.value: must be a finite number',
    ],
    [{ lines: [line({ type: 'series', values: 3 })] }, 'lines.0.entry.values: must be a list [ … ]'],
    [
      { lines: [line({ type: 'formula', formula: `1${'+1'.repeat(500_000)}` })] },
      'lines.0.entry.formula: a formula has at most 4000 characters: split it over several lines',
    ],
  ])('%#: name the place and what would be right', (change, expected) => {
    expect(problems(change)).toContain(expected);
  });
});
