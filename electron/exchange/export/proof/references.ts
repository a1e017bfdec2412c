/**
 * Which cells a formula reads, found in its own text (so that a wrong reference is followed, not corrected), and how
 * much of the engine's stack it needs. Many formulas are held as plain numbers in one place: a large workbook has
 * more than a million.
 */
import { columnNumber } from '../columns.ts';

const REFERENCE = /(?:'((?:[^']|'')+)'!|([A-Za-z_]+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?/g;
const TEXTS = /"[^"]*"/g;

/** Cells by sheet, row and column; -1 where there is none. */
export type CellIndex = (sheet: number, row: number, column: number) => number;

/** What each formula reads, formula by formula in the order in which they are added. */
export type ReferenceList = {
  readonly add: (formula: string, ownSheet: number) => void;
  /** Calls `visit` for every cell that formula number `at` reads and that exists. */
  readonly each: (at: number, visit: (cell: number) => void) => void;
};

/** Five numbers a reference: sheet, rows from and to, columns from and to. */
const WIDTH = 5;

export function referenceList(sheets: readonly string[], index: CellIndex): ReferenceList {
  const numbers = new Map(sheets.map((title, at) => [title, at]));
  const starts: number[] = [0];
  let held = new Int32Array(1024);
  let length = 0;
  const push = (value: number): void => {
    if (length === held.length) {
      const larger = new Int32Array(held.length * 2);
      larger.set(held);
      held = larger;
    }
    held[length] = value;
    length += 1;
  };
  return {
    add: (formula, ownSheet) => {
      // Texts in quotation marks hold no references.
      const plain = formula.includes('"') ? formula.replace(TEXTS, '""') : formula;
      for (const match of plain.matchAll(REFERENCE)) {
        const [, quoted, bare, fromColumn = '', fromRow = '', toColumn = fromColumn, toRow = fromRow] = match;
        const name = quoted?.replaceAll("''", "'") ?? bare;
        const sheet = name === undefined ? ownSheet : numbers.get(name);
        if (sheet === undefined) continue;
        push(sheet);
        push(Number(fromRow));
        push(Number(toRow));
        push(columnNumber(fromColumn));
        push(columnNumber(toColumn));
      }
      starts.push(length);
    },
    each: (at, visit) => {
      const end = starts[at + 1] ?? 0;
      for (let place = starts[at] ?? 0; place < end; place += WIDTH) {
        const sheet = held[place] ?? 0;
        const fromRow = held[place + 1] ?? 0;
        const toRow = held[place + 2] ?? 0;
        const fromColumn = held[place + 3] ?? 0;
        const toColumn = held[place + 4] ?? 0;
        for (let row = fromRow; row <= toRow; row += 1) {
          for (let column = fromColumn; column <= toColumn; column += 1) {
            const cell = index(sheet, row, column);
            if (cell >= 0) visit(cell);
          }
        }
      }
    },
  };
}

/**
 * KB of the engine's stack that computing a formula takes, rather too much than too little. Measured on the engine:
 * 150 nested calls, 1,000 chained signs and 600 cells one behind the other fit into its 1,024 KB; twice that does not.
 */
export function stackNeed(formula: string): number {
  let depth = 0;
  let deepest = 0;
  let signs = 0;
  let isText = false;
  for (let at = 0; at < formula.length; at += 1) {
    const code = formula.charCodeAt(at);
    if (code === 34) isText = !isText;
    if (isText) continue;
    if (code === 40) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 41) depth -= 1;
    // * + - / < = > ^ &
    else if (
      code === 42 ||
      code === 43 ||
      code === 45 ||
      code === 47 ||
      (code >= 60 && code <= 62) ||
      code === 94 ||
      code === 38
    )
      signs += 1;
  }
  return 1 + 7 * deepest + signs;
}
