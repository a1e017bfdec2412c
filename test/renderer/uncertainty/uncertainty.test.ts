// The pure parts of the uncertainty editor: what a family begins with, shapes, paths, pasted history, problems by field.
// Expected values from closed forms of the distributions, or by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankLine } from '../../../models/plan/blank.ts';
import { distributionSchema } from '../../../models/plan/what-if/distribution-schema.ts';
import { draftProblems, specProblems, withoutForeign } from '../../../renderer/uncertainty/draft-problems.ts';
import {
  FAMILY_GROUPS,
  GROUP_NAMES,
  PATH_TYPES,
  parametersOf,
  type SpecType,
} from '../../../renderer/uncertainty/families.ts';
import { parseHistory, writeHistory } from '../../../renderer/uncertainty/fields/parse-history.ts';
import { readNumber, writeNumber } from '../../../renderer/uncertainty/fields/typed-number.ts';
import { pathBands } from '../../../renderer/uncertainty/shape/path-bands.ts';
import { specShape } from '../../../renderer/uncertainty/shape/shape.ts';
import {
  lineAnchors,
  plannedNumber,
  specAnchors,
  startingPath,
  startingSpec,
  startingUncertainty,
} from '../../../renderer/uncertainty/starting-spec.ts';
import { createDistribution } from '../../../scenarios/simulation/entry/spec.ts';

const FAMILIES: readonly SpecType[] = GROUP_NAMES.flatMap(
  (group): readonly SpecType[] => FAMILY_GROUPS[group],
);
const driver = (value: number) => ({
  ...blankLine('x', 'x', 'X', 'driver'),
  entry: { type: 'constant' as const, value },
});

describe('the families on offer', () => {
  it('are all that a plan can keep, each once', () => {
    const known = distributionSchema.options.map(({ shape }) => shape.type.value);
    expect(FAMILIES.toSorted()).toEqual(known.toSorted());
  });

  it('begin with something that can be drawn, whatever the planned number', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FAMILIES.filter((type) => type !== 'empirical')),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (type, planned) => {
          const spec = startingSpec(type, lineAnchors(driver(planned), 'value'));
          expect(createDistribution(spec)).toMatchObject({ ok: true });
          expect(distributionSchema.safeParse(spec).success).toBe(true);
        },
      ),
    );
  });

  it('keep the middle and the spread when one follows another: a normal of 100 and 10', () => {
    const known = specAnchors({ type: 'normal', mean: 100, sd: 10 });
    if (!known) throw new Error('a normal can be drawn');
    for (const type of ['lognormal', 'gamma', 'weibull', 'student-t', 'moments'] as const) {
      const made = createDistribution(startingSpec(type, known));
      if (!made.ok) throw new Error(type);
      expect(Math.abs(made.value.mean - 100)).toBeLessThan(0.5);
      expect(Math.abs(Math.sqrt(made.value.variance) - 10)).toBeLessThan(0.5);
    }
  });

  it('name the numbers that each is described by', () => {
    const names = (spec: Parameters<typeof parametersOf>[0]) => parametersOf(spec).map(({ name }) => name);
    expect(names({ type: 'percentiles', family: 'normal', p10: 1, p90: 2 })).toEqual(['p10', 'p90']);
    expect(names({ type: 'percentiles', family: 'pert', p10: 1, p90: 2 })).toEqual(['p10', 'p50', 'p90']);
    expect(names({ type: 'moments', family: 'beta', mean: 1, sd: 1 })).toEqual(['mean', 'sd', 'min', 'max']);
  });
});

describe('a line that becomes uncertain', () => {
  it('is drawn as its number where it has one, from its range', () => {
    const line = { ...driver(300), range: { low: 270, high: 330 } };
    expect(startingUncertainty(line)).toEqual({
      type: 'once',
      measure: 'value',
      distribution: { type: 'pert', min: 270, mode: 300, max: 330 },
    });
  });

  it('is drawn as a factor round 1 where it is a formula', () => {
    const line = { ...driver(0), entry: { type: 'formula' as const, formula: 'a * 2' } };
    expect(startingUncertainty(line)).toMatchObject({
      measure: 'factor',
      distribution: { min: 0.8, mode: 1, max: 1.2 },
    });
  });

  it('has the outlay at the opening as its number where there is nothing else', () => {
    const line = { ...driver(0), entry: { type: 'series' as const, values: [null, 0], opening: 500 } };
    expect(plannedNumber(line)).toBe(500);
    expect(plannedNumber({ ...line, entry: { type: 'series', values: [1], opening: 500 } })).toBeNull();
  });
});

