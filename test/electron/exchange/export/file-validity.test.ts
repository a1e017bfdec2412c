/**
 * The file as a spreadsheet program takes it: parts well-formed and all named, elements in the order of the schema
 * (ECMA-376, CT_Worksheet), re-opened by two other programs; and what makes it pleasant: panes, outline, links, lists,
 * comments, print titles. The order is that of the standard, not of our output.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { loadExcelize } from '../../../../electron/exchange/excelize.ts';
import type { ColourScheme } from '../../../../electron/exchange/export/book.ts';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import type { ActualsExtra } from '../../../../electron/exchange/export/extras.ts';
import { gatherExtras } from '../../../../electron/exchange/export/gather-extras.ts';
import { parsePlan } from '../../../../models/plan/parse-plan.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { templates } from '../../../../models/templates/templates.ts';
import { childrenOf, partsOf, xmlFault } from './file-parts.ts';

const PATIENCE = 240_000;

/** ECMA-376 part 1, 18.3.1.99. */
const ORDER = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr'],
  ...['sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate'],
  ...['customSheetViews', 'mergeCells', 'phoneticPr', 'conditionalFormatting', 'dataValidations'],
  ...['hyperlinks', 'printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks'],
  ...['customProperties', 'cellWatches', 'ignoredErrors', 'smartTags', 'drawing', 'legacyDrawing'],
  ...['legacyDrawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst'],
];

function subject(): Plan {
  const built = templates.find(({ id }) => id === 'agency')?.build('agency', 'en');
  const lineId = built?.lines.find(({ code }) => code === 'new_clients')?.id;
  const parsed = parsePlan({
    ...built,
    scenarios: [
      {
        id: 's1',
        name: 'More',
        overrides: [{ target: 'line', lineId, change: { type: 'scale', factor: 1.2 } }],
      },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function actualsOf(plan: Plan): ActualsExtra {
  const lines = plan.lines.filter(({ kind }) => kind === 'revenue' || kind === 'fixed-cost');
  return {
    months: ['2027-01', '2027-02'],
    yearFrom: 0,
    baseline: null,
    partMonth: true,
    lines: lines.map(({ id, code, label, unit, kind }) => ({
      ...{ lineId: id, code, label, unit, kind },
      profitSign: kind === 'revenue' ? 1 : -1,
      measure: 'money',
      values: [1234.56, null],
      reference: [1000, 1100],
      outlookYear: 13_000,
      referenceYear: 12_500,
    })),
  };
}

async function written(scheme: ColourScheme): Promise<Uint8Array> {
  const plan = subject();
  const extras = { ...gatherExtras(plan), actuals: actualsOf(plan) };
  const result = await exportWorkbook(plan, 'en', {}, { extras, scheme });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value.bytes;
}

describe('the file of a workbook', () => {
  let bytes: Uint8Array;
  let parts: ReadonlyMap<string, string>;
  let sheets: ReadonlyMap<string, string>;

  beforeAll(async () => {
    bytes = await written('bankers');
    parts = partsOf(bytes);
    const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
    sheets = new Map(
      names.map(([, name = ''], at) => [name, parts.get(`xl/worksheets/sheet${at + 1}.xml`) ?? '']),
    );
  }, PATIENCE);

  it('is well-formed in every part', () => {
    const faults = [...parts].flatMap(([name, text]) => {
      const fault = xmlFault(text);
      return fault === null ? [] : [`${name}: ${fault}`];
    });
    expect(faults).toEqual([]);
    expect(xmlFault('<a><b></a></b>')).not.toBeNull();
    expect(xmlFault('<a>1 & 2</a>')).not.toBeNull();
  });

  it('has the elements of every sheet in the order of the schema', () => {
    expect([...sheets.keys()]).toEqual([
      ...['Summary', 'Assumptions', 'Budget', 'Statements', 'Returns', 'Scenarios', 'Two-way', 'Simulation'],
      ...['Actuals', 'Variance', 'Workings', 'Two-way workings', 'Sources', 'Hurdle data'],
    ]);
    for (const [name, text] of sheets) {
      const children = childrenOf(text);
      const places = children.map((child) => ORDER.indexOf(child));
      expect([name, places.every((place) => place >= 0)]).toEqual([name, true]);
      expect([name, places.toSorted((a, b) => a - b)]).toEqual([name, places]);
      // Only conditional formats may stand more than once.
      const once = children.filter((child) => child !== 'conditionalFormatting');
      expect([name, new Set(once).size]).toEqual([name, once.length]);
    }
  });

  it('names every part that it refers to, and holds every part that it names', () => {
    const types = parts.get('[Content_Types].xml') ?? '';
    const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !parts.has(name))).toEqual([]);
    for (const [name, text] of parts) {
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/, '');
      for (const [, target = ''] of text.matchAll(/Target="([^"]+)"/g)) {
        const path = new URL(target, `file:///${folder}`).pathname.slice(1);
        expect([name, target, parts.has(path)]).toEqual([name, target, true]);
      }
    }
  });

  it('is opened again by two other programs, without an error in any cell', async () => {
    const book = XLSX.read(bytes, { cellFormula: true });
    expect(book.SheetNames).toEqual([...sheets.keys()]);
    const faulty = Object.entries(book.Sheets).flatMap(([name, sheet]) =>
      Object.entries(sheet).flatMap(([cell, { t, v }]) =>
        t === 'e' || /^(?:Err:|#(?:NAME|REF|VALUE|DIV|NUM|N\/A))/.test(String(v)) ? [`${name}!${cell}`] : [],
      ),
    );
    expect(faulty).toEqual([]);
    const file = (await loadExcelize()).OpenReader(bytes);
    expect(file.error).toBeNull();
    expect(file.GetSheetList().list).toEqual([...sheets.keys()]);
    const told = Object.values(book.Sheets.Assumptions ?? {}).flatMap(({ c }: XLSX.CellObject) => c ?? []);
    expect(told.some(({ t }) => /^Source: .+\nOwner: .+/.test(String(t)))).toBe(true);
  });

  it('offers the scenarios as a list at the switch', () => {
    const text = sheets.get('Assumptions') ?? '';
    const list = /<dataValidation [^>]*sqref="D7"[^>]*type="list"[^>]*>.*?<\/dataValidation>/s.exec(
      text,
    )?.[0];
    expect(list).toMatch(/<formula1>Scenarios!\$F\$7:\$G\$7<\/formula1>/);
    const book = XLSX.read(bytes);
    expect(['F7', 'G7'].map((cell) => book.Sheets.Scenarios?.[cell]?.v)).toEqual(['As planned', 'More']);
  });

  it('checks what is typed into inputs, rates apart from amounts', () => {
    const text = sheets.get('Assumptions') ?? '';
    const sheet = XLSX.read(bytes).Sheets.Assumptions;
    const rowOf = (code: string): number | undefined =>
      Array.from({ length: 60 }, (_, at) => at + 1).find((at) => sheet?.[`B${at}`]?.v === code);
    const row = rowOf('settings.tax.rate');
    const checks = new Map(
      [
        ...text.matchAll(
          /<dataValidation [^>]*sqref="([^"]+)"[^>]*>\s*<formula1>([^<]+)<\/formula1><formula2>([^<]+)</g,
        ),
      ].flatMap(([, ranges = '', from, to]) =>
        ranges.split(' ').map((range) => [range, `${from} to ${to}`] as const),
      ),
    );
    // A tax rate lies between none and all; other rates as far as a plan takes them, amounts anywhere.
    expect(checks.get(`D${row}`)).toBe('0 to 1');
    expect(checks.get(`D${rowOf('settings.discounting.rate.rate')}`)).toBe('-0.99 to 100');
    expect(checks.get(`D${rowOf('annual_fee')}`)).toBe('-1E+300 to 1E+300');
  });

  it('freezes headers, folds lines, repeats headers in print, and links the contents', () => {
    for (const name of ['Assumptions', 'Budget', 'Statements', 'Returns', 'Actuals', 'Variance', 'Sources'])
      expect([name, /<pane [^>]*state="frozen"/.test(sheets.get(name) ?? '')]).toEqual([name, true]);
    expect(sheets.get('Budget')).toMatch(/<row r="7" outlineLevel="1">/);
    expect(sheets.get('Budget')).toMatch(/<sheetFormatPr [^>]*outlineLevelRow="1"/);
    const book = parts.get('xl/workbook.xml') ?? '';
    expect(book).toMatch(/_xlnm\.Print_Titles[^>]*>[^<]*Budget!\$A:\$C,Budget!\$1:\$5</);
    expect(book).toMatch(/_xlnm\.Print_Area[^>]*>[^<]*Budget!\$A\$1:/);
    for (const [name, text] of sheets) {
      expect([name, /orientation="landscape"/.test(text)]).toEqual([name, true]);
      expect([name, /&amp;P \/ &amp;N/.test(text)]).toEqual([name, true]);
      expect([name, /Model [0-9a-f]{12}/.test(text)]).toEqual([name, true]);
    }
    const links = [...(sheets.get('Summary') ?? '').matchAll(/<hyperlink [^>]*location="([^"]+)"/g)];
    const targets = links.map(([, location = '']) =>
      location.replaceAll('&apos;', "'").replaceAll('&#39;', "'"),
    );
    for (const name of sheets.keys()) {
      if (name === 'Summary') continue;
      expect(targets.some((target) => target === `${name}!A1` || target === `'${name}'!A1`)).toBe(true);
    }
  });

  it('keeps names of sheets and texts of formulas within what Excel holds', () => {
    for (const [name, text] of sheets) {
      expect(name.length).toBeLessThanOrEqual(31);
      for (const [, formula = ''] of text.matchAll(/<f>([^<]*)<\/f>/g))
        expect(formula.length).toBeLessThan(8192);
    }
  });
});

