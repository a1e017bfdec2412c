/**
 * One content, four forms: every number that stands in the content stands in each form, read back by a reader that is
 * not the writer (a text reader for HTML, pdf.js, an XML reader, the xlsx library). Headline numbers equal the appraisal.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recalculate } from '../../../electron/exchange/export/proof/recalculate.ts';
import { packDocument } from '../../../electron/packs/document/document.ts';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import { PACK_TEMPLATES } from '../../../models/plan/packs/pack-schema.ts';
import { formatAmount, formatRate } from '../../../models/text/format-number.ts';
import { applyScenario } from '../../../scenarios/overrides/apply.ts';
import { mutated } from './comparing/cells.ts';
import { bookDifferences } from './comparing/in-book.ts';
import { chartsOf, htmlDifferences, namedInDrawing, pdfDifferences } from './comparing/in-document.ts';
import { slideDifferences } from './comparing/in-slides.ts';
import {
  closeWorkspaces,
  contentOf,
  htmlOf,
  type Language,
  NO_PRINTER,
  PRINTER,
  pdfOf,
  printed,
  SEAL,
  slidesOf,
  type Which,
  workbookOf,
} from './made-forms.ts';
import { drawnTexts, figuresIn, sectionsIn } from './reading/document.ts';
import { readSlides } from './reading/presentation.ts';
import { readPdf } from './reading/printed.ts';
import { placeOf, readBook, recomputed } from './reading/sheets.ts';

const PATIENCE = 240_000;
const LANGUAGES = ['en', 'zh'] as const satisfies readonly Language[];
const TEMPLATES: readonly (readonly [Which, Language])[] = LANGUAGES.flatMap((language) =>
  PACK_TEMPLATES.map((template) => [template, language] as const),
);

beforeAll(async () => {
  for (const language of LANGUAGES) await contentOf('all', language);
  for (const [which, language] of TEMPLATES) await contentOf(which, language);
}, PATIENCE);

afterAll(closeWorkspaces);

describe('a pack as HTML', () => {
  it.each(TEMPLATES)(
    'holds every number of %s in %s in its place with its text and value',
    async (which, language) => {
      const { content } = await contentOf(which, language);
      const html = await htmlOf(which, language);
      expect(figuresIn(html).length).toBeGreaterThan(20);
      expect(htmlDifferences(content, html)).toEqual([]);
      const words = [...sectionsIn(html).values()].flatMap(drawnTexts).join('\n');
      for (const { text } of chartsOf(content).flatMap(namedInDrawing)) expect(words).toContain(text);
    },
    PATIENCE,
  );

  it(
    'is found out where it says another number than the content',
    async () => {
      const { content } = await contentOf('monthly-report', 'en');
      const other = packDocument(mutated(content), { changes: null, seal: SEAL });
      expect(htmlDifferences(content, other)).toHaveLength(1);
    },
    PATIENCE,
  );
});

describe('a pack as PDF', () => {
  beforeEach(({ skip }) => skip(PRINTER === null, NO_PRINTER));

  it.each(TEMPLATES)(
    'holds every row and every drawn number of %s in %s as text',
    async (which, language) => {
      const { content } = await contentOf(which, language);
      const pdf = await readPdf(await pdfOf(which, language));
      expect(pdfDifferences(content, await htmlOf(which, language), pdf)).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is found out where it says another number than the content',
    async () => {
      const { content } = await contentOf('monthly-report', 'en');
      const other = packDocument(mutated(content), { changes: null, seal: SEAL });
      const html = await htmlOf('monthly-report', 'en');
      expect(pdfDifferences(content, html, await readPdf(await printed(other)))).toHaveLength(1);
    },
    PATIENCE,
  );
});

describe('a pack as slides', () => {
  it.each(TEMPLATES)(
    'holds every number of %s in %s in boxes, tables and behind charts',
    async (which, language) => {
      const { content } = await contentOf(which, language);
      const slides = readSlides(await slidesOf(which, language));
      expect(slideDifferences(content, slides)).toEqual([]);
      const notes = slides.map((slide) => slide.notes).join('\n');
      for (const { title, text } of content.explanations) {
        expect(notes).toContain(title);
        expect(notes).toContain(text);
      }
    },
    PATIENCE,
  );

  it(
    'is found out where it says another number than the content',
    async () => {
      const { content } = await contentOf('monthly-report', 'en');
      const slides = readSlides(await slidesOf('monthly-report', 'en'));
      expect(slideDifferences(mutated(content), slides)).toHaveLength(1);
    },
    PATIENCE,
  );
});

// A sheet stands for a section alone, so one workbook with every kind of section shows what those of the templates show.
describe('a pack as a workbook', () => {
  it.each(LANGUAGES)(
    'holds every number of all sections in %s to half a cent, and none is lost when it is computed anew',
    async (language) => {
      const { content } = await contentOf('all', language);
      const book = readBook(await workbookOf('all', language));
      // The cover first, then the sections in their order.
      const rowsOf = (section: number) => book.rows(book.titles[section + 1] ?? '');
      expect(bookDifferences(content, rowsOf)).toEqual([]);
      expect(bookDifferences(mutated(content), rowsOf)).toHaveLength(1);
      const { differences, checks } = await recalculate(book.cells);
      expect(differences).toEqual([]);
      expect(checks.reduce((sum, { compared }) => sum + compared, 0)).toBeGreaterThan(3000);
    },
    PATIENCE,
  );

  it(
    'of a scenario opens with that scenario, so that every number is the one of the other forms',
    async () => {
      const { content, facts } = await contentOf('downturn', 'en');
      expect(content.meta.scenarioName).toBe('Downturn');
      expect(facts.shown.headline.npv).not.toBe(facts.base.headline.npv);
      const book = readBook(await workbookOf('downturn', 'en'));
      expect(bookDifferences(content, (section) => book.rows(book.titles[section + 1] ?? ''))).toEqual([]);
      expect((await recalculate(book.cells)).differences).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'follows its scenario switch: the headline numbers become those of the scenario chosen',
    async () => {
      const { content, facts } = await contentOf('all', 'en');
      const book = readBook(await workbookOf('all', 'en'));
      const summary = book.titles[1] ?? '';
      const scenario = facts.plan.scenarios?.find(({ name }) => name === 'Downturn');
      const applied = applyScenario(facts.plan, facts.plan.scenarios ?? [], scenario?.id ?? '');
      if (!applied.ok) throw new Error('no scenario');
      const { npv } = createAppraiser()(applied.value.plan).headline;
      const switchCell = book.cells.find(
        ({ sheet, column, row, content: cell }) =>
          cell.kind === 'text' &&
          book.cells.some(
            (other) =>
              other.sheet === sheet &&
              other.column === column &&
              other.row === row + 1 &&
              other.content.kind === 'formula' &&
              other.content.formula.startsWith('MATCH('),
          ),
      );
      const npvCell = book.cells.find(
        ({ sheet, column, content: cell }) =>
          sheet === summary &&
          column === 2 &&
          cell.kind === 'formula' &&
          Math.abs(Number(cell.value) * 1000 - (facts.shown.headline.npv ?? 0)) < 1e-6,
      );
      if (!switchCell || !npvCell) throw new Error('no switch, or no live NPV');
      const place = placeOf(npvCell.sheet, npvCell.row, npvCell.column);
      const asPlanned = switchCell.content.kind === 'text' ? switchCell.content.text : '';
      const put = (name: string) =>
        new Map([[placeOf(switchCell.sheet, switchCell.row, switchCell.column), name]]);
      expect(content.meta.unit).toBe('CNY thousand');
      const [before, after] = [asPlanned, 'Downturn'].map((name) =>
        Number(recomputed(book.cells, put(name))(place)),
      );
      expect(before).toBeCloseTo((facts.shown.headline.npv ?? 0) / 1000, 5);
      expect(after).toBeCloseTo((npv ?? 0) / 1000, 5);
      expect(Math.abs((npv ?? 0) - (facts.shown.headline.npv ?? 0))).toBeGreaterThan(1000);
    },
    PATIENCE,
  );
});

describe('the headline numbers', () => {
  it.each(LANGUAGES)('are those of the appraisal, in %s', async (language) => {
    for (const which of ['investment-paper', 'feasibility-study'] as const) {
      const { content, facts } = await contentOf(which, language);
      const { npv, irr, payback } = createAppraiser()(facts.shown.plan).headline;
      const unit = facts.shown.plan.settings.displayUnit;
      const said = content.sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.type === 'headline' ? block.items : []))
        .map(({ figure }) => figure);
      const byId = (id: string) => said.find((figure) => figure.id === `metric:${id}:postTax:withTerminal`);
      expect(byId('npv')?.value).toBe(npv);
      expect(byId('npv')?.text).toBe(
        formatAmount(npv ?? 0, { unit, digits: unit === 'one' || unit === 'thousand' ? 0 : 1 }),
      );
      if (irr.kind !== 'unique' || payback.kind !== 'reached') throw new Error('the sample has both');
      expect(byId('irr')?.text).toBe(formatRate(irr.rate, 1));
      expect(byId('payback')?.text).toBe(payback.years.toFixed(2));
    }
  });
});
