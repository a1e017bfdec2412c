// Browser tests: a real Chromium against the built local host, exactly as a user drives it.
// Each test file starts a host of its own (test/e2e/host-fixture.ts), so files run beside each other.
// The browser is named by HURDLE_BROWSER, which the test command sets; without it Playwright's own is used.
// No retries: a test that passes at the second try has found something. HURDLE_TRACE=1 keeps a trace of
// each failure beside its picture; recording one takes a fifth of the time of all tests.

import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';

const executablePath = process.env.HURDLE_BROWSER;
const isRoot = process.getuid?.() === 0;
const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: Math.max(2, Math.floor(availableParallelism() / 2)),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: process.env.HURDLE_TRACE === undefined ? 'off' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium refuses its sandbox to root; for anyone else the sandbox stays on.
      args: isRoot ? ['--no-sandbox', ...quiet] : quiet,
    },
  },
});
