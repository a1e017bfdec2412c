// The parser in a worker thread: its answer, and what happens when it takes too long or too much.
import { describe, expect, it } from 'vitest';
import { parseInWorker } from '../../../electron/exchange/run-in-worker.ts';
import { buildBook } from './zip-builder.ts';

const BOOK = buildBook([
  { name: 'Plan', xml: '<sheetData><row r="1"><c r="B1"><v>7</v></c></row></sheetData>' },
]);

describe('parseInWorker', () => {
  it('gives what the parser gives', async () => {
    const read = await parseInWorker(BOOK, 'plan.xlsx');
    expect(read.ok && read.value.sheets[0]?.rows).toEqual([{ r: 0, cells: [{ c: 1, t: 'n', v: 7 }] }]);
    expect(await parseInWorker(new Uint8Array(), 'plan.xlsx')).toMatchObject({
      ok: false,
      error: { code: 'empty-file' },
    });
  });

  it('passes the options for delimited text on', async () => {
    const read = await parseInWorker(new TextEncoder().encode('a;1,5'), 'x.csv', {
      options: { delimiter: ',' },
    });
    expect(read.ok && read.value.sheets[0]?.rows[0]?.cells.map(({ v }) => v)).toEqual(['a;1', '5']);
  });

  it('stops after the time limit and says so', async () => {
    expect(await parseInWorker(BOOK, 'plan.xlsx', { timeoutMs: 1 })).toMatchObject({
      ok: false,
      error: { code: 'timeout' },
    });
  });

  it('survives a worker that runs out of memory', async () => {
    const cells = Array.from(
      { length: 300_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    ).join('');
    const heavy = buildBook([{ name: 'Plan', xml: `<sheetData>${cells}</sheetData>` }]);
    expect(await parseInWorker(heavy, 'plan.xlsx', { maxOldGenerationSizeMb: 24 })).toMatchObject({
      ok: false,
      error: { code: 'too-heavy' },
    });
  }, 60_000);

  it('survives a script that does not exist', async () => {
    expect(
      await parseInWorker(BOOK, 'plan.xlsx', { script: new URL('./nothing.js', import.meta.url) }),
    ).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});
