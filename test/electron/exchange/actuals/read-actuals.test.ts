// Reading in a thread: its answer, its progress, cancelling, and files that are too large, gone or endless.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActualsProgress } from '../../../../electron/exchange/actuals/actuals-file.ts';
import { readActuals } from '../../../../electron/exchange/actuals/read-actuals.ts';
import { readFile } from '../../../../electron/exchange/actuals/read-file.ts';
import { utf8, writeBook } from './workbooks.ts';

const CNY = { currency: 'CNY' } as const;
const ROWS = 30_000;
const BOOK_ROWS = 15_000;
/** 0.01 + 0.02 + ... + 300.00: the sum of 1 to 30,000 cents. */
const SUM = (ROWS * (ROWS + 1)) / 2;
const TEXT = `Date,Account,Amount,Memo\n${Array.from({ length: ROWS }, (_, at) => `2026-03-${String(1 + (at % 28)).padStart(2, '0')},acc ${at % 40},${((at + 1) / 100).toFixed(2)},m ${at}`).join('\n')}\n`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hurdle-actuals-'));
  writeFileSync(join(folder, 'long.csv'), TEXT);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reasonOf = async (reading: ReturnType<typeof readActuals>): Promise<unknown> => {
  const read = await reading;
  return read.ok ? 'read' : read.error.params?.reason;
};

describe('readActuals', () => {
  it('gives from a path and from bytes what the same thread would give', async () => {
    const bytes = utf8(TEXT);
    const here = readFile(bytes, { name: 'long.csv', settings: CNY });
    const path = await readActuals({
      source: { path: join(folder, 'long.csv') },
      name: 'long.csv',
      settings: CNY,
    });
    expect(path).toEqual(here);
    expect(await readActuals({ source: { bytes }, name: 'long.csv', settings: CNY })).toEqual(here);
    expect(path.ok && path.value.facts).toMatchObject({ entries: ROWS, sum: SUM });
  });

  // How often it tells is a figure of the bench: a wall clock says little among other tests.
  it('tells its progress from the start and upwards', async () => {
    const told: ActualsProgress[] = [];
    const lines = TEXT.split('\n').slice(0, BOOK_ROWS + 1);
    await readActuals({
      source: { bytes: writeBook({ A: lines.map((line) => line.split(',')) }) },
      name: 'long.xlsx',
      settings: CNY,
      onProgress: (progress) => told.push(progress),
    });
    const rows = told.map(({ rows: count }) => count);
    expect(rows).toEqual([...rows].sort((a, b) => a - b));
    expect(told[0]).toMatchObject({ phase: 'opening', total: 0 });
    expect(told.at(-1)).toMatchObject({ phase: 'sorting', done: BOOK_ROWS, total: BOOK_ROWS });
    const reading = told.filter(({ phase }) => phase === 'reading');
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.every(({ done, total }) => done > 0 && done <= total)).toBe(true);
  });

  it('stops at 60 % when it is cancelled, and tells nothing after that', async () => {
    const controller = new AbortController();
    let after = 0;
    const reading = readActuals({
      source: { path: join(folder, 'long.csv') },
      name: 'long.csv',
      settings: CNY,
      signal: controller.signal,
      onProgress: ({ rows }) => {
        if (controller.signal.aborted) after += 1;
        if (rows >= ROWS * 0.6) controller.abort();
      },
    });
    expect(await reasonOf(reading)).toBe('cancelled');
    expect(after).toBe(0);
    const late = AbortSignal.abort();
    expect(
      await reasonOf(readActuals({ source: { bytes: utf8(TEXT) }, name: 'x', settings: CNY, signal: late })),
    ).toBe('cancelled');
  });

  it('refuses a file of 500 MB without reading it', async () => {
    const path = join(folder, 'huge.csv');
    writeFileSync(path, 'Date,Amount\n');
    truncateSync(path, 500 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(await reasonOf(readActuals({ source: { path }, name: 'huge.csv', settings: CNY }))).toBe(
      'too-large',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 1024 * 1024);
    const bytes = new Uint8Array(61 * 1024 * 1024);
    expect(await reasonOf(readActuals({ source: { bytes }, name: 'x', settings: CNY }))).toBe('too-large');
  });

  it('says so where a file is gone, too slow or too heavy, or the thread cannot start', async () => {
    const request = { source: { bytes: utf8(TEXT) }, name: 'long.csv', settings: CNY };
    expect(await reasonOf(readActuals({ ...request, source: { path: join(folder, 'gone.csv') } }))).toBe(
      'unreadable-file',
    );
    expect(await reasonOf(readActuals(request, { timeoutMs: 1 }))).toBe('timeout');
    expect(await reasonOf(readActuals(request, { maxOldGenerationSizeMb: 16 }))).toBe('too-heavy');
    expect(await reasonOf(readActuals(request, { script: new URL('./nothing.js', import.meta.url) }))).toBe(
      'unreadable',
    );
  });
});
