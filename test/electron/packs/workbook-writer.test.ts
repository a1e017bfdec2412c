/**
 * The thread that writes the workbooks of a pack: what it proves while the facts are still gathered changes nothing of
 * what it writes, it serves one language after the other, and it can be ended at any moment.
 */
import { afterAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { prepareExport } from '../../../electron/exchange/export/export-workbook.ts';
import { gatherTwoWay } from '../../../electron/exchange/export/gather-extras.ts';
import { composePack } from '../../../electron/packs/content/compose-pack.ts';
import { figuresOfBlock } from '../../../electron/packs/content/figures.ts';
import { gatherFacts } from '../../../electron/packs/content/gather-facts.ts';
import { handedOver } from '../../../electron/packs/content/handed-over.ts';
import type { PackContent } from '../../../electron/packs/content/pack-content.ts';
import type { WorkbookWriter } from '../../../electron/packs/make-forms.ts';
import { scaleOf } from '../../../electron/packs/workbook/live-figure.ts';
import { openPackWorkbookWriter } from '../../../electron/packs/workbook/write-pack-workbook.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { TODAY } from './content/prepared-workspace.ts';
import { closeWorkspaces, contentOf, SEAL, writtenWorkbook } from './made-forms.ts';
import { readBook } from './reading/sheets.ts';

const PATIENCE = 240_000;

afterAll(closeWorkspaces);

/** One pack of the scenario Downturn, in either language from the same facts. */
async function written(writer: WorkbookWriter, language: 'en' | 'zh'): Promise<ReturnType<typeof readBook>> {
  const { pack, facts, actuals } = await contentOf('downturn', 'en');
  const content = handedOver(composePack(facts, pack, language));
  const made = await writer.write({ content, model: { actuals }, changes: null, seal: SEAL });
  if (!made.ok) throw new Error(made.error.message);
  return readBook(made.value);
}

describe('a writer of workbooks', () => {
  it(
    'writes in the language it was opened for and in the other what a writer opened for each writes',
    async () => {
      const { facts, pack } = await contentOf('downturn', 'en');
      const order = { plan: facts.plan, scenarioId: pack.scenarioId };
      const both = openPackWorkbookWriter({ ...order, language: 'en' });
      const chinese = openPackWorkbookWriter({ ...order, language: 'zh' });
      try {
        expect((await written(both, 'en')).titles).toContain('Cover');
        const second = await written(both, 'zh');
        expect(second.titles).toContain('封面');
        const alone = await written(chinese, 'zh');
        expect(second.titles).toEqual(alone.titles);
        expect(second.cells).toEqual(alone.cells);
      } finally {
        await Promise.all([both.close(), chinese.close()]);
      }
    },
    PATIENCE,
  );

  it('gives up at once when cancelled, and nothing of it is taken for the next answer', async () => {
    const { facts, content, actuals } = await contentOf('investment-paper', 'en');
    const writer = openPackWorkbookWriter({ plan: facts.plan, language: 'en', scenarioId: null });
    const cancel = new AbortController();
    const request = { content, model: { actuals }, changes: null, seal: SEAL };
    const answer = writer.write(request, cancel.signal);
    cancel.abort();
    const refused = { ok: false, error: { code: 'export-refused', params: { reason: 'cancelled' } } };
    expect(await answer).toMatchObject(refused);
    expect(await writer.write(request, cancel.signal)).toMatchObject(refused);
    await expect(writer.write(request)).rejects.toThrow('has ended');
    await writer.close();
  });
});

/** One line of the plan as a formula that names nothing. */
function broken(plan: Plan): Plan {
  const at = plan.lines.findIndex(({ entry }) => entry.type === 'formula');
  const lines = plan.lines.map((line, index) =>
    index === at && line.entry.type === 'formula'
      ? { ...line, entry: { ...line.entry, formula: 'no_such_line * 2' } }
      : line,
  );
  return { ...plan, lines };
}

async function contentOfPlan(plan: Plan, pack: Pack): Promise<PackContent> {
  const facts = await gatherFacts({ pack, plan, seq: 1, madeBy: 'me', now: TODAY, workspace: null });
  if (!facts.ok) throw new Error(facts.error.message);
  return handedOver(composePack(facts.value, pack, 'en'));
}

describe('the workbook of a draft', () => {
  it(
    'has the pages with every figure stated, the mark of a draft on each, and no formula',
    async () => {
      const { facts, pack } = await contentOf('investment-paper', 'en');
      const plan = broken(facts.plan);
      const content = await contentOfPlan(plan, pack);
      expect(content.meta.draft).toBe(true);
      const made = await writtenWorkbook({
        plan,
        content,
        model: { actuals: null },
        changes: null,
        seal: SEAL,
      });
      if (!made.ok) throw new Error(made.error.message);
      const { cells, titles } = readBook(made.value);
      expect(titles).not.toContain('Assumptions');
      expect(titles.length).toBe(content.sections.length + 2);
      expect(cells.filter(({ content: cell }) => cell.kind === 'formula')).toEqual([]);
      for (const title of titles) {
        const head = cells.find(({ sheet, row, column }) => sheet === title && row === 1 && column === 1);
        expect(head?.content).toMatchObject({ kind: 'text', text: expect.stringMatching(/^DRAFT/) });
      }
      const outlay = content.sections
        .flatMap(({ blocks }) => blocks.flatMap(figuresOfBlock))
        .find(({ value, form }) => value !== null && value !== 0 && form.kind === 'amount');
      const stated = (outlay?.value ?? 0) / scaleOf(outlay?.form ?? { kind: 'years', digits: 0 });
      expect(cells.some(({ content: cell }) => cell.kind === 'input' && cell.value === stated)).toBe(true);
    },
    PATIENCE,
  );
});

describe('what has changed since the last pack', () => {
  it(
    'is marked in the format of its cell, with what it was as a comment, and counted on the cover',
    async () => {
      const { facts, content, actuals } = await contentOf('investment-paper', 'en');
      const npv = content.sections
        .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'headline' ? block.items : [])))
        .map(({ figure }) => figure)
        .find(({ value }) => value !== null);
      if (!npv) throw new Error('the paper begins with no number');
      const changes = { before: new Map([[npv.id, '12.3']]), since: '2028-01-10' };
      const made = await writtenWorkbook({
        plan: facts.plan,
        content,
        model: { actuals },
        changes,
        seal: SEAL,
      });
      if (!made.ok) throw new Error(made.error.message);
      const book = XLSX.read(made.value, { cellNF: true });
      const marked = book.SheetNames.flatMap((name) =>
        Object.values(book.Sheets[name] ?? {}).filter(
          (cell) => typeof cell === 'object' && String(cell.z).startsWith('"△ "'),
        ),
      );
      expect(marked.length).toBeGreaterThan(0);
      for (const cell of marked) {
        expect(cell.t).toBe('n');
        expect(cell.v).toBeCloseTo((npv.value ?? 0) / scaleOf(npv.form), 6);
        expect(cell.c?.[0]?.t).toContain('was 12.3');
      }
      const { cells } = readBook(made.value);
      const cover = cells.flatMap(({ sheet, content: cell }) =>
        sheet === 'Cover' && cell.kind === 'text' ? [cell.text] : [],
      );
      expect(cover.some((text) => text.startsWith('△') && text.includes('2028-01-10'))).toBe(true);
    },
    PATIENCE,
  );
});

