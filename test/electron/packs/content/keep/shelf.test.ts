/** A shelf of answers: found only for the very same things, a few of them, and nothing of work that was ended. */
import { describe, expect, it } from 'vitest';
import { createShelf, once, onceDone } from '../../../../../electron/packs/content/keep/shelf.ts';

describe('a shelf', () => {
  it('gives an answer again for the same things only, not for equal ones', () => {
    const shelf = createShelf<number>();
    const plan = { name: 'Shop' };
    let made = 0;
    const ask = (...key: readonly unknown[]): number => once(shelf, key, () => ++made);
    expect([ask(plan, null), ask(plan, null), ask(plan, 'low'), ask(plan)]).toEqual([1, 1, 2, 3]);
    expect(ask({ ...plan }, null)).toBe(4);
    expect([ask(0), ask(-0), ask(Number.NaN), ask(Number.NaN)]).toEqual([5, 6, 7, 7]);
  });

  it('keeps an answer that is null or undefined as any other', () => {
    const shelf = createShelf<null | undefined>();
    let asked = 0;
    for (const answer of [null, undefined]) {
      for (let time = 0; time < 3; time += 1) {
        once(shelf, [answer], () => {
          asked += 1;
          return answer;
        });
      }
    }
    expect(asked).toBe(2);
  });

  it('lets go of what was asked for longest ago', () => {
    const shelf = createShelf<string>(2);
    for (const key of ['a', 'b']) shelf.put([key], key);
    expect(shelf.find(['a'])?.value).toBe('a');
    shelf.put(['c'], 'c');
    expect(['a', 'b', 'c'].map((key) => shelf.find([key])?.value)).toEqual(['a', undefined, 'c']);
  });

  it('keeps nothing of work that was ended or has failed', async () => {
    const shelf = createShelf<{ readonly answer: number }>();
    expect(await onceDone(shelf, [], async () => null)).toBeNull();
    await expect(onceDone(shelf, [], () => Promise.reject(new Error('died')))).rejects.toThrow('died');
    expect(() =>
      once(shelf, [], () => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(await onceDone(shelf, [], async () => ({ answer: 42 }))).toEqual({ answer: 42 });
    expect(await onceDone(shelf, [], async () => null)).toEqual({ answer: 42 });
  });
});
