/**
 * The independent engine of the proof: IronCalc (a spreadsheet in Rust, as WebAssembly), which shares no code with
 * Hurdle's own evaluator nor with the library that writes the file. Promises figures with all 15 digits that a
 * spreadsheet shows, told apart from texts and errors; it must not be given more in a row than its stack holds.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initSync, Model } from '@ironcalc/wasm';

/** What a cell shows after a calculation. `digits` is the figure as the engine wrote it. */
export type Reading =
  | { readonly kind: 'number'; readonly value: number; readonly digits: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string };

/** One calculation: cells are put in, computed all at once, and read. Sheets count from 0, rows and columns from 1. */
export type Calculation = {
  readonly putNumber: (sheet: number, row: number, column: number, digits: string) => void;
  readonly putText: (sheet: number, row: number, column: number, text: string) => void;
  readonly putFormula: (sheet: number, row: number, column: number, formula: string) => void;
  readonly compute: () => void;
  readonly read: (sheet: number, row: number, column: number) => Reading;
  /** Gives the memory back; nothing may be asked afterwards. */
  readonly end: () => void;
};

/** 15 digits and a power of three: the most that the engine shows, and what every figure must look like. */
const ALL_DIGITS = '0.00000000000000E+000';
const FIGURE = /^-?\d\.\d{14}E[+-]\d{3}$/;
/** Figures below 1e-307 come out garbled; they are nothing to any tolerance here. */
const VANISHING = /^-?inf\.N0+E-3\d\d$/;
const ROWS = 1_048_576;

/** The engine's names for what a cell holds. */
const TEXT = 2;
const ERROR = 16;

let isLoaded = false;

/** Loads the engine before it is needed; called again it does nothing. */
export function loadSpreadsheetEngine(): void {
  if (isLoaded) return;
  const file = createRequire(import.meta.url).resolve('@ironcalc/wasm/wasm_bg.wasm');
  initSync({ module: readFileSync(file) });
  isLoaded = true;
}

/** Calculations over sheets of these names, each starting from empty cells; `columns` is the widest that is used. */
export function spreadsheetEngine(titles: readonly string[], columns: number): () => Calculation {
  loadSpreadsheetEngine();
  const blank = new Model('proof', 'en', 'UTC', 'en');
  blank.pauseEvaluation();
  titles.forEach((title, sheet) => {
    if (sheet > 0) blank.newSheet();
    blank.renameSheet(sheet, title);
    blank.updateRangeStyle({ sheet, row: 1, column: 1, width: columns, height: ROWS }, 'num_fmt', ALL_DIGITS);
  });
  const bytes = blank.toBytes();
  blank.free();
  return () => calculation(Model.from_bytes(bytes, 'en'));
}

function calculation(model: Model): Calculation {
  model.pauseEvaluation();
  const read = (sheet: number, row: number, column: number): Reading => {
    const shown = model.getFormattedCellValue(sheet, row, column);
    const plain = figure(shown);
    if (plain) return plain;
    switch (model.getCellType(sheet, row, column)) {
      case TEXT:
        return { kind: 'text', text: shown };
      case ERROR:
        return { kind: 'error', text: shown };
      default: {
        // Dates and payments bring a format of their own, which hides digits.
        model.updateRangeStyle({ sheet, row, column, width: 1, height: 1 }, 'num_fmt', ALL_DIGITS);
        const whole = model.getFormattedCellValue(sheet, row, column);
        return figure(whole) ?? { kind: 'text', text: whole };
      }
    }
  };
  return {
    putNumber: (sheet, row, column, digits) => model.setUserInput(sheet, row, column, digits),
    // The leading mark makes a text of whatever follows.
    putText: (sheet, row, column, text) => model.setUserInput(sheet, row, column, `'${text}`),
    putFormula: (sheet, row, column, formula) => model.setUserInput(sheet, row, column, `=${formula}`),
    compute: () => model.evaluate(),
    read,
    end: () => model.free(),
  };
}

function figure(shown: string): Reading | null {
  if (FIGURE.test(shown)) return { kind: 'number', value: Number(shown), digits: shown };
  return VANISHING.test(shown) ? { kind: 'number', value: 0, digits: '0' } : null;
}
