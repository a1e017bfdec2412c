/** What a person changed in an exported workbook is found when it comes back; and how things are named in Excel. */
import { describe, expect, it } from 'vitest';
import { fileBytes, loadExcelize } from '../../../../electron/exchange/excelize.ts';
import { columnName, definedNames, sheetPrefix } from '../../../../electron/exchange/export/columns.ts';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import { asciiJson } from '../../../../electron/exchange/export/sheets/data-cells.ts';
import { importOwnWorkbook } from '../../../../electron/exchange/import-own/import-own-workbook.ts';
import { everyFeaturePlan } from '../every-feature-plan.ts';

const PATIENCE = 120_000;

describe('a workbook that a person changed', () => {
  async function changed(
    edit: (
      set: (sheet: string, cell: string, value: number | string) => void,
      find: (sheet: string, code: string) => number,
    ) => void,
  ) {
    const plan = everyFeaturePlan();
    const written = await exportWorkbook(plan, 'en');
    if (!written.ok) throw new Error(written.error.message);
    const excelize = await loadExcelize();
    const file = excelize.OpenReader(written.value.bytes);
    const find = (sheet: string, code: string): number => {
      const { result } = file.GetRows(sheet);
      return result.findIndex((row) => row[1] === code) + 1;
    };
    edit((sheet, cell, value) => {
      expect(file.SetCellValue(sheet, cell, value).error).toBeNull();
    }, find);
    return { plan, back: importOwnWorkbook(fileBytes(file)) };
  }

  it(
    'gives the new numbers to the plan and lists them',
    async () => {
      const { plan, back } = await changed((set, find) => {
        set('Assumptions', `D${find('Assumptions', 'price')}`, 13);
        set('Assumptions', `D${find('Assumptions', 'settings.tax.rate')}`, 0.2);
        set('Budget', `H${find('Budget', 'R1C1')}`, 99);
      });
      if (!back?.ok) throw new Error('not read');
      expect(back.value.changes.inputs).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ target: 'price', column: null, from: 12.5, to: 13 }),
          expect.objectContaining({ target: 'settings.tax.rate', column: null, from: 0.25, to: 0.2 }),
          expect.objectContaining({ target: 'R1C1', column: 2, from: 2, to: 99 }),
        ]),
      );
      expect(back.value.changes.inputs.length).toBe(3);
      expect(back.value.plan.settings.tax.rate).toBe(0.2);
      const entryOf = (code: string) => back.value.plan.lines.find((line) => line.code === code)?.entry;
      expect(entryOf('price')).toEqual({ type: 'constant', value: 13 });
      expect(entryOf('R1C1')).toEqual({ type: 'series', values: [1, 99, 3] });
      expect(back.value.plan.lines.length).toBe(plan.lines.length);
    },
    PATIENCE,
  );

  it(
    'reports a formula that was typed over and keeps the plan’s own',
    async () => {
      const { plan, back } = await changed((set, find) => set('Budget', `J${find('Budget', 'sales')}`, 1));
      if (!back?.ok) throw new Error('not read');
      expect(
        back.value.changes.overtyped.map(({ target, column, value }) => [target, column, value]),
      ).toEqual([['sales', 4, '1']]);
      expect(back.value.plan).toEqual(plan);
    },
    PATIENCE,
  );

  it(
    'refuses a value that a plan cannot hold, with its cell',
    async () => {
      const { back } = await changed((set, find) =>
        set('Assumptions', `D${find('Assumptions', 'settings.tax.rate')}`, 7),
      );
      if (!back || back.ok) throw new Error('was taken');
      expect(back.error.places?.[0]?.path).toMatch(/^Assumptions!D\d+$/);
    },
    PATIENCE,
  );

  it(
    'refuses data that were altered and data of a newer version',
    async () => {
      const altered = await changed((set) => set('Hurdle data', 'A7', '|{"format":"hurdle-plan"}|'));
      expect(altered.back?.ok === false && altered.back.error.params?.reason).toBe('data-altered');
      const newer = await changed((set) => set('Hurdle data', 'A3', 'version 2'));
      expect(newer.back?.ok === false && newer.back.error.params?.reason).toBe('newer-version');
    },
    PATIENCE,
  );

  it(
    'is null for a workbook of another origin',
    async () => {
      const file = (await loadExcelize()).NewFile();
      file.SetCellStr('Sheet1', 'A1', 'Sales');
      expect(importOwnWorkbook(fileBytes(file))).toBeNull();
    },
    PATIENCE,
  );
});

