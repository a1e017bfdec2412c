// Layouts that nobody would choose and everybody meets: each must be read as its truth says, which stands beside it.
import { describe, expect, it } from 'vitest';
import { importTables } from '../../../../electron/exchange/import-tables.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { compileModel, evaluateModel } from '../../../../models/formula/compile.ts';
import { modelLine } from '../../../../models/statements/build.ts';
import { uglyWorkbook } from '../../../fixtures/ugly/ugly-workbooks.ts';

const SEEDS = Array.from({ length: 108 }, (_, seed) => seed);

function read(seed: number) {
  const ugly = uglyWorkbook(seed);
  const book = readSpreadsheet(ugly.bytes, 'ugly.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  const first = previewImport(book.value, 'ugly.xlsx');
  const title = book.value.sheets.findIndex(({ name }) => name === '经营预算' || name === 'Operating budget');
  const tables = first.tables.flatMap((table, at) => (table.sheet === title ? [at] : []));
  const preview = previewImport(book.value, 'ugly.xlsx', { tables });
  const mappings = preview.tables.filter(({ proposed }) => proposed).map(({ mapping }) => mapping);
  return { ugly, first, preview, mappings, title, tables, imported: importTables(book.value, mappings) };
}

describe('ugly workbooks', () => {
  it.each(SEEDS.map((seed) => [uglyWorkbook(seed).name, seed] as const))('%s', (_, seed) => {
    const { ugly, first, preview, mappings, title, tables, imported } = read(seed);
    const { truth } = ugly;
    expect(first.error).toBeNull();
    expect(first.mapping?.sheet).toBe(title);
    expect(tables.length).toBe(truth.tables);
    if (!imported.ok) throw new Error(imported.error.message);
    const { timeline, lines, formulas } = imported.value;
    expect({ start: timeline.start, periodicity: timeline.periodicity, periods: timeline.periods }).toEqual(
      truth.axis,
    );
    const included = mappings.flatMap((mapping) => mapping.lines.filter(({ include }) => include));
    expect(included.map(({ label }) => label)).toEqual(truth.lines.map(({ label }) => label));
    expect(included.map(({ kind }) => kind)).toEqual(truth.lines.map(({ kind }) => kind));
    for (const label of truth.leftOut)
      expect(
        mappings.some((mapping) => mapping.lines.some((line) => line.label === label && !line.include)),
      ).toBe(true);
    const values = evaluateModel(compileModel(timeline, lines.map(modelLine)));
    for (const line of truth.lines) {
      const found = lines.find(({ label }) => label === line.label);
      expect(found?.note ?? '').toBe(line.note);
      const shown = [...values.values(found?.code ?? '')].slice(1);
      line.values.forEach((expected, at) => {
        expect(Math.abs((shown[at] ?? Number.NaN) - expected), `${line.label} ${at + 1}`).toBeLessThanOrEqual(
          1e-9 * Math.abs(expected),
        );
      });
      const report = formulas.find(({ code }) => code === found?.code);
      expect(`${line.label} ${found?.entry.type}`).toBe(
        `${line.label} ${line.formula === 'formula' ? 'formula' : 'series'}`,
      );
      if (line.formula === 'inconsistent') expect(report?.odd).toEqual([line.odd]);
    }
    // Nothing was called wrong that is right.
    const codes = preview.notices.map(({ code }) => code);
    expect(codes).not.toContain('totals-differ');
    expect(codes).not.toContain('column-totals-differ');
  });
});
