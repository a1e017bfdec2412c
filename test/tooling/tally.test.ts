// The last line of `npm test` must be the truth: each way in which a stage can fail without saying so.

import { describe, expect, it } from 'vitest';
import { browserTally, closingLines, oneCheck, sum, unitTally } from '../../scripts/tally.mjs';

describe('the unit tests', () => {
  it('are counted as reported', () => {
    const report = { passed: 7, failed: 2, skips: [{ name: 'a', reason: 'b' }], failures: ['c'] };
    expect(unitTally(1, report)).toEqual(report);
  });

  it('count as failed when the program ended badly though no test did', () => {
    expect(unitTally(1, { passed: 7, failed: 0, skips: [] }).failed).toBe(1);
  });

  it('count as failed when there is no report, or nothing ran', () => {
    expect(unitTally(0, undefined).failed).toBe(1);
    expect(unitTally(0, { passed: 0, failed: 0, skips: [] }).failed).toBe(1);
  });
});

describe('the browser tests', () => {
  // The shape is that of Playwright's JSON reporter (JSONReport in @playwright/test/reporter).
  const report = {
    errors: [],
    suites: [
      {
        title: 'a.e2e.ts',
        specs: [{ title: 'opens', tests: [{ status: 'expected' }] }],
        suites: [
          {
            title: 'inner',
            specs: [
              { title: 'fails', tests: [{ status: 'unexpected' }] },
              { title: 'passes at the second try', tests: [{ status: 'flaky' }] },
              {
                title: 'needs Electron',
                tests: [{ status: 'skipped', annotations: [{ type: 'skip', description: 'no binary' }] }],
              },
            ],
          },
        ],
      },
    ],
  };

  it('are counted through all suites; flaky is failed; a skip keeps its reason', () => {
    expect(browserTally(1, report)).toEqual({
      passed: 1,
      failed: 2,
      skips: [{ name: 'a.e2e.ts > inner > needs Electron', reason: 'no binary' }],
      failures: ['a.e2e.ts > inner > fails', 'a.e2e.ts > inner > passes at the second try'],
    });
  });

  it('count errors outside any test, and a missing report', () => {
    expect(browserTally(1, { errors: [{ message: 'no tests found' }], suites: [] }).failed).toBe(1);
    expect(browserTally(0, undefined).failed).toBe(1);
  });
});

describe('the closing lines', () => {
  it('add up all stages, name what failed and end with the one line', () => {
    const tallies = [
      oneCheck(true, 'types'),
      oneCheck(false, 'lint'),
      { passed: 5, failed: 0, skips: [{ name: 'x', reason: '' }], failures: [] },
    ];
    expect(closingLines(sum(tallies))).toEqual([
      'skipped: x (no reason given)',
      'failed: lint',
      '6 passed, 1 failed, 1 skipped',
    ]);
  });
});
