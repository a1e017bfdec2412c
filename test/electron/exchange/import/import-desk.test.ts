// The thread that holds one workbook: its answers, another file, cancelling, time and memory.
import { afterEach, describe, expect, it } from 'vitest';
import {
  createImportDesk,
  type DeskOptions,
  type ImportDesk,
} from '../../../../electron/exchange/desk/import-desk.ts';
import { buildBook } from '../zip-builder.ts';

const SCRIPT = new URL('../../../../electron/exchange/parse-worker.ts', import.meta.url);
const desks: ImportDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

function open(options: Partial<DeskOptions> = {}): ImportDesk {
  const desk = createImportDesk({ script: SCRIPT, ...options });
  desks.push(desk);
  return desk;
}

function file(key: string, value: number) {
  const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const xml = `<sheetData><row r="1">${cell('A1', 'Item')}${cell('B1', '2026-01')}${cell('C1', '2026-02')}</row><row r="2">${cell('A2', 'Rent')}<c r="B2"><v>${value}</v></c><c r="C2"><v>6</v></c></row></sheetData>`;
  let reads = 0;
  return {
    file: {
      key,
      name: 'plan.xlsx',
      bytes: () => {
        reads += 1;
        return buildBook([{ name: 'Plan', xml }]);
      },
    },
    reads: () => reads,
  };
}

describe('the import desk', () => {
  it('parses a file once for several questions, and another one when it comes', async () => {
    const desk = open();
    const first = file('a', 5);
    const looked = await desk.ask(first.file, { kind: 'preview' });
    const mapping = looked.ok ? looked.value.preview?.mapping : null;
    if (!mapping) throw new Error('nothing was recognised');
    const imported = await desk.ask(first.file, { kind: 'import', mappings: [mapping] });
    expect(imported.ok && imported.value.lines[0]?.entry).toEqual({ type: 'series', values: [5, 6] });
    expect(first.reads()).toBe(1);
    const second = file('b', 7);
    const other = await desk.ask(second.file, { kind: 'import', mappings: [mapping] });
    expect(other.ok && other.value.lines[0]?.entry).toEqual({ type: 'series', values: [7, 6] });
    expect(await desk.ask(second.file, { kind: 'own' })).toMatchObject({
      ok: false,
      error: { code: 'bad-mapping' },
    });
  });

  it('ends what is cancelled, and reads again when asked again', async () => {
    const desk = open();
    const { file: slow, reads } = file('a', 5);
    const controller = new AbortController();
    const asked = desk.ask(slow, { kind: 'preview' }, controller.signal);
    controller.abort();
    expect(await asked).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await desk.ask(slow, { kind: 'preview' })).ok).toBe(true);
    expect(reads()).toBe(2);
  });

  it('stops after its time, and survives a thread that runs out of memory', async () => {
    const { file: plain } = file('a', 5);
    expect(await open({ timeoutMs: 1 }).ask(plain, { kind: 'preview' })).toMatchObject({
      ok: false,
      error: { code: 'timeout' },
    });
    const rows = Array.from(
      { length: 300_000 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`,
    );
    const heavy = buildBook([{ name: 'Plan', xml: `<sheetData>${rows.join('')}</sheetData>` }]);
    const desk = open({ maxOldGenerationSizeMb: 24 });
    const asked = desk.ask({ key: 'h', name: 'heavy.xlsx', bytes: () => heavy }, { kind: 'preview' });
    expect(await asked).toMatchObject({ ok: false, error: { code: 'too-heavy' } });
  }, 60_000);
});
