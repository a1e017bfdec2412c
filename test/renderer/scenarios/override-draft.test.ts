/** Typed overrides: what is read from each kind of text, and what is refused at which field. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../models/plan/schema.ts';
import type { LineChange } from '../../../models/plan/what-if/scenario-schema.ts';
import {
  type Draft,
  draftKinds,
  readDraft,
  startDraft,
} from '../../../renderer/pages/scenarios/editor/override-draft.ts';
import { parseFactor, writeFactor } from '../../../renderer/pages/scenarios/editor/parse-factor.ts';
import {
  readProbability,
  writeProbability,
} from '../../../renderer/pages/scenarios/matrix/read-probability.ts';
import type { InputRef, Origin } from '../../../renderer/pages/scenarios/override-origin.ts';
import { yearlyPlan } from '../sample-plan.ts';

const PLAN: Plan = yearlyPlan({ displayUnit: 'thousand' });
const PRICE: InputRef = { kind: 'line', lineId: 'l1' };
const PLANT: InputRef = { kind: 'line', lineId: 'l3' };
const TAX: InputRef = { kind: 'setting', setting: 'taxRate' };
const PERIODS: InputRef = { kind: 'setting', setting: 'periods' };

const draftOf = (patch: Partial<Draft>, input: InputRef = PRICE): Draft => ({
  ...startDraft(PLAN, input, null, []),
  ...patch,
});

describe('a change in proportion', () => {
  it.each([
    ['+30 %', 1.3],
    ['30', 1.3],
    ['-20%', 0.8],
    ['−20 %', 0.8],
    ['(5)', 0.95],
    ['+10', 1.1],
    ['× 1.3', 1.3],
    ['x0.5', 0.5],
    ['1.25x', 1.25],
    ['0.8倍', 0.8],
    ['*2', 2],
    ['0', 1],
  ])('is read from %s', (text, factor) => {
    expect(parseFactor(text)).toBe(factor);
  });

  it.each(['', 'abc', '× ', 'x 30 %', '1/2', '--3'])('is refused in "%s"', (text) => {
    expect(parseFactor(text)).toBeNull();
  });

  it('is read back as it was written', () => {
    const readsBack = (factor: number): void => {
      expect(parseFactor(writeFactor(factor))).toBe(factor);
    };
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 100_000 }), (thousandths) => readsBack(thousandths / 1000)),
    );
    fc.assert(fc.property(fc.double({ min: 0.001, max: 10, noNaN: true }), readsBack));
  });
});

describe('a probability', () => {
  it.each([
    ['30 %', 0.3],
    ['30', 0.3],
    ['0.3', 0.3],
    ['100', 1],
    ['0', 0],
    ['33.3333', 0.333333],
  ])('is read from %s', (text, value) => {
    expect(readProbability(text)).toEqual({ kind: 'probability', value });
  });

  it('lies between 0 and 1, is a number, and may be left out', () => {
    expect(readProbability('140').kind).toBe('outside');
    expect(readProbability('-1').kind).toBe('outside');
    expect(readProbability('120 %').kind).toBe('outside');
    expect(readProbability('often').kind).toBe('not-a-number');
    expect(readProbability(' ').kind).toBe('none');
    expect(writeProbability(0.3)).toBe('30 %');
    expect(writeProbability(undefined)).toBe('');
  });
});

describe('a draft', () => {
  it('begins with the plan’s own number, or with the override that holds', () => {
    expect(startDraft(PLAN, PRICE, null, [])).toMatchObject({ kind: 'replace', value: '10' });
    const change: LineChange = { type: 'scale', factor: 0.8 };
    const owner = { id: 's', name: 'S', parentId: null, overrides: [] };
    const origin: Origin = {
      override: { target: 'line', lineId: 'l1', label: 'Price', change },
      owner,
      own: true,
    };
    expect(startDraft(PLAN, PRICE, origin, [])).toMatchObject({ kind: 'scale', factor: '−20%' });
    expect(startDraft(PLAN, TAX, null, [])).toMatchObject({ kind: 'replace', value: '0%' });
  });

  it('offers for a setting only what a single number can be', () => {
    expect(draftKinds(TAX)).toEqual(['replace', 'scale', 'shift', 'planned']);
    expect(draftKinds({ kind: 'setting', setting: 'timing' })).toEqual([]);
  });

  it('reads amounts in the unit on show', () => {
    // The plant is an amount of money; 1.2 in thousands is 1,200.
    const draft = draftOf({ kind: 'replace', value: '1.2' }, PLANT);
    expect(readDraft(PLAN, PLANT, draft)).toEqual({
      ok: true,
      value: {
        target: 'line',
        lineId: 'l3',
        label: 'Plant',
        change: { type: 'replace', value: 1200 },
      },
    });
  });

  it('takes a row or a column of a spreadsheet as a series, with empty cells', () => {
    const series = (text: string) => readDraft(PLAN, PRICE, draftOf({ kind: 'series', series: text }));
    const expected = { ok: true, value: { change: { type: 'series', values: [11, null, 13] } } };
    expect(series('11\t\t13')).toMatchObject(expected);
    expect(series('11\r\n\r\n13\r\n')).toMatchObject(expected);
  });

  it.each([
    [{ kind: 'replace', value: 'abc' }, PRICE, 'value', 'not-a-number'],
    [{ kind: 'shift', by: '' }, PRICE, 'by', 'not-a-number'],
    [{ kind: 'scale', factor: 'more' }, PRICE, 'factor', 'not-a-factor'],
    [{ kind: 'series', series: '1\ntwo\n3' }, PRICE, 'series', 'not-a-number'],
    [{ kind: 'series', series: '1\n2\n3\n4' }, PRICE, 'series', 'too-many'],
    [{ kind: 'series', series: '1', opening: 'x' }, PRICE, 'opening', 'not-a-number'],
    [{ kind: 'formula', formula: ' = ' }, PRICE, 'formula', 'formula-missing'],
    [{ kind: 'replace', value: '150 %' }, TAX, 'value', 'refused'],
    [{ kind: 'replace', value: '2.5' }, PERIODS, 'value', 'not-whole'],
    [{ kind: 'scale', factor: '+10%' }, PERIODS, 'factor', 'not-whole'],
    [{ kind: 'replace', value: '601' }, PERIODS, 'value', 'refused'],
  ] as const)('%o is refused at its field', (patch, input, field, code) => {
    expect(readDraft(PLAN, input, draftOf(patch, input))).toMatchObject({
      ok: false,
      error: { field, code },
    });
  });

  it('reads a rate with or without its sign', () => {
    for (const value of ['17.5', '17.5 %']) {
      expect(readDraft(PLAN, TAX, draftOf({ kind: 'replace', value }, TAX))).toMatchObject({
        ok: true,
        value: { target: 'setting', setting: 'taxRate', change: { type: 'replace', value: 0.175 } },
      });
    }
  });
});