describe('a workbook with scenarios that a person changed', () => {
  it(
    'gives what was typed for the plan, whatever scenario was chosen, and nothing of the scenarios',
    async () => {
      const blank = everyFeaturePlan({ timeline: { periods: 4 } });
      const idOf = (code: string): string => blank.lines.find((line) => line.code === code)?.id ?? '';
      const scale = (code: string) =>
        ({ target: 'line', lineId: idOf(code), label: code, change: { type: 'scale', factor: 2 } }) as const;
      const plan = {
        ...blank,
        scenarios: [
          {
            id: 's',
            name: 'Twice',
            parentId: null,
            overrides: [
              scale('price'),
              scale('rent'),
              { target: 'setting', setting: 'taxRate', change: { type: 'replace', value: 0.3 } } as const,
            ],
          },
        ],
      };
      const written = await exportWorkbook(plan, 'en');
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      const file = (await loadExcelize()).OpenReader(written.value.bytes);
      const rowOf = (code: string): number =>
        file.GetRows('Assumptions').result.findIndex((row) => row[1] === code) + 1;
      for (const [cell, value] of [
        ['D7', 'Twice'],
        [`D${rowOf('price')}`, 15],
        [`D${rowOf('rent')}`, 2500],
        [`D${rowOf('settings.tax.rate')}`, 0.2],
      ] as const)
        expect(file.SetCellValue('Assumptions', cell, value).error).toBeNull();
      const back = importOwnWorkbook(fileBytes(file));
      if (!back?.ok) throw new Error('not read');
      expect(back.value.changes.overtyped).toEqual([]);
      expect(back.value.changes.missing).toEqual([]);
      expect(back.value.changes.inputs.map(({ target, from, to }) => [target, from, to])).toEqual([
        ['price', 12.5, 15],
        ['rent', 2000, 2500],
        ['settings.tax.rate', 0.25, 0.2],
      ]);
      expect(back.value.plan.scenarios).toEqual(plan.scenarios);
    },
    PATIENCE,
  );
});

describe('names in Excel', () => {
  it('counts columns as Excel does', () => {
    expect([1, 26, 27, 52, 702, 703, 16384].map(columnName)).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'ZZ',
      'AAA',
      'XFD',
    ]);
  });

  it('makes a name of every code, apart from cells and from each other', () => {
    const names = definedNames(['AB12', 'R1C1', 'r', 'true', 'Price', 'price', '单价']);
    expect([...names.values()]).toEqual(['AB12_', 'R1C1_', 'r_', 'true_', 'Price', 'price_2', '单价']);
  });

  it('quotes sheet names that could be read as something else', () => {
    expect(['Budget', 'Hurdle data', '预算', "it's"].map(sheetPrefix)).toEqual([
      'Budget!',
      "'Hurdle data'!",
      "'预算'!",
      "'it''s'!",
    ]);
  });

  it('writes JSON that no workbook changes, and that reads as before', () => {
    const value = { label: '_x0041_ 😀 中文\r\n\u0001', n: 1.5 };
    const text = asciiJson(value);
    expect(text).toMatch(/^[\x20-\x7e]*$/);
    expect(text).not.toContain('_x0041_');
    expect(JSON.parse(text)).toEqual(value);
  });
});
