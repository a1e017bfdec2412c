// `npm test`: everything that must hold, in the order in which a failure is cheapest to find: types of
// each layer, lint and format, unit, property and golden tests with the walls, the build, and browser
// tests against the built local host. All stages run even if one fails. What failed is named again at the end; the last line is the truth.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { buildIfStale } from './build.mjs';
import { run } from './child.mjs';
import { inRoot, localNode, ROOT, toolEnvironment } from './environment.mjs';
import { findBrowser } from './find-browser.mjs';
import { installIfNeeded } from './install.mjs';
import { readTestOptions, TEST_HELP } from './options.mjs';
import { browserTally, closingLines, oneCheck, sum, unitTally } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

export const LAYERS = ['models', 'scenarios', 'electron', 'renderer', 'test', 'scripts'];
const UNIT_REPORT = inRoot('test-results', 'unit.json');
const BROWSER_REPORT = inRoot('test-results', 'e2e.json');

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/**
 * Runs a tool of node_modules under the local Node, whatever Node the caller has.
 * @param {string} script path under node_modules
 * @param {readonly string[]} args
 * @param {{ aloud?: boolean, env?: NodeJS.ProcessEnv }} options
 */
function tool(script, args, options = {}) {
  const file = inRoot('node_modules', ...script.split('/'));
  const env = toolEnvironment(options.env);
  return run(localNode() ?? process.execPath, [file, ...args], {
    cwd: ROOT,
    env,
    aloud: options.aloud ?? false,
  });
}

/** A layer that is still empty is no error, and no passed check either.
 * @param {string} folder @returns {boolean} */
const hasSources = (folder) =>
  readdirSync(inRoot(folder), { withFileTypes: true }).some((entry) =>
    entry.isDirectory() ? hasSources(`${folder}/${entry.name}`) : /\.(?:tsx?|mjs)$/.test(entry.name),
  );

/** @param {string} file @returns {unknown} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {string} output a check's own words, shown only when it failed */
const complain = (name, output) => say(`\n${name} failed:\n${output.trim()}\n`);

/** @type {ReturnType<typeof findBrowser> | undefined} */
let browserSearch;

/** The unit tests print packs with the browser that the browser tests drive: it is looked for, and fetched, once. */
function browser() {
  browserSearch ??= findBrowser(say);
  return browserSearch;
}

/** @type {Record<string, (filters: readonly string[]) => Promise<Tally>>} */
const stages = {
  async types() {
    const tallies = [];
    for (const layer of LAYERS.filter(hasSources)) {
      const ended = await tool('typescript/bin/tsc', ['-p', layer]);
      if (ended.code !== 0) complain(`types of ${layer}/`, ended.output);
      tallies.push(oneCheck(ended.code === 0, `types of ${layer}/`));
    }
    return sum(tallies);
  },
  async lint() {
    const ended = await tool('@biomejs/biome/bin/biome', [
      'check',
      '--error-on-warnings',
      '--colors=off',
      '.',
    ]);
    if (ended.code !== 0) complain('lint and format', ended.output);
    return oneCheck(ended.code === 0, 'lint and format');
  },
  async unit(filters) {
    rmSync(UNIT_REPORT, { force: true });
    const reporters = ['--reporter=default', '--reporter=./scripts/unit-reporter.mjs'];
    const found = await browser();
    if (!found.ok) say(found.message);
    const env = { HURDLE_UNIT_REPORT: UNIT_REPORT, ...(found.ok ? { HURDLE_BROWSER: found.path } : {}) };
    const ended = await tool('vitest/vitest.mjs', ['run', ...reporters, ...filters], { aloud: true, env });
    return unitTally(ended.code, readReport(UNIT_REPORT));
  },
  async build() {
    const built = await buildIfStale(say);
    if (!built.ok) say(built.message);
    return oneCheck(built.ok, 'build');
  },
  async e2e(filters) {
    rmSync(BROWSER_REPORT, { force: true });
    const found = await browser();
    if (!found.ok) {
      say(found.message);
      return oneCheck(false, 'no browser for the browser tests');
    }
    say(`Browser: ${found.path}`);
    const env = { HURDLE_BROWSER: found.path };
    const ended = await tool('@playwright/test/cli.js', ['test', ...filters], { aloud: true, env });
    return browserTally(ended.code, readReport(BROWSER_REPORT));
  },
};

async function main() {
  const read = readTestOptions(process.argv.slice(2));
  if (!read.ok) {
    say(read.message);
    return 2;
  }
  const { only, filters, help } = read.value;
  if (help) {
    say(TEST_HELP);
    return 0;
  }
  const installed = await installIfNeeded(say);
  if (!installed.ok) {
    say(installed.message);
    for (const line of closingLines(oneCheck(false, 'npm install'))) say(line);
    return 1;
  }
  // Browser tests drive what was built; against an old build they would test the past.
  const wanted = only.includes('e2e') && !only.includes('build') ? ['build', ...only] : only;
  /** @type {Tally[]} */
  const tallies = [];
  let buildFailed = false;
  for (const [name, stage] of Object.entries(stages).filter(([name]) => wanted.includes(name))) {
    const began = performance.now();
    say(`\n-- ${name}`);
    /** @type {boolean} */
    const blocked = name === 'e2e' && buildFailed;
    if (blocked) say('Not run: the build failed, and an older build would test the past.');
    /** @type {Tally} */
    const tally = blocked ? oneCheck(false, 'browser tests not run') : await stage(filters);
    if (name === 'build') buildFailed = tally.failed > 0;
    tallies.push(tally);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const skipped = tally.skips.length;
    say(`-- ${name}: ${tally.passed} passed, ${tally.failed} failed, ${skipped} skipped in ${seconds} s`);
  }
  const total = sum(tallies);
  say('');
  for (const line of closingLines(total)) say(line);
  return total.failed === 0 ? 0 : 1;
}

process.exitCode = await main();
