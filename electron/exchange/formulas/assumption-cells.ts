/**
 * Cells beside the periods that formulas use become drivers of the plan: growth rates, prices, tax rates. Promises a
 * label from the text beside the cell, its unit, and its place as the source. It must not change a value.
 */
import { suggestCode } from '../../../models/formula/names.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import type { Line } from '../../../models/plan/schema.ts';
import { cellNumber } from '../sheets/cell-number.ts';
import { cellAddress } from '../sheets/sheet-cells.ts';
import { splitUnit } from '../sheets/sheet-units.ts';
import type { BookView } from './book-view.ts';
import type { LineName } from './write-formula.ts';

export type Assumptions = {
  readonly name: (sheet: number, row: number, column: number) => LineName | undefined;
  /** The driver lines of all cells that were named, in the order in which they were. */
  readonly lines: () => readonly Line[];
};

const FARTHEST = 12;

export function assumptionCells(book: BookView, taken: Set<string>): Assumptions {
  const found = new Map<string, { readonly line: Line; readonly name: LineName }>();
  return {
    name: (sheet, row, column) => {
      const key = `${sheet} ${row} ${column}`;
      const known = found.get(key);
      if (known) return known.name;
      const traits = book.sheets[sheet];
      const read = traits && cellNumber(book.cell(sheet, row, column), traits);
      if (!traits || read?.kind !== 'number') return undefined;
      const split = splitUnit(labelOf(book, sheet, row, column));
      const label = split.label === '' ? `${traits.name} ${cellAddress(row, column)}` : split.label;
      const code = suggestCode(label, taken);
      taken.add(code);
      const line: Line = {
        id: `import-${sheet + 1}-${cellAddress(row, column)}`,
        code,
        label: label.slice(0, LIMITS.nameLength),
        kind: 'driver',
        unit: (split.unit || (read.percent ? '%' : '')).slice(0, 40),
        group: '',
        owner: '',
        source: `${traits.name}, ${cellAddress(row, column)}`.slice(0, LIMITS.textLength),
        note: '',
        entry: { type: 'constant', value: read.value },
      };
      const name = { code, factor: 1, opening: true };
      found.set(key, { line, name });
      return name;
    },
    lines: () => [...found.values()].map(({ line }) => line),
  };
}

/** The nearest text to the left; where the cell stands in a column of several, the header above it as well. */
function labelOf(book: BookView, sheet: number, row: number, column: number): string {
  const left = nearest(book, sheet, (step) => [row, column - step]);
  const above = nearest(book, sheet, (step) => [row - step, column]);
  return left !== '' ? left : above;
}

function nearest(
  book: BookView,
  sheet: number,
  place: (step: number) => readonly [row: number, column: number],
): string {
  for (let step = 1; step <= FARTHEST; step += 1) {
    const [row, column] = place(step);
    if (row < 0 || column < 0) break;
    const cell = book.cell(sheet, row, column);
    if (cell?.t !== 's' || cell.f !== undefined) continue;
    const text = String(cell.v)
      .replace(/\s+/g, ' ')
      .replace(/[:：]\s*$/, '')
      .trim();
    // A unit beside the value is no label.
    if (text !== '' && text.length > 1 && !/^(?:[%￥¥$€]|元|万元|天|月|年|个|人|件)$/u.test(text))
      return text;
  }
  return '';
}
