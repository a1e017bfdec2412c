// Adds up what the stages of `npm test` found, and words the last line. Pure: takes parsed reports and
// exit codes, gives counts. A stage that ended badly without naming a failure counts as one failure, and
// a stage that left no report as one too: silence is never success.

/** @typedef {{ name: string, reason: string }} Skip */
/**
 * `failures` names what failed, one text each; a failure that has no name of its own is counted only.
 * @typedef {{ passed: number, failed: number, skips: readonly Skip[], failures: readonly string[] }} Tally
 */

/** @param {boolean} passed @param {string} name @returns {Tally} a stage that is one check */
export const oneCheck = (passed, name) =>
  passed
    ? { passed: 1, failed: 0, skips: [], failures: [] }
    : { passed: 0, failed: 1, skips: [], failures: [name] };

/**
 * @param {number} code how the unit tests' program ended
 * @param {unknown} report what unit-reporter.mjs wrote, or undefined where there is none
 * @returns {Tally}
 */
export function unitTally(code, report) {
  const read = /** @type {Partial<Tally> | undefined} */ (report);
  return reconcile(code, {
    passed: read?.passed ?? 0,
    failed: read?.failed ?? 0,
    skips: read?.skips ?? [],
    failures: read?.failures ?? [],
  });
}

/**
 * @typedef {{ status: string, annotations?: { type: string, description?: string }[] }} BrowserTest
 * @typedef {{ title: string, tests?: BrowserTest[] }} BrowserSpec
 * @typedef {{ title: string, suites?: BrowserSuite[], specs?: BrowserSpec[] }} BrowserSuite
 */

/**
 * @param {number} code how playwright ended
 * @param {unknown} report its JSON report, or undefined where there is none
 * @returns {Tally}
 */
export function browserTally(code, report) {
  const read = /** @type {{ suites?: BrowserSuite[], errors?: unknown[] } | undefined} */ (report);
  const tally = {
    passed: 0,
    failed: read?.errors?.length ?? 0,
    skips: /** @type {Skip[]} */ ([]),
    failures: /** @type {string[]} */ ([]),
  };
  /** @param {BrowserSuite} suite @param {string} path */
  const walk = (suite, path) => {
    const here = path === '' ? suite.title : `${path} > ${suite.title}`;
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests ?? []) {
        if (test.status === 'expected') tally.passed += 1;
        else if (test.status !== 'skipped') {
          tally.failed += 1;
          tally.failures.push(`${here} > ${spec.title}`);
        } else {
          const note = test.annotations?.find((one) => one.type === 'skip' || one.type === 'fixme');
          tally.skips.push({ name: `${here} > ${spec.title}`, reason: note?.description ?? '' });
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, here);
  };
  for (const suite of read?.suites ?? []) walk(suite, '');
  return reconcile(code, tally);
}

/**
 * @param {number} code
 * @param {Tally} tally
 * @returns {Tally}
 */
function reconcile(code, tally) {
  const ranNothing = tally.passed + tally.failed + tally.skips.length === 0;
  return (code !== 0 && tally.failed === 0) || ranNothing ? { ...tally, failed: tally.failed + 1 } : tally;
}

/** @param {readonly Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return {
    passed: tallies.reduce((n, one) => n + one.passed, 0),
    failed: tallies.reduce((n, one) => n + one.failed, 0),
    skips: tallies.flatMap((one) => one.skips),
    failures: tallies.flatMap((one) => one.failures),
  };
}

/** @param {Tally} tally @returns {string[]} the skipped tests with their reasons, what failed, then the one last line */
export function closingLines(tally) {
  const skips = tally.skips.map((skip) => `skipped: ${skip.name} (${skip.reason || 'no reason given'})`);
  const failures = tally.failures.map((name) => `failed: ${name}`);
  return [
    ...skips,
    ...failures,
    `${tally.passed} passed, ${tally.failed} failed, ${tally.skips.length} skipped`,
  ];
}