describe('the shape of a distribution', () => {
  it('has an area of nearly one and the percentiles of the normal (1.2815515655 standard deviations)', () => {
    const shape = specShape({ type: 'normal', mean: 100, sd: 10 });
    const step = (shape?.points[1]?.x ?? 0) - (shape?.points[0]?.x ?? 0);
    const area = (shape?.points ?? []).reduce((sum, { density }) => sum + density * step, 0);
    expect(area).toBeGreaterThan(0.995);
    expect(area).toBeLessThanOrEqual(1 + 1e-12);
    expect(shape?.p10).toBeCloseTo(87.184484, 5);
    expect(shape?.p90).toBeCloseTo(112.815516, 5);
  });

  it('is bars with their masses where single values are possible', () => {
    const shape = specShape({
      type: 'discrete',
      outcomes: [
        { value: 2, weight: 3 },
        { value: 1, weight: 1 },
      ],
    });
    expect(shape?.kind).toBe('bars');
    expect(shape?.points.map(({ x, density }) => [x, density])).toEqual([
      [1, 0.25],
      [2, 0.75],
    ]);
  });

  it('is none where nothing can be drawn', () => {
    expect(specShape({ type: 'normal', mean: 1, sd: 0 })).toBeNull();
  });
});

describe('the fan of a path', () => {
  it('of a random walk widens with the root of time: after 4 periods by 2 steps', () => {
    const { p10, p50, p90 } = pathBands({ type: 'random-walk', start: 10, drift: 1, sd: 2 }, 4);
    expect(p50).toEqual([10, 11, 12, 13, 14]);
    expect(p90[4]).toBeCloseTo(14 + 1.2815515655446004 * 4, 12);
    expect(p10[0]).toBe(10);
  });

  it('of mean reversion ends at its level with variance sd^2 / (1 - (1 - speed)^2)', () => {
    const { p50, p90 } = pathBands({ type: 'mean-reversion', start: 0, level: 5, speed: 0.5, sd: 1 }, 200);
    expect(p50.at(-1)).toBeCloseTo(5, 9);
    expect(p90.at(-1)).toBeCloseTo(5 + 1.2815515655446004 * Math.sqrt(4 / 3), 9);
  });

  it('begins with something that can be drawn for every kind', () => {
    for (const type of PATH_TYPES) {
      const path = startingPath(type, lineAnchors(driver(0), 'value'));
      expect(draftProblems({ type: 'path', measure: 'value', path })).toEqual([]);
    }
  });
});

describe('pasted history', () => {
  it('reads columns, rows and lists as finance people write them', () => {
    expect(parseHistory('1,234\r\n(5)\n12 %', false)).toEqual({ data: [1234, -5, 0.12], unread: [] });
    expect(parseHistory('1\t2\t3', false).data).toEqual([1, 2, 3]);
    expect(parseHistory('1.5 2.5; 3', false).data).toEqual([1.5, 2.5, 3]);
    expect(parseHistory('5\n6 %', true).data).toEqual([0.05, 0.06]);
  });

  it('tells what it could not read and keeps the rest', () => {
    expect(parseHistory('1\nabc\n3', false)).toEqual({ data: [1, 3], unread: ['abc'] });
  });

  it('reads back what it writes', () => {
    const data = [0.1, -2.5, 1e6];
    expect(parseHistory(writeHistory(data, false), false).data).toEqual(data);
    expect(parseHistory(writeHistory(data, true), true).data).toEqual(data);
  });
});

describe('typed numbers', () => {
  it('are read in percent where they are rates, and written back the same', () => {
    expect(readNumber('12.5', true)).toBe(0.125);
    expect(readNumber('12.5 %', true)).toBe(0.125);
    expect(readNumber('3万', false)).toBe(30_000);
    expect(readNumber('x', false)).toBeNaN();
    expect(writeNumber(0.07, true)).toBe('7 %');
    expect(writeNumber(undefined, false)).toBe('');
  });
});

describe('problems of a draft', () => {
  it('name the field: a text, a least above the most, no spread', () => {
    const fields = (spec: Parameters<typeof specProblems>[0]) =>
      specProblems(spec).map(({ field, code }) => [field, code]);
    expect(fields({ type: 'normal', mean: Number.NaN, sd: 1 })).toEqual([['mean', 'not-finite']]);
    expect(fields({ type: 'uniform', min: 3, max: 2 })).toEqual([['min', 'order']]);
    expect(fields({ type: 'normal', mean: 3, sd: 0 })).toEqual([['sd', 'no-spread']]);
    expect(fields({ type: 'percentiles', family: 'pert', p10: 1, p90: 2 })).toEqual([['p50', 'not-finite']]);
  });

  it('do not come from numbers that the chosen shape does not ask for', () => {
    const spec = { type: 'percentiles', family: 'normal', p10: 1, p50: Number.NaN, p90: 2 } as const;
    expect(specProblems(spec)).toEqual([]);
    expect(JSON.parse(JSON.stringify(withoutForeign(spec)))).toEqual({
      type: 'percentiles',
      family: 'normal',
      p10: 1,
      p90: 2,
    });
  });
});
