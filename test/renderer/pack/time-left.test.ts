// How far a job on a pack is, and how long it will still take at the speed it has had.
import { describe, expect, it } from 'vitest';
import { secondsLeft, shareOf } from '../../../renderer/pages/pack/job/time-left.ts';

describe('a job on a pack', () => {
  it('is half done when a making has its figures, and wholly when a check has them', () => {
    const gathered = { step: 'contents', done: 1, total: 1 } as const;
    expect(shareOf(gathered, 'making')).toBe(0.5);
    expect(shareOf(gathered, 'gathering')).toBe(1);
    expect(shareOf({ step: 'simulation', done: 0.5, total: 1 }, 'making')).toBe(0.25);
    // The third of four forms begins.
    expect(shareOf({ step: 'xlsx', done: 2, total: 4 }, 'making')).toBe(0.75);
    expect(shareOf({ step: 'contents', done: 1, total: 0 }, 'making')).toBe(0);
  });

  it('never goes back between its steps', () => {
    const steps = [
      { step: 'contents', done: 0, total: 1 },
      { step: 'simulation', done: 0.6, total: 1 },
      { step: 'contents', done: 1, total: 1 },
      { step: 'pptx', done: 0, total: 2 },
      { step: 'html', done: 1, total: 2 },
    ] as const;
    const shares = steps.map((step) => shareOf(step, 'making'));
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
  });

  it('takes as long again at its half, and three times as long at its quarter', () => {
    expect(secondsLeft(0.5, 10_000)).toBe(10);
    expect(secondsLeft(0.25, 10_000)).toBe(30);
  });

  it('says nothing too early, and nothing when it is done', () => {
    expect(secondsLeft(0.5, 1999)).toBeNull();
    expect(secondsLeft(0.05, 60_000)).toBeNull();
    expect(secondsLeft(1, 60_000)).toBeNull();
  });
});
