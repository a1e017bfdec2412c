/**
 * The order in which cells can be computed one after the other, each after those it reads. The recalculating engine
 * keeps what it has computed, so in this order it never has to reach deep (a long chain of periods would exhaust it).
 * Reads references from the formulas' own text; a circle, which a workbook of ours never has, is passed through.
 */
import { cellName } from './columns.ts';
import type { PlacedCell } from './sheet-model.ts';

const REFERENCE = /(?:'((?:[^']|'')+)'!|([A-Za-z_]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?/g;

export function calculationOrder<C extends PlacedCell>(cells: readonly C[]): readonly C[] {
  const index = new Map(
    cells.map((cell, position) => [`${cell.sheet} ${cellName(cell.column, cell.row)}`, position]),
  );
  const reads = cells.map((cell) =>
    cell.content.kind === 'formula' ? readsOf(cell, cell.content.proof ?? cell.content.formula, index) : [],
  );
  const order: C[] = [];
  const state = new Uint8Array(cells.length);
  for (let start = 0; start < cells.length; start += 1) {
    const stack = [start];
    while (stack.length > 0) {
      const top = stack.at(-1) ?? 0;
      if (state[top] === 0) {
        state[top] = 1;
        for (const next of reads[top] ?? []) if (state[next] === 0) stack.push(next);
        continue;
      }
      stack.pop();
      if (state[top] === 2) continue;
      state[top] = 2;
      const cell = cells[top];
      if (cell) order.push(cell);
    }
  }
  return order;
}

function readsOf(cell: PlacedCell, formula: string, index: ReadonlyMap<string, number>): readonly number[] {
  const found: number[] = [];
  // Texts in quotation marks hold no references.
  for (const match of formula.replace(/"[^"]*"/g, '').matchAll(REFERENCE)) {
    const [, quoted, plain, fromColumn = '', fromRow = '', toColumn = fromColumn, toRow = fromRow] = match;
    const sheet = quoted?.replaceAll("''", "'") ?? plain ?? cell.sheet;
    for (let row = Number(fromRow); row <= Number(toRow); row += 1) {
      for (let column = columnNumber(fromColumn); column <= columnNumber(toColumn); column += 1) {
        const position = index.get(`${sheet} ${cellName(column, row)}`);
        if (position !== undefined) found.push(position);
      }
    }
  }
  return found;
}

function columnNumber(name: string): number {
  return [...name].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}
