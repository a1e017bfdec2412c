/**
 * The proof before the handing over: every formula of the workbook is computed again by the library's own engine,
 * which knows nothing of Hurdle's, and compared with the figure that Hurdle shows. Half a cent is too much; small
 * figures (rates, factors) must agree to a millionth of their row's size. Statements, returns and summary are always
 * proved cell by cell, which computes all that they rest on; very large workbooks prove the other sheets in samples.
 */
import { setImmediate } from 'node:timers/promises';
import type { WorkbookCheck } from '../../contract/exchange-calls.ts';
import { type ExcelFile, must } from '../excelize.ts';
import { calculationOrder } from './calculation-order.ts';
import { cellName, OPENING } from './columns.ts';
import type { Content, PlacedCell } from './sheet-model.ts';

const HALF_A_CENT = 0.005;

export type Difference = {
  readonly cell: string;
  readonly formula: string;
  readonly ours: number | string;
  readonly theirs: string;
  /** The key of a cell that searches. */
  readonly search: string | null;
};

export type Recalculation = {
  readonly checks: readonly WorkbookCheck[];
  /** The first differences of each sheet. */
  readonly differences: readonly Difference[];
};

type FormulaCell = PlacedCell & { readonly content: Extract<Content, { kind: 'formula' }> };

/** Beyond this many formulas the rows of inputs and workings are proved in some columns only. */
const FULL_PROOF = 30_000;

/** Long work lets others have their turn: the host serves its windows from the same thread. */
const TURN = 40;

export async function recalculate(
  file: ExcelFile,
  cells: readonly PlacedCell[],
  /** Sheets whose every cell is proved, however large the workbook. */
  always: ReadonlySet<string> = new Set(),
): Promise<Recalculation> {
  const formulas = cells.filter((cell): cell is FormulaCell => cell.content.kind === 'formula');
  const rows = rowSizes(formulas);
  withProofs(file, formulas, 'proof');
  const largest = Math.max(0, ...rows.values());
  const lastColumn = formulas.reduce((last, cell) => Math.max(last, cell.column), 0);
  const compared = new Map<string, number>();
  const differences: Difference[] = [];
  const failed = new Set<string>();
  let turn = performance.now();
  for (const cell of calculationOrder(formulas)) {
    if (formulas.length > FULL_PROOF && !always.has(cell.sheet) && !isSampled(cell, lastColumn)) continue;
    if (performance.now() - turn > TURN) {
      await setImmediate();
      turn = performance.now();
    }
    const name = cellName(cell.column, cell.row);
    const result = file.CalcCellValue(cell.sheet, name, { RawCellValue: true });
    compared.set(cell.sheet, (compared.get(cell.sheet) ?? 0) + 1);
    const ours = cell.content.value;
    const size = rows.get(rowKey(cell)) ?? 0;
    if (!result.error && agrees(ours, result.value, tolerance(ours, size, largest))) continue;
    failed.add(cell.sheet);
    if (differences.length < 100) {
      differences.push({
        cell: `${cell.sheet}!${name}`,
        formula: cell.content.formula,
        ours,
        theirs: result.error ?? result.value,
        search: cell.content.search ?? null,
      });
    }
  }
  withProofs(file, formulas, 'formula');
  return {
    checks: [...compared].map(([label, count]) => ({ label, ok: !failed.has(label), compared: count })),
    differences,
  };
}

/** The opening, the first three periods, every twelfth and the last: the formula is the same in all of them. */
function isSampled({ column }: PlacedCell, last: number): boolean {
  const period = column - OPENING;
  return period <= 3 || period % 12 === 0 || column === last;
}

/** Puts the engine's form in place of formulas that it does not know, and back. */
function withProofs(file: ExcelFile, cells: readonly FormulaCell[], which: 'proof' | 'formula'): void {
  for (const { sheet, row, column, content } of cells) {
    if (content.proof === undefined) continue;
    const at = cellName(column, row);
    must(file.SetCellFormula(sheet, at, content[which] ?? content.formula), at);
  }
}

/** The largest figure of each row, so that a rate of 3 % is not judged by cents. */
function rowSizes(cells: readonly FormulaCell[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const cell of cells) {
    const { value } = cell.content;
    if (typeof value !== 'number') continue;
    const key = rowKey(cell);
    sizes.set(key, Math.max(sizes.get(key) ?? 0, Math.abs(value)));
  }
  return sizes;
}

function rowKey(cell: PlacedCell): string {
  return `${cell.sheet} ${cell.row}`;
}

/**
 * Half a cent, less for rows of small figures; never less than what the sums of large ones lose to rounding, and
 * for figures of 16 digits what float64 and the engine's 15 printed digits can hold.
 */
function tolerance(value: number | string, rowSize: number, largest: number): number {
  const own = Math.min(HALF_A_CENT, Math.max(1e-6 * rowSize, 1e-13 * largest, 1e-12));
  return typeof value === 'number' ? Math.max(own, 1e-14 * Math.abs(value)) : own;
}

function agrees(ours: number | string, theirs: string, allowed: number): boolean {
  if (typeof ours === 'string') return ours === theirs;
  if (theirs.trim() === '') return false;
  return Math.abs(Number(theirs) - ours) <= allowed;
}
