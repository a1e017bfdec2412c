// Browser tests: a real Chromium against the built local host, exactly as a user drives it.
// Each test file starts a host of its own (test/e2e/host-fixture.ts). The browser is named by
// HURDLE_BROWSER, which the test command sets; without it Playwright's own browser is used.
// No retries: a test that passes at the second try has found something.

import { defineConfig } from '@playwright/test';

const executablePath = process.env.HURDLE_BROWSER;
const isRoot = process.getuid?.() === 0;
const quiet = ['--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      // Chromium refuses its sandbox to root; for anyone else the sandbox stays on.
      args: isRoot ? ['--no-sandbox', ...quiet] : quiet,
    },
  },
});
