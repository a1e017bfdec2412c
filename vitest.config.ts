// Unit, property and golden tests and the walls: everything under test/ that needs no browser.
// The files share their processes and what those have loaded: a file keeps what it changes to itself, and so
// runs in any order. Processes and not threads: V8 dies now and then when threads of one process give back
// WebAssembly code. Retries are off: a test that passes at the second try has found something.

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', '**/node_modules/**'],
    setupFiles: ['test/seeded-properties.ts'],
    environment: 'node',
    pool: 'forks',
    isolate: false,
    maxWorkers: Math.max(2, Math.floor(availableParallelism() / 2)),
    retry: 0,
    // A limit on what hangs, not on what is slow: speed is measured by `npm run bench`, beside a peer in one run.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A zone west of Greenwich shows what a date that slipped to local time would do.
    env: { TZ: 'America/New_York' },
  },
});
