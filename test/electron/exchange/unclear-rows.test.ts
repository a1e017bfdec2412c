// Rows of a sheet that leave a question open: which kind of cost, no label, cells that are no numbers.
import { describe, expect, it } from 'vitest';
import type { ImportPreview, SheetMapping } from '../../../electron/contract/import.ts';
import { placeOf } from '../../../electron/exchange/faulty-cells.ts';
import { previewImport } from '../../../electron/exchange/preview-import.ts';
import { csvWorkbook, readCsv } from '../../../electron/exchange/read-csv.ts';

function recognise(text: string): { readonly preview: ImportPreview; readonly mapping: SheetMapping } {
  const table = readCsv(new TextEncoder().encode(text));
  if (!table.ok) throw new Error(table.error.message);
  const preview = previewImport(csvWorkbook(table.value, 'plan.csv'), 'plan.csv');
  if (!preview.mapping) throw new Error(preview.error?.message ?? 'nothing recognised');
  return { preview, mapping: preview.mapping };
}

describe('what a sheet leaves open', () => {
  it('asks a row itself under a heading that only says costs', () => {
    const { mapping } = recognise(
      'x,2027,2028\nRevenue,,\nProduct sales,9,9\nCosts,,\nSalaries,1,2\nOther,1,2\nSales travel,1,1\nMachinery,3,4\n固定成本,,\n佣金,1,1',
    );
    expect(mapping.lines.map(({ label, kind }) => [label, kind])).toEqual([
      ['Product sales', 'revenue'],
      ['Salaries', 'fixed-cost'],
      ['Other', 'variable-cost'],
      ['Sales travel', 'fixed-cost'],
      ['Machinery', 'investment'],
      ['佣金', 'fixed-cost'],
    ]);
  });

  it('lists figures without a label, left out until the user takes them in', () => {
    const { mapping, preview } = recognise('x,2027-01,2027-02\nRent,5,6\n,7,8\nFees,1,2');
    expect(mapping.lines.map(({ label, include }) => [label, include])).toEqual([
      ['Rent', true],
      ['A3', false],
      ['Fees', true],
    ]);
    expect(preview.notices).toContainEqual(
      expect.objectContaining({ code: 'subtotals', places: ['row 3 A3'] }),
    );
  });

  it('tells each cell that says there is no figure, and refuses one that is still to come', () => {
    const { preview } = recognise('x,2027-01,2027-02,2027-03,2027-04\nRent,5,n/a,无,6\nFees,1,tbd,-,2');
    expect(preview.notices).toContainEqual(
      expect.objectContaining({ code: 'no-figures', places: ['C2 n/a', 'D2 无'], params: { count: 2 } }),
    );
    expect(preview.notices).toContainEqual(
      expect.objectContaining({ code: 'unread-cells', places: ['C3 tbd'] }),
    );
  });

  it('names each faulty cell with what stands in it', () => {
    expect(['E7 n/a', 'F7 #N/A', 'C3'].map(placeOf)).toEqual([
      {
        path: 'E7',
        message: '"n/a" cannot be read as one number',
        code: 'not-a-number',
        params: { shown: 'n/a' },
      },
      { path: 'F7', message: 'holds the error #N/A', code: 'error-value', params: { shown: '#N/A' } },
      { path: 'C3', message: 'cannot be read as a number', code: 'no-number' },
    ]);
  });
});
