/**
 * One content, four forms: every number that stands in the content stands in each form, read back by a reader that is
 * not the writer (a text reader for HTML, pdf.js, an XML reader, the xlsx library). Headline numbers equal the appraisal.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recalculate } from '../../../electron/exchange/export/proof/recalculate.ts';
import type {
  Block,
  Cell,
  Chart,
  Figure,
  PackContent,
} from '../../../electron/packs/content/pack-content.ts';
import { packDocument } from '../../../electron/packs/document/document.ts';
import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import { PACK_TEMPLATES } from '../../../models/plan/packs/pack-schema.ts';
import { formatAmount, formatRate, UNIT_POWER } from '../../../models/text/format-number.ts';
import { applyScenario } from '../../../scenarios/overrides/apply.ts';
import {
  closeWorkspaces,
  contentOf,
  htmlOf,
  type Language,
  PRINTER,
  pdfOf,
  printed,
  SEAL,
  slidesOf,
  type Which,
  workbookOf,
} from './made-forms.ts';
import { drawnTexts, figuresIn, type ReadFigure, sectionsIn } from './reading/document.ts';
import { type ReadSlide, readSlides } from './reading/presentation.ts';
import { type Printed, packed, readPdf } from './reading/printed.ts';
import { placeOf, type ReadCell, readBook, recomputed } from './reading/sheets.ts';

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

function isFigure(cell: Cell): cell is Figure {
  return cell !== null && typeof cell !== 'string';
}

/** Numbers of a block that are written as numbers: in boxes, rows and the tables under charts, row by row. */
function written(block: Block): readonly Figure[] {
  switch (block.type) {
    case 'headline':
      return block.items.map(({ figure }) => figure);
    case 'facts':
      return block.rows.flatMap(({ cell }) => (isFigure(cell) ? [cell] : []));
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.filter(isFigure));
    case 'chart':
      return behind(block.chart);
    default:
      return [];
  }
}

function behind(chart: Chart): readonly Figure[] {
  switch (chart.kind) {
    case 'series':
      return chart.categories.flatMap((_, index) =>
        chart.series.flatMap(({ points }) => points[index] ?? []),
      );
    case 'waterfall':
      return chart.steps.map(({ figure }) => figure);
    case 'tornado':
      return chart.bars.flatMap(({ low, high }) => [low ?? [], high ?? []].flat());
    case 'histogram':
      return [];
    case 'heat':
      return chart.cells.flatMap((row) => row.flatMap((cell) => cell ?? []));
  }
}

/** What a drawing names beside its table. */
function namedInDrawing(chart: Chart): readonly Figure[] {
  if (chart.kind === 'series') return chart.reference ? [chart.reference.figure] : [];
  if (chart.kind === 'tornado') return [chart.planned];
  return chart.kind === 'waterfall' ? chart.steps.map(({ figure }) => figure) : [];
}

function chartsOf(content: PackContent): readonly Chart[] {
  return content.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'chart' ? [block.chart] : [])),
  );
}

function htmlDifferences(content: PackContent, html: string): readonly string[] {
  const expected = content.sections.flatMap(({ blocks }) => blocks.flatMap(written));
  const found: readonly ReadFigure[] = figuresIn(html);
  const wrong = expected.flatMap((figure, index) => {
    const there = found[index];
    const same =
      there?.id === figure.id &&
      there.text === figure.text &&
      (figure.value === null ? there.value === '' : Number(there.value) === figure.value);
    return same ? [] : [`${figure.id} ${figure.text}: ${there?.id} ${there?.text}`];
  });
  return [...wrong, ...(found.length === expected.length ? [] : [`${found.length} of ${expected.length}`])];
}

function unpackedCell(cell: Cell): string {
  return cell === null ? '' : typeof cell === 'string' ? cell : cell.text;
}

