/** What the cells of a range hold, for charts: their figures and texts in order, null where a cell is empty. */
import { columnNumber } from '../columns.ts';
import type { PlacedCell } from '../sheet-model.ts';

export type ReadRange = (reference: string) => readonly (number | string | null)[];

const RANGE = /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/;

type Range = {
  readonly sheet: string;
  readonly columns: readonly [from: number, to: number];
  readonly rows: readonly [from: number, to: number];
};

/** For the ranges named; others are empty. Cells that nobody asks for are not kept. */
export function rangeReader(cells: readonly PlacedCell[], references: readonly string[]): ReadRange {
  const ranges = new Map(references.map((reference) => [reference, rangeOf(reference)]));
  const bySheet = Map.groupBy(
    [...ranges.values()].flatMap((range) => range ?? []),
    ({ sheet }) => sheet,
  );
  const held = new Map<string, number | string>();
  for (const { sheet, row, column, content } of cells) {
    const isAsked = bySheet
      .get(sheet)
      ?.some(
        ({ rows, columns }) =>
          row >= rows[0] && row <= rows[1] && column >= columns[0] && column <= columns[1],
      );
    if (isAsked)
      held.set(`${sheet} ${row} ${column}`, content.kind === 'text' ? content.text : content.value);
  }
  return (reference) => {
    const range = ranges.get(reference);
    if (!range) return [];
    const { sheet, rows, columns } = range;
    const found: (number | string | null)[] = [];
    for (let row = rows[0]; row <= rows[1]; row += 1) {
      for (let column = columns[0]; column <= columns[1]; column += 1) {
        const value = held.get(`${sheet} ${row} ${column}`) ?? null;
        found.push(value === '' ? null : value);
      }
    }
    return found;
  };
}

function rangeOf(reference: string): Range | undefined {
  const match = RANGE.exec(reference);
  if (!match) return undefined;
  const [, quoted, bare = '', fromColumn = '', fromRow = '', toColumn = fromColumn, toRow = fromRow] = match;
  return {
    sheet: quoted?.replaceAll("''", "'") ?? bare,
    columns: [columnNumber(fromColumn), columnNumber(toColumn)],
    rows: [Number(fromRow), Number(toRow)],
  };
}
