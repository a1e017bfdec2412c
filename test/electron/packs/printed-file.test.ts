/**
 * The PDF as a file: bookmarks, page sizes, the line at the foot of every page, DRAFT where a check fails, tables that
 * repeat their header and cut no row. Read by pdf.js; printed by an installed browser, and skipped where there is none.
 */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { composePack } from '../../../electron/packs/content/compose-pack.ts';
import { handedOver } from '../../../electron/packs/content/handed-over.ts';
import type { PackContent } from '../../../electron/packs/content/pack-content.ts';
import { packDocument } from '../../../electron/packs/document/document.ts';
import { documentWords } from '../../../electron/packs/document/document-words.ts';
import { closeWorkspaces, contentOf, NO_PRINTER, PRINTER, pdfOf, printed, SEAL } from './made-forms.ts';
import { type PrintedPage, packed, readPdf } from './reading/printed.ts';

const PATIENCE = 240_000;

afterAll(closeWorkspaces);

async function pagesOf(content: PackContent) {
  return readPdf(await printed(packDocument(content, { changes: null, seal: SEAL })));
}

/** Texts at the foot: below the lowest 20 mm of a page. */
function footOf({ items }: PrintedPage): string {
  return packed(
    items
      .filter(({ y }) => y < 54)
      .map(({ text }) => text)
      .join(''),
  );
}

/** A long table of one line a row, and one of several lines a row: whatever the break, no row is on two pages. */
function withLongTables(content: PackContent): PackContent {
  const rows = (count: number, words: string) =>
    Array.from({ length: count }, (_, index) => ({
      cells: [`row ${index} begins`, words, `row ${index} ends`],
      look: 'plain' as const,
      level: 0,
    }));
  const columns = ['First', 'Second', 'Third'].map((title) => ({
    title: `${title} title`,
    align: 'left' as const,
  }));
  const table = { type: 'table' as const, title: '', unit: '', columns, note: '' };
  const [section] = content.sections;
  if (!section) throw new Error('no section');
  const blocks = [
    { ...table, rows: rows(120, 'one line') },
    { ...table, rows: rows(40, 'several lines of words that are long enough to be broken. '.repeat(9)) },
  ];
  return { ...content, sections: [{ ...section, kind: 'assumptions', blocks }], explanations: [] };
}

describe('the PDF', () => {
  beforeEach(({ skip }) => skip(PRINTER === null, NO_PRINTER));

  it.each(['en', 'zh'] as const)(
    'has every section among its bookmarks, in %s',
    async (language) => {
      const { content } = await contentOf('investment-paper', language);
      const { outline } = await readPdf(await pdfOf('investment-paper', language));
      const titles = outline.map(packed);
      for (const { number, title } of content.sections) expect(titles).toContain(packed(`${number}${title}`));
    },
    PATIENCE,
  );

  it.each(['en', 'zh'] as const)(
    'says at the foot of every page scenario, version, unit, date, model, check and page, in %s',
    async (language) => {
      const { content } = await contentOf('investment-paper', language);
      const { meta } = content;
      const { pages } = await readPdf(await pdfOf('investment-paper', language));
      expect(pages.length).toBeGreaterThan(5);
      const checks = documentWords(language).checksFine(meta.masterCheck.total);
      pages.forEach((page, index) => {
        const foot = footOf(page);
        for (const said of [
          meta.scenarioName,
          meta.version,
          meta.unit,
          meta.madeAtText,
          meta.modelHash.slice(0, 12),
          checks,
          `${index + 1}/${pages.length}`,
        ]) {
          expect(foot, `page ${index + 1}`).toContain(packed(said));
        }
      });
    },
    PATIENCE,
  );

  it(
    'is on A4 or Letter, as the pack says',
    async () => {
      const { content } = await contentOf('monthly-report', 'en');
      // ISO 216: 210 x 297 mm; ANSI: 8.5 x 11 in; 72 points to the inch.
      const sizes = { a4: [595.28, 841.89], letter: [612, 792] } as const;
      for (const paper of ['a4', 'letter'] as const) {
        const { pages } = await pagesOf({ ...content, meta: { ...content.meta, paper } });
        for (const { width, height } of pages) {
          expect(Math.abs(width - sizes[paper][0])).toBeLessThan(1);
          expect(Math.abs(height - sizes[paper][1])).toBeLessThan(1);
        }
      }
    },
    PATIENCE,
  );

  it(
    'repeats the header of a table on each of its pages, and cuts no row between two',
    async () => {
      const { content } = await contentOf('monthly-report', 'en');
      const { pages } = await pagesOf(withLongTables(content));
      expect(pages.length).toBeGreaterThan(4);
      let rows = 0;
      pages.forEach((page, index) => {
        const begun = [...page.packed.matchAll(/row(\d+)begins/g)].map(([, row]) => row);
        const ended = [...page.packed.matchAll(/row(\d+)ends/g)].map(([, row]) => row);
        expect(ended, `page ${index + 1}`).toEqual(begun);
        if (begun.length > 0)
          expect(page.packed, `page ${index + 1}`).toContain('FirsttitleSecondtitleThirdtitle');
        rows += begun.length;
        // Nothing of the text reaches into the foot.
        const lowest = Math.min(
          ...page.items.filter(({ text }) => text.startsWith('row')).map(({ y }) => y),
          1000,
        );
        expect(lowest).toBeGreaterThan(50);
      });
      expect(rows).toBe(160);
    },
    PATIENCE,
  );

  it(
    'is not cut on any page of the investment paper: rows of its tables stand on one page each',
    async () => {
      const { content } = await contentOf('investment-paper', 'zh');
      const { pages } = await readPdf(await pdfOf('investment-paper', 'zh'));
      const rows = content.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === 'table' ? block.rows : []))
        .map(({ cells }) =>
          packed(
            cells.map((cell) => (cell === null ? '' : typeof cell === 'string' ? cell : cell.text)).join(''),
          ),
        );
      const cut = rows.filter((row) => !pages.some((page) => page.packed.includes(row)));
      expect(rows.length).toBeGreaterThan(40);
      expect(cut).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'bears DRAFT on every page while a check fails, as a picture that does not come between the words',
    async () => {
      const { content } = await contentOf('monthly-report', 'en');
      const draft = { ...content.meta, draft: true, masterCheck: { ok: false, failed: 1, total: 6 } };
      const plain = await pagesOf(content);
      const marked = await pagesOf({ ...content, meta: draft });
      expect(marked.pages.length).toBe(plain.pages.length);
      for (const page of marked.pages)
        expect(footOf(page)).toContain(packed(documentWords('en').checksFailed(1, 6)));
      const html = packDocument({ ...content, meta: draft }, { changes: null, seal: SEAL });
      expect(html).toMatch(/@media print\{[\s\S]*\.draft-mark\{display:block;position:fixed/);
      expect(packDocument(content, { changes: null, seal: SEAL })).not.toMatch(/draft-mark\{display:block/);
    },
    PATIENCE,
  );

  it(
    'has text that can be selected and found, Chinese too, from the font inside the document',
    async () => {
      const { facts, pack } = await contentOf('investment-paper', 'zh');
      const content = handedOver(composePack(facts, pack, 'zh'));
      const { packed: text } = await readPdf(await pdfOf('investment-paper', 'zh'));
      for (const { title } of content.sections) expect(text).toContain(packed(title));
    },
    PATIENCE,
  );
});