/** Rows of a page as the printer writes them: cell after cell. */
function pdfDifferences(content: PackContent, html: string, pdf: Printed): readonly string[] {
  const drawn = sectionsIn(html);
  const missing = content.sections.flatMap(({ id, blocks }) => [
    ...blocks.flatMap((block): string[] => {
      switch (block.type) {
        case 'headline':
          return block.items.map(({ label, figure, note }) => `${label}${figure.text}${note}`);
        case 'facts':
          return block.rows.map(({ label, cell }) => `${label}${unpackedCell(cell)}`);
        case 'table':
          return block.rows.map(({ cells }) => cells.map(unpackedCell).join(''));
        case 'chart':
          return block.chart.kind === 'heat'
            ? block.chart.rows.map(
                (name, index) =>
                  name +
                  (block.chart.kind === 'heat' ? (block.chart.cells[index] ?? []) : [])
                    .map(unpackedCell)
                    .join(''),
              )
            : [];
        default:
          return [];
      }
    }),
    ...drawnTexts(drawn.get(id) ?? ''),
  ]);
  return missing.filter((text) => !pdf.packed.includes(packed(text)));
}

/** Rows that are cut between slides follow one another. */
function slideTables(slides: readonly ReadSlide[]): ReadonlySet<string> {
  return new Set(
    slides.flatMap(({ tables }) => tables.flatMap((rows) => rows.map((row) => row.join('\t').trim()))),
  );
}

function slideDifferences(content: PackContent, slides: readonly ReadSlide[]): readonly string[] {
  const rows = slideTables(slides);
  const texts = new Set(slides.flatMap((slide) => slide.texts));
  const native = slides.flatMap(({ charts }) => charts);
  const wrong: string[] = [];
  const row = (cells: readonly Cell[]): void => {
    const text = cells.map(unpackedCell).join('\t').trim();
    if (!rows.has(text)) wrong.push(text);
  };
  let chartNumber = 0;
  for (const block of content.sections.flatMap(({ blocks }) => blocks)) {
    if (block.type === 'headline') {
      for (const { figure } of block.items) if (!texts.has(figure.text)) wrong.push(figure.text);
    } else if (block.type === 'facts') {
      for (const { cell } of block.rows) if (!texts.has(unpackedCell(cell))) wrong.push(unpackedCell(cell));
    } else if (block.type === 'table') {
      for (const { cells } of block.rows) row(cells);
    } else if (block.type === 'chart' && block.chart.kind === 'heat') {
      const { chart } = block;
      chart.rows.forEach((name, index) => {
        row([name, ...(chart.cells[index] ?? [])]);
      });
    } else if (block.type === 'chart' && block.chart.kind !== 'heat') {
      wrong.push(...chartDifferences(block.chart, native[chartNumber] ?? []));
      chartNumber += 1;
    }
  }
  return [...wrong, ...(native.length === chartNumber ? [] : [`${native.length} charts of ${chartNumber}`])];
}

type Native = ReadSlide['charts'][number];

function inUnit({ value, form }: Figure): number {
  const scale = form.kind === 'amount' ? 10 ** UNIT_POWER[form.unit] : 1;
  return (value ?? 0) / scale;
}

