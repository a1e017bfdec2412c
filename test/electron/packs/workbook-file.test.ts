/**
 * The workbook of a pack as a file: sheets whose elements stand in the order of the schema, contents that lead to sheets
 * that are there, print set-up, the seal, and no text that Excel could take for a formula.
 */
import { afterAll, describe, expect, it } from 'vitest';
import type * as XLSX from 'xlsx';
import { sealOfFile } from '../../../electron/packs/seal/read-seal.ts';
import { sealText } from '../../../electron/packs/seal/seal.ts';
import { sealedWorkbook } from '../../../electron/packs/workbook/sealed-workbook.ts';
import { closeWorkspaces, contentOf, SEAL, workbookOf } from './made-forms.ts';
import { numberedParts, partsOf, textOf } from './reading/archive.ts';
import { readBook } from './reading/sheets.ts';
import { attribute, elements, named, readXml, textIn } from './reading/xml.ts';

const PATIENCE = 240_000;

afterAll(closeWorkspaces);

/** ECMA-376 part 1, 18.3.1.99: the sequence of a worksheet. */
const WORKSHEET = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'drawing',
  'legacyDrawing',
  'tableParts',
  'extLst',
];

describe.each(['en', 'zh'] as const)('the workbook of a pack in %s', (language) => {
  it(
    'has well-formed parts, in the order of the schema, with a part behind every name',
    async () => {
      const archive = partsOf(await workbookOf('all', language));
      for (const name of archive.keys()) {
        if (name.endsWith('.xml') || name.endsWith('.rels')) readXml(textOf(archive, name));
      }
      for (const part of numberedParts(archive, /^xl\/worksheets\/sheet(\d+)\.xml$/)) {
        const names = elements(readXml(textOf(archive, part))).map(({ name }) => name);
        const places = names.map((name) => WORKSHEET.indexOf(name));
        expect(places.includes(-1), `${part} ${names.join()}`).toBe(false);
        expect(places, part).toEqual(places.toSorted((a, b) => a - b));
      }
      const types = readXml(textOf(archive, '[Content_Types].xml'));
      const overrides = named(types, 'Override').map((entry) => attribute(entry, 'PartName').slice(1));
      expect(overrides.filter((part) => !archive.has(part))).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'leads from its contents to the sheet of each section and back',
    async () => {
      const { content } = await contentOf('all', language);
      const { book, titles } = readBook(await workbookOf('all', language));
      const links = (title: string): readonly string[] =>
        Object.entries(book.Sheets[title] ?? {}).flatMap(([, cell]: [string, XLSX.CellObject]) =>
          cell.l?.Target ? [cell.l.Target.replace(/^#/, '')] : [],
        );
      const sheetOf = (target: string): string =>
        target.replace(/!A1$/, '').replace(/^'|'$/g, '').replaceAll("''", "'");
      const [cover = ''] = titles;
      const reached = links(cover).map(sheetOf);
      expect(reached.slice(0, content.sections.length)).toEqual(titles.slice(1, content.sections.length + 1));
      for (const title of reached) {
        expect(titles).toContain(title);
        expect(links(title).map(sheetOf)).toContain(cover);
      }
    },
    PATIENCE,
  );

  it(
    'prints every sheet as wide as its page, with the title rows on each, and says scenario and model at head and foot',
    async () => {
      const archive = partsOf(await workbookOf('all', language));
      const { content } = await contentOf('all', language);
      for (const part of numberedParts(archive, /^xl\/worksheets\/sheet(\d+)\.xml$/)) {
        const sheet = readXml(textOf(archive, part));
        expect(attribute(named(sheet, 'pageSetUpPr')[0], 'fitToPage'), part).toMatch(/^(1|true)$/);
        expect(attribute(named(sheet, 'pageSetup')[0], 'fitToHeight'), part).toBe('0');
        expect(named(sheet, 'headerFooter').length, part).toBe(1);
      }
      const names = named(readXml(textOf(archive, 'xl/workbook.xml')), 'definedName');
      const printTitles = names.filter((each) => attribute(each, 'name') === '_xlnm.Print_Titles');
      expect(printTitles.length).toBeGreaterThanOrEqual(content.sections.length);
    },
    PATIENCE,
  );

  it(
    'holds a formula only where Hurdle wrote one: no shared text begins a formula, no external link, no macro',
    async () => {
      const bytes = await workbookOf('all', language);
      const archive = partsOf(bytes);
      expect([...archive.keys()].filter((name) => /vba|externalLinks|connections/i.test(name))).toEqual([]);
      const { cells } = readBook(bytes);
      const formulas = cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : []));
      expect(formulas.length).toBeGreaterThan(3000);
      expect(formulas.filter((formula) => /\[\d+\]|HYPERLINK|WEBSERVICE|\|'/.test(formula))).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'carries its seal where Excel keeps keywords, in place of an earlier one, and the time of its making',
    async () => {
      const { content } = await contentOf('all', language);
      const made = await workbookOf('all', language);
      expect(sealOfFile(made)).toEqual({ seal: JSON.parse(SEAL), form: 'xlsx' });
      const core = readXml(textOf(partsOf(made), 'docProps/core.xml'));
      const times = named(core, 'dcterms:created').map(textIn);
      expect(times.map(Date.parse)).toEqual([Math.floor(Date.parse(content.meta.madeAt) / 1000) * 1000]);
      const seal = {
        hurdle: 'pack',
        issue: 'i-1',
        plan: 'p',
        seq: 4,
        model: 'a&b<$&>',
        content: '"',
      } as const;
      const sealed = await sealedWorkbook(made, sealText(seal), content.meta.madeAt);
      expect(sealOfFile(sealed)).toEqual({ seal, form: 'xlsx' });
      expect(textOf(partsOf(sealed), 'docProps/core.xml').split('keywords>').length).toBe(3);
    },
    PATIENCE,
  );
});
