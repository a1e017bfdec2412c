// `npm run bench`: runs every test/bench/*.bench.ts and prints its figures beside their limits, as a
// table and, with --json FILE, as a file. A figure above its limit, a bench that throws or a figure that
// is not a number makes the exit code 1. One bench after the other: they share the machine's cores.

import { readdirSync, writeFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { run } from './child.mjs';
import { asTyped, canRunSources, inRoot, localNode, toolEnvironment } from './environment.mjs';
import { installIfNeeded } from './install.mjs';
import { BENCH_HELP, readBenchOptions } from './options.mjs';

/**
 * @typedef {{ figures: Record<string, number>, limits?: Record<string, number>, note?: string }} Measured
 * @typedef {{ name: string, run: () => Promise<Measured> }} Bench
 * @typedef {{ bench: string, figure: string, value: number, limit?: number, within: boolean }} Row
 */

/** @param {string} line */
const say = (line) => void process.stdout.write(`${line}\n`);

/** @param {string} bench @param {Measured} measured @returns {Row[]} */
function rowsOf(bench, measured) {
  // A limit without its figure would be a promise that nobody measures.
  const names = new Set([...Object.keys(measured.figures), ...Object.keys(measured.limits ?? {})]);
  return [...names].map((figure) => {
    const value = measured.figures[figure] ?? Number.NaN;
    const limit = measured.limits?.[figure];
    if (limit === undefined) return { bench, figure, value, within: Number.isFinite(value) };
    return { bench, figure, value, limit, within: value <= limit };
  });
}

/** @param {number} value */
const shown = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

/** @param {readonly Row[]} rows @returns {string[]} */
function table(rows) {
  const cells = rows.map((row) => [
    row.figure,
    shown(row.value),
    row.limit === undefined ? '' : `at most ${shown(row.limit)}`,
    row.within ? '' : 'OVER THE LIMIT',
  ]);
  const widths = [0, 1, 2].map((i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  return cells.map(([name = '', value = '', limit = '', verdict = '']) => {
    const [a = 0, b = 0, c = 0] = widths;
    return `  ${name.padEnd(a)}  ${value.padStart(b)}  ${limit.padEnd(c)}  ${verdict}`.trimEnd();
  });
}

/** @param {readonly string[]} filters */
async function runAll(filters) {
  const folder = inRoot('test', 'bench');
  const files = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'));
  /** @type {Row[]} */
  const rows = [];
  for (const file of files.sort().filter((name) => filters.every((filter) => name.includes(filter)))) {
    const module = await import(pathToFileURL(inRoot('test', 'bench', file)).href);
    for (const bench of /** @type {Bench[]} */ (module.benches)) {
      say(`\n${bench.name}`);
      try {
        const measured = await bench.run();
        const found = rowsOf(bench.name, measured);
        for (const line of table(found)) say(line);
        if (measured.note) say(`  ${measured.note}`);
        rows.push(...found);
      } catch (error) {
        say(`  failed: ${error instanceof Error ? error.message : String(error)}`);
        rows.push({ bench: bench.name, figure: 'ran', value: Number.NaN, within: false });
      }
    }
  }
  return rows;
}

async function main() {
  const read = readBenchOptions(process.argv.slice(2));
  if (!read.ok || read.value.help) {
    say(read.ok ? BENCH_HELP : read.message);
    return read.ok ? 0 : 2;
  }
  if (!canRunSources(process.versions.node)) {
    // The benches are TypeScript: start over in the Node that belongs to the packages.
    const installed = await installIfNeeded(say);
    const node = localNode();
    if (installed.ok && node !== undefined) {
      return (await run(node, process.argv.slice(1), { env: toolEnvironment(), aloud: true })).code;
    }
    say(installed.ok ? 'No Node that runs Hurdle was found.' : installed.message);
    return 1;
  }
  const rows = await runAll(read.value.filters);
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, platform: platform() };
  const over = rows.filter((row) => !row.within).length;
  if (read.value.json !== undefined) {
    const report = { machine, node: process.version, rows };
    writeFileSync(asTyped(read.value.json), `${JSON.stringify(report, null, 2)}\n`);
  }
  say(
    `\n${rows.length} figures, ${over} over their limit or failed (${machine.cores} cores, ${machine.cpu})`,
  );
  if (rows.length === 0) say('No bench matched.');
  return over > 0 || rows.length === 0 ? 1 : 0;
}

process.exitCode = await main();
