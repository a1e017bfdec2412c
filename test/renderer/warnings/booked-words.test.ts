/** What the habit of booking does to a light, in words of both languages. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bookedSentence, isFinerThanBooked } from '../../../renderer/pages/warnings/parts/booked-words.ts';
import { textsOf } from './texts.ts';

type Judged = Parameters<typeof bookedSentence>[2];

const rule = { grain: 'week', asBooked: true, yellow: { value: 0.35, run: 2 }, red: null } as const;
const monthly: Judged = { grain: 'month', rarest: { lineId: 'l', label: 'Rent', rhythm: 'month' } };
const state = (run: number) => ({ value: 0.35, run, soFar: 0, beyond: false, distance: null });

let en: Awaited<ReturnType<typeof textsOf>>;
let zh: Awaited<ReturnType<typeof textsOf>>;
beforeAll(async () => {
  en = await textsOf('en');
  zh = await textsOf('zh');
});

describe('a light judged as its line is booked', () => {
  it('says which line made it so, and what the run has become', () => {
    const runs = { yellow: state(1), red: null };
    expect(bookedSentence(en, rule, monthly, runs)).toBe(
      'Rent is booked by month, so this is judged by month, not by week. 1 in a row lasts as long as what the rule asks for.',
    );
    expect(bookedSentence(zh, rule, monthly, runs)).toBe(
      '“Rent”按月入账，因此按月判断，而非按周。连续 1 期即达到规则要求的时长。',
    );
  });

  it('says nothing of a run that stays as it is', () => {
    const one = { ...rule, yellow: { value: 0.35, run: 1 } };
    expect(bookedSentence(en, one, monthly, { yellow: state(1), red: null })).toBe(
      'Rent is booked by month, so this is judged by month, not by week.',
    );
  });

  it('waits for the end of the quarter where a sum to date has a line that is booked by quarter', () => {
    const judged: Judged = {
      grain: 'year-to-date',
      rarest: { lineId: 'l', label: 'Rent', rhythm: 'quarter' },
    };
    const toDate = { ...rule, grain: 'year-to-date' } as const;
    expect(bookedSentence(en, toDate, judged, { yellow: state(1), red: null })).toBe(
      'Rent is booked by quarter, so this is judged at the end of each quarter.',
    );
  });
});

describe('a light judged closer than its line is booked', () => {
  const exact = { ...rule, asBooked: false };
  const judged: Judged = { ...monthly, grain: 'week' };

  it('is said to stand out, and can be told to follow', () => {
    expect(bookedSentence(en, exact, judged, { yellow: state(2), red: null })).toBe(
      'Rent is booked by month: judged by week, it stands out where it is booked, as planned or not.',
    );
    expect(isFinerThanBooked(exact, judged)).toBe(true);
    expect(isFinerThanBooked(rule, monthly)).toBe(false);
  });

  it('has nothing to say where every line is booked often enough', () => {
    const often: Judged = { grain: 'week', rarest: null };
    expect(bookedSentence(en, exact, often, { yellow: state(2), red: null })).toBe('');
    expect(isFinerThanBooked(exact, often)).toBe(false);
  });
});
