// Tables as systems, ministries and consultants write them: every figure of the plan is compared with the one typed.
import { describe, expect, it } from 'vitest';
import { importTables } from '../../../../electron/exchange/import-tables.ts';
import { previewImport } from '../../../../electron/exchange/preview-import.ts';
import { readSpreadsheet } from '../../../../electron/exchange/read-workbook.ts';
import { compileModel, evaluateModel } from '../../../../models/formula/compile.ts';
import { modelLine } from '../../../../models/statements/build.ts';
import { bookOf, sheetWriter } from '../../../fixtures/ugly/book-writer.ts';
import { type Cell, SYSTEM_EXPORTS } from '../../../fixtures/ugly/system-exports.ts';

function read(rows: readonly (readonly Cell[])[]) {
  const sheet = sheetWriter('Export');
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell === null) return;
      if (typeof cell === 'object') sheet.put(row, column, ...cell);
      else sheet.put(row, column, cell);
    });
  });
  const book = readSpreadsheet(bookOf([sheet]), 'export.xlsx');
  if (!book.ok) throw new Error(book.error.message);
  const preview = previewImport(book.value, 'export.xlsx');
  const mappings = preview.tables.filter(({ proposed }) => proposed).map(({ mapping }) => mapping);
  const imported = importTables(book.value, mappings);
  if (!imported.ok) throw new Error(imported.error.message);
  const { timeline, lines } = imported.value;
  const values = evaluateModel(compileModel(timeline, lines.map(modelLine)));
  return {
    preview,
    mappings,
    timeline,
    lines,
    valuesOf: (code: string) => [...values.values(code)].slice(1),
  };
}

describe('the export of a system', () => {
  it.each(SYSTEM_EXPORTS.map((each) => [each.name, each] as const))('%s', (_, truth) => {
    const { preview, mappings, timeline, lines, valuesOf } = read(truth.rows);
    expect(mappings).toHaveLength(1);
    expect(timeline).toMatchObject({ start: truth.start, periodicity: truth.periodicity });
    const figures = Object.fromEntries(
      lines.map(({ label, code }) => [label, valuesOf(code).map((value) => value ?? 0)]),
    );
    for (const [label, values] of Object.entries(truth.lines)) expect(figures[label], label).toEqual(values);
    const labels = lines.map(({ label }) => label);
    expect(labels.filter((label) => truth.leftOut.includes(label))).toEqual([]);
    expect(mappings[0]?.lines.map(({ label }) => label)).toEqual(expect.arrayContaining([...truth.leftOut]));
    for (const [label, group] of Object.entries(truth.groups ?? {}))
      expect(lines.find((line) => line.label === label)?.group, label).toBe(group);
    // Nothing is called wrong that is right.
    const codes = preview.notices.map(({ code }) => code);
    expect(codes).not.toContain('totals-differ');
    expect(codes).not.toContain('column-totals-differ');
    expect(codes).not.toContain('columns-unread');
  });

  it('proposes the table of money before a longer one of assumptions', () => {
    const inputs = sheetWriter('Assumptions');
    const model = sheetWriter('P&L');
    [2026, 2027, 2028].forEach((year, at) => {
      inputs.put(0, 1 + at, year);
      ['Base', 'Upside', 'Downside', 'Live'].forEach((label, row) => {
        inputs.put(1 + row, 0, label);
        inputs.put(1 + row, 1 + at, (row + 1) / 100, 'percent');
      });
      model.put(0, 1 + at, year);
      model.put(1, 0, 'Sales');
      model.put(1, 1 + at, 100 + at);
      model.put(2, 0, 'Rent');
      model.put(2, 1 + at, 10 + at * 2);
    });
    const book = readSpreadsheet(bookOf([inputs, model]), 'model.xlsx');
    if (!book.ok) throw new Error(book.error.message);
    const proposed = previewImport(book.value, 'model.xlsx').tables.filter((table) => table.proposed);
    expect(proposed.map(({ name }) => name.replace('&amp;', '&'))).toEqual(['P&L']);
  });
});