describe('scenarios that are proved ahead', () => {
  it(
    'are counted among the checks as those that are proved on the way, and change no cell',
    async () => {
      const { facts } = await contentOf('investment-paper', 'en');
      const extras = gatherTwoWay(facts.plan);
      const ahead = prepareExport(facts.plan);
      await ahead.proveScenarios({ language: 'en', extras });
      const first = await ahead.write('en', {}, { extras });
      const second = await prepareExport(facts.plan).write('en', {}, { extras });
      if (!first.ok || !second.ok) throw new Error('refused');
      // The third scenario is the plan itself under another name.
      expect(first.value.checks.filter(({ label }) => label.startsWith('Scenario:'))).toHaveLength(2);
      expect(first.value.checks).toEqual(second.value.checks);
      expect(readBook(first.value.bytes).cells).toEqual(readBook(second.value.bytes).cells);
    },
    PATIENCE,
  );

  it(
    'are proved once',
    async () => {
      const { facts } = await contentOf('investment-paper', 'en');
      const ahead = prepareExport(facts.plan);
      const proved = async (): Promise<number> => {
        let told = 0;
        const onProgress = (): void => {
          told += 1;
        };
        const workbook = await ahead.write('en', { onProgress }, { extras: {} });
        if (!workbook.ok) throw new Error(workbook.error.message);
        return told;
      };
      const all = await proved();
      expect(await proved()).toBeLessThan(all);
    },
    PATIENCE,
  );
});
