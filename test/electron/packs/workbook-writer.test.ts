/**
 * The thread that writes the workbooks of a pack: what it proves while the facts are still gathered changes nothing of
 * what it writes, it serves one language after the other, and it can be ended at any moment.
 */
import { afterAll, describe, expect, it } from 'vitest';
import { prepareExport } from '../../../electron/exchange/export/export-workbook.ts';
import { gatherTwoWay } from '../../../electron/exchange/export/gather-extras.ts';
import { composePack } from '../../../electron/packs/content/compose-pack.ts';
import { handedOver } from '../../../electron/packs/content/handed-over.ts';
import type { WorkbookWriter } from '../../../electron/packs/make-forms.ts';
import { openPackWorkbookWriter } from '../../../electron/packs/workbook/write-pack-workbook.ts';
import { closeWorkspaces, contentOf, SEAL } from './made-forms.ts';
import { readBook } from './reading/sheets.ts';

const PATIENCE = 240_000;

afterAll(closeWorkspaces);

/** One pack of the scenario Downturn, in either language from the same facts. */
async function written(writer: WorkbookWriter, language: 'en' | 'zh'): Promise<ReturnType<typeof readBook>> {
  const { pack, facts, actuals } = await contentOf('downturn', 'en');
  const content = handedOver(composePack(facts, pack, language));
  const made = await writer.write({ content, model: { actuals }, seal: SEAL });
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
    const request = { content, model: { actuals }, seal: SEAL };
    const answer = writer.write(request, cancel.signal);
    cancel.abort();
    const refused = { ok: false, error: { code: 'export-refused', params: { reason: 'cancelled' } } };
    expect(await answer).toMatchObject(refused);
    expect(await writer.write(request, cancel.signal)).toMatchObject(refused);
    await expect(writer.write(request)).rejects.toThrow('has ended');
    await writer.close();
  });
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
