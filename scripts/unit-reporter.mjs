// A vitest reporter that writes what the test command needs for its last line: counts, what crashed,
// and each skipped test with its reason (vitest's own JSON leaves the reasons out).
// Writes the file named by HURDLE_UNIT_REPORT; prints nothing.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export default class UnitReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly unknown[]} unhandled
   */
  onTestRunEnd(modules, unhandled) {
    const report = {
      passed: 0,
      failed: 0,
      skips: /** @type {{ name: string, reason: string }[]} */ ([]),
      failures: unhandled.map((error) => `outside of any test: ${firstLine(error)}`),
    };
    let crashed = unhandled.length;
    for (const module of modules) {
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${module.relativeModuleId} > ${test.fullName}`;
        if (result.state === 'passed') report.passed += 1;
        else if (result.state === 'failed') {
          failedHere += 1;
          report.failures.push(`${name}: ${firstLine(result.errors?.[0])}`);
        } else {
          // "pending" is a test that never came to its end; that is a failure, not a skip.
          if (result.state === 'skipped')
            report.skips.push({ name: test.fullName, reason: result.note ?? '' });
          else {
            failedHere += 1;
            report.failures.push(`${name}: it never came to its end`);
          }
        }
      }
      report.failed += failedHere;
      // A file that fails without a failed test (it did not load, a hook threw) is a failure too.
      if (module.state() === 'failed' && failedHere === 0) {
        crashed += 1;
        report.failures.push(`${module.relativeModuleId}: ${firstLine(module.errors()[0])}`);
      }
    }
    const file = process.env.HURDLE_UNIT_REPORT;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify({ ...report, failed: report.failed + crashed }));
  }
}

/** @param {unknown} error @returns {string} */
function firstLine(error) {
  const text =
    error && typeof error === 'object' && 'message' in error ? String(error.message) : String(error);
  return text.split('\n', 1)[0]?.slice(0, 300) ?? '';
}