describe('colours', () => {
  it.each([
    ['bankers', '0000FF', '00713A'],
    ['fast', '000000', '0000FF'],
    ['colour-blind', '0059A3', 'B34700'],
  ] as const)(
    'follow the scheme %s: inputs in %s, links in %s',
    async (scheme, input, link) => {
      const bytes = await written(scheme);
      const file = (await loadExcelize()).OpenReader(bytes);
      const colourAt = (sheet: string, cell: string): string | undefined => {
        const { style } = file.GetCellStyle(sheet, cell);
        return file.GetStyle(style).style.Font?.Color?.replace('#', '').slice(-6);
      };
      // The NPV on the Summary comes from another sheet; the tax rate is typed in.
      const book = XLSX.read(bytes);
      const rowOf = (sheet: string, column: string, text: string): number =>
        Array.from({ length: 80 }, (_, at) => at + 1).find(
          (at) => book.Sheets[sheet]?.[`${column}${at}`]?.v === text,
        ) ?? 0;
      expect(colourAt('Assumptions', `D${rowOf('Assumptions', 'B', 'settings.tax.rate')}`)).toBe(input);
      expect(colourAt('Summary', `B${rowOf('Summary', 'A', 'Net present value')}`)).toBe(link);
      // Free cash flow is a formula that the Returns sheet reads.
      const exported = colourAt('Statements', `H${rowOf('Statements', 'B', '$fcf')}`);
      expect(exported).toBe(scheme === 'fast' ? 'C00000' : '000000');
    },
    PATIENCE,
  );
});
