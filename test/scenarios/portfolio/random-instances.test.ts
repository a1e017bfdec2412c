/** Rationing by HiGHS against all subsets on 1,000 random problems with years, needs, exclusions, duties and bans. */
import { describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../../electron/portfolio/highs-solver.ts';
import { choiceOf, isAllowed } from '../../../scenarios/portfolio/choice.ts';
import { ration } from '../../../scenarios/portfolio/ration.ts';
import { bruteForce, randomProblem } from './brute-force.ts';

describe('rationing on random problems', () => {
  it('finds the best of all subsets, or that there is none, 1,000 times', { timeout: 240_000 }, async () => {
    const solve = await loadHighsSolver();
    const wrong: unknown[] = [];
    let impossible = 0;
    for (let seed = 0; seed < 1000; seed += 1) {
      const problem = randomProblem(seed);
      const expected = bruteForce(problem);
      const answer = await ration(problem, solve);
      if (expected === null) {
        impossible += 1;
        if (answer.kind !== 'clash') wrong.push({ seed, expected, answer });
        continue;
      }
      const right =
        answer.kind === 'found' &&
        isAllowed(problem, choiceOf(problem, answer.choice.shares)) &&
        Math.abs(answer.choice.npv - expected) <= 1e-12 * Math.abs(expected);
      if (!right) wrong.push({ seed, expected, answer });
    }
    expect(wrong).toEqual([]);
    // The draw holds both kinds of problem, else half of this test would be empty.
    expect(impossible).toBeGreaterThan(20);
    expect(impossible).toBeLessThan(500);
  });
});