function near(left: number | null | undefined, right: number | null): boolean {
  if (left == null || right === null) return left == null && right === null;
  return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

/** The numbers behind a native chart, in the shown unit at full precision. */
function chartDifferences(chart: Exclude<Chart, { kind: 'heat' }>, native: Native): readonly string[] {
  const fault = (what: string, expected: unknown, found: unknown): string[] => [
    `${chart.kind} ${what}: ${String(expected)} ${String(found)}`,
  ];
  switch (chart.kind) {
    case 'series':
      return chart.series.flatMap((series) => {
        const found = native.find(({ name }) => name === series.name);
        return series.points.flatMap((point, index) =>
          near(found?.values[index], point?.value == null ? null : inUnit(point)) &&
          found?.categories[index] === chart.categories[index]
            ? []
            : fault(series.name, point?.text, found?.values[index]),
        );
      });
    case 'waterfall': {
      let level = 0;
      return chart.steps.flatMap(({ figure, total, name }, index) => {
        const from = total ? 0 : level;
        level = total ? inUnit(figure) : level + inUnit(figure);
        // Base and parts together reach from zero to the end of the bar that lies further out, on either side.
        const ends = native.map(({ values }) => values[index] ?? 0);
        const up = ends.filter((value) => value > 0).reduce((sum, value) => sum + value, 0);
        const down = ends.filter((value) => value < 0).reduce((sum, value) => sum + value, 0);
        const named = native[0]?.categories[index]?.endsWith(figure.text) === true;
        return near(up, Math.max(0, from, level)) && near(down, Math.min(0, from, level)) && named
          ? []
          : fault(name, figure.text, `${up} ${down}`);
      });
    }
    case 'tornado':
      return chart.bars.toReversed().flatMap(({ name, low, high }, index) =>
        [low, high].flatMap((end, side) => {
          const expected = end?.value == null ? null : inUnit(end) - inUnit(chart.planned);
          const found = native[side]?.values[index] ?? null;
          return near(found, expected) ? [] : fault(name, expected, found);
        }),
      );
    case 'histogram':
      return chart.shares.flatMap((share, index) => {
        const sum = native.reduce((total, { values }) => total + (values[index] ?? 0), 0);
        return near(sum, share) ? [] : fault(String(index), share, sum);
      });
  }
}

/** The rows that a block must have on its sheet, cell by cell. */
function sheetRows(block: Block): readonly (readonly Cell[])[] {
  switch (block.type) {
    case 'headline':
      return block.items.map(({ label, figure }) => [label, figure]);
    case 'facts':
      return block.rows.map(({ label, cell }) => [label, cell]);
    case 'table':
      return block.rows.map(({ cells }) => cells);
    case 'chart':
      return chartRows(block.chart);
    default:
      return [];
  }
}

function chartRows(chart: Chart): readonly (readonly Cell[])[] {
  switch (chart.kind) {
    case 'series':
      return chart.categories.map((name, index) => [
        name,
        ...chart.series.map(({ points }) => points[index] ?? null),
      ]);
    case 'waterfall':
      return chart.steps.map(({ name, figure }) => [name, figure]);
    case 'tornado':
      return chart.bars.map(({ name, from, low, to, high }) => [name, from, low, to, high]);
    case 'histogram':
      return chart.marks.flatMap(({ name, figure }) => (figure.value === null ? [] : [[name, figure]]));
    case 'heat':
      return chart.rows.map((name, index) => [name, ...(chart.cells[index] ?? [])]);
  }
}

function cellAgrees(expected: Cell, found: ReadCell | undefined): boolean {
  if (expected === null || expected === '') return found == null || found === '';
  if (typeof expected === 'string') return String(found ?? '').trim() === expected.trim();
  if (expected.value === null) return found === expected.text;
  // Half a cent of an amount, in the unit shown; a rate to half of its last digit shown.
  const { form } = expected;
  const scale = form.kind === 'amount' ? 10 ** UNIT_POWER[form.unit] : 1;
  const most = form.kind === 'amount' || form.kind === 'quantity' ? 0.005 / scale : 1e-9;
  return typeof found === 'number' && Math.abs(found - expected.value / scale) <= most;
}

function bookDifferences(
  content: PackContent,
  rowsOf: (section: number) => readonly (readonly ReadCell[])[],
) {
  return content.sections.flatMap(({ title, blocks }, index) => {
    const rows = rowsOf(index);
    return blocks.flatMap(sheetRows).flatMap((expected) => {
      const there = rows.some((row) => expected.every((cell, column) => cellAgrees(cell, row[column])));
      return there ? [] : [`${title}: ${expected.map(unpackedCell).join(' | ')}`];
    });
  });
}

/** The same content with one number said otherwise, as a form that was made from something else would. */
function mutated(content: PackContent): PackContent {
  const slip = (figure: Figure): Figure =>
    figure.value === null ? figure : { ...figure, value: figure.value * 1.02 + 1, text: `${figure.text}1` };
  let done = false;
  const sections = content.sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block): Block => {
      if (done || block.type !== 'table') return block;
      return {
        ...block,
        rows: block.rows.map((row) => ({
          ...row,
          cells: row.cells.map((cell) => {
            if (done || !isFigure(cell) || cell.value === null) return cell;
            done = true;
            return slip(cell);
          }),
        })),
      };
    }),
  }));
  if (!done) throw new Error('no number to change');
  return { ...content, sections };
}

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

describe.skipIf(PRINTER === null)('a pack as PDF (skipped where no browser is installed to print it)', () => {
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
