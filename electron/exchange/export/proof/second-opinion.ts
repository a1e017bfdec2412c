/**
 * A second independent engine (excelize, in Go) for the cells in which the first one differs from Hurdle. It is asked
 * one formula at a time, over plain figures, because it is slow. It rounds as Excel does, in decimals: the first
 * engine makes ROUND(1.005, 2) 1.00 where Excel makes it 1.01. Must not be used to let a difference pass unasked.
 */
import { type ExcelFile, loadExcelize, must } from '../../excelize.ts';
import { cellName } from '../columns.ts';
import type { Reading } from './spreadsheet-engine.ts';

export type Figure = { readonly digits: string } | { readonly text: string };
export type KnownCell = {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly figure: Figure;
};

export type SecondOpinion = (
  cell: { readonly sheet: string; readonly row: number; readonly column: number },
  formula: string,
  reads: readonly KnownCell[],
) => Reading;

export async function secondOpinion(titles: readonly string[]): Promise<SecondOpinion> {
  const file = (await loadExcelize()).NewFile();
  titles.forEach((title, at) => {
    if (at === 0) must(file.SetSheetName('Sheet1', title), title);
    else must(file.NewSheet(title), title);
  });
  return ({ sheet, row, column }, formula, reads) => {
    for (const read of reads) put(file, read);
    const at = cellName(column, row);
    must(file.SetCellFormula(sheet, at, formula), at);
    const { value, error } = file.CalcCellValue(sheet, at, { RawCellValue: true });
    // What was a formula here may be read as a figure next time.
    must(file.SetCellFormula(sheet, at, ''), at);
    if (error) return { kind: 'error', text: error };
    const number = Number(value);
    return value.trim() === '' || Number.isNaN(number)
      ? { kind: 'text', text: value }
      : { kind: 'number', value: number, digits: value };
  };
}

function put(file: ExcelFile, { sheet, row, column, figure }: KnownCell): void {
  const at = cellName(column, row);
  if ('digits' in figure) must(file.SetCellValue(sheet, at, Number(figure.digits)), at);
  else must(file.SetCellStr(sheet, at, figure.text), at);
}
