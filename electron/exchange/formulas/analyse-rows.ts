/**
 * What the formulas of every row of the chosen tables say. Promises one answer a row and period, read once; cells with the
 * same formula relative to their place are read once. It must not decide what is imported.
 */
import { cellAddress } from '../sheets/sheet-cells.ts';
import { type BookView, cellIn, type Frame } from './book-view.ts';
import { type RowCell, type RowFormula, rowFormula } from './row-formula.ts';
import { formulaReader } from './say-formula.ts';
import type { RowPlace, Said, SheetExpression } from './sheet-expression.ts';

export type RowAnalysis = {
  readonly place: RowPlace;
  readonly formula: RowFormula;
  /** What the opening's cell says; undefined without a formula there. */
  readonly opening: SheetExpression | undefined;
  /** The row's formula as it stands in Excel, of the cell that stands for the rest. */
  readonly excel: string;
};

export type Analysis = {
  readonly of: (place: RowPlace) => RowAnalysis | undefined;
  readonly rows: readonly RowAnalysis[];
};

export function analyseRows(book: BookView, frames: readonly Frame[]): Analysis {
  const reader = formulaReader(book, frames);
  const found = new Map<string, RowAnalysis>();
  frames.forEach((frame, at) => {
    const periods = [...frame.columnOf].filter(([period]) => period > 0).sort(([a], [b]) => a - b);
    for (const line of frame.lines) {
      const place = { frame: at, line };
      const cells = periods.map(([period, along]): RowCell => read(frame, at, line, along, period));
      if (!cells.some(({ said }) => said)) continue;
      const formula = rowFormula(cells);
      const openingColumn = frame.columnOf.get(0);
      const opening = openingColumn === undefined ? undefined : read(frame, at, line, openingColumn, 0).said;
      found.set(keyOf(place), {
        place,
        formula,
        opening: opening?.ok ? opening.value : undefined,
        excel: excelOf(frame, line, periods, formula),
      });
    }
  });

  function read(frame: Frame, at: number, line: number, along: number, period: number): RowCell {
    const [row, column] = cellIn(frame, line, along);
    const cell = book.cell(frame.sheet, row, column);
    const address = cellAddress(row, column);
    if (!cell) return { period, address, said: undefined };
    // A typed number with a sign or a sum of numbers is typed all the same.
    if (cell.f === undefined || /^=?[-+\d.\s%]*$/.test(cell.f)) return { period, address, said: null };
    const said: Said = reader.say(cell.f, { sheet: frame.sheet, frame: at, period });
    return { period, address, said, shape: shapeOf(cell.f, row, column) };
  }

  function excelOf(
    frame: Frame,
    line: number,
    periods: readonly (readonly [number, number])[],
    formula: RowFormula,
  ): string {
    const odd = new Set(formula.kind === 'formula' ? formula.odd : []);
    // The last period stands for the rest: rows begin in other ways.
    for (const [, along] of periods.toReversed()) {
      const [row, column] = cellIn(frame, line, along);
      const text = book.cell(frame.sheet, row, column)?.f;
      if (text !== undefined && !odd.has(cellAddress(row, column)))
        return `${cellAddress(row, column)} =${text.replace(/^=/, '')}`.slice(0, 300);
    }
    return '';
  }

  return { of: (place) => found.get(keyOf(place)), rows: [...found.values()] };
}

export const keyOf = ({ frame, line }: RowPlace): string => `${frame} ${line}`;

/** C5*Assumptions!C9 in column C and D5*Assumptions!D9 in column D have one shape. */
function shapeOf(formula: string, row: number, column: number): string {
  return formula.replace(
    /"[^"]*"|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])/g,
    (
      whole,
      fixedColumn: string | undefined,
      letters: string | undefined,
      fixedRow: string,
      digits: string,
    ) => {
      if (letters === undefined) return whole;
      const across = fixedColumn === '$' ? letters : `c${columnIndex(letters) - column}`;
      return `${across}${fixedRow === '$' ? digits : `r${Number(digits) - 1 - row}`}`;
    },
  );
}

function columnIndex(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
