// Unit, property and golden tests and the walls: everything under test/ that needs no browser.
// The files share their processes and what those have loaded: a file keeps what it changes to itself, and so
// runs in any order. A file that puts another module in the place of one would hand it on to the next: such files
// run apart, each for itself (a wall keeps the list whole). Processes and not threads: V8 dies now and then when threads of one process give back
// WebAssembly code. Retries are off: a test that passes at the second try has found something.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The files that mock a module. */
const MOCKING = [
  'test/electron/contract/conformance.test.ts',
  'test/electron/host/desktop/print-window.test.ts',
  'test/electron/host/window-security.test.ts',
  'test/electron/tracking/actuals/long-import.test.ts',
];
const NO_UNIT_TESTS = ['test/e2e/**', '**/node_modules/**'];

export default defineConfig({
  test: {
    setupFiles: ['test/seeded-properties.ts'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    retry: 0,
    // A limit on what hangs, not on what is slow: speed is measured by `npm run bench`, beside a peer in one run.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A zone west of Greenwich shows what a date that slipped to local time would do.
    env: { TZ: 'America/New_York' },
    projects: [
      {
        extends: true,
        test: {
          name: 'sharing',
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...NO_UNIT_TESTS, ...MOCKING],
        },
      },
      { extends: true, test: { name: 'apart', isolate: true, include: MOCKING, exclude: NO_UNIT_TESTS } },
    ],
  },
});
