/**
 * What a person changed in a workbook of ours: input cells of lines and settings that hold another number than the
 * plan, and formulas that were typed over. Rows are found by their code, so sorting or inserting rows does no harm.
 */
import type { Line, Plan } from '../../../models/plan/schema.ts';
import type { Sheet, SheetCell, Workbook } from '../../contract/import/sheet.ts';
import { CODE, CONSTANT, OPENING } from '../export/columns.ts';
import { cellAddress } from '../sheets/sheet-cells.ts';
import type { OwnData } from './read-data-sheet.ts';

export type InputChange = {
  /** The cell, for example Budget!D12. */
  readonly place: string;
  /** A line's code, or the path of a setting such as settings.tax.rate. */
  readonly target: string;
  /** Column of the plan (0 the opening); null for a constant or a setting. */
  readonly column: number | null;
  readonly from: number | null;
  readonly to: number | null;
};

export type Overtyped = {
  readonly place: string;
  readonly target: string;
  readonly column: number;
  readonly value: string;
};

export type Changes = {
  readonly inputs: readonly InputChange[];
  /** Cells in which a formula was replaced by something else; these are reported, never applied. */
  readonly overtyped: readonly Overtyped[];
  /** Codes of lines whose row is not there any more. */
  readonly missing: readonly string[];
};

type FoundRow = {
  readonly sheet: Sheet;
  readonly row: number;
  readonly cells: ReadonlyMap<number, SheetCell>;
};

export function findChanges(workbook: Workbook, { plan, sheets }: OwnData): Changes {
  const rows = rowsByCode(workbook, [sheets.assumptions, sheets.budget]);
  const inputs: InputChange[] = [];
  const overtyped: Overtyped[] = [];
  const missing: string[] = [];
  for (const line of plan.lines) {
    const row = rows.get(line.code);
    if (row) compareLine(plan, line, row, inputs, overtyped);
    else missing.push(line.code);
  }
  for (const [code, row] of rows) if (code.startsWith('settings.')) compareSetting(plan, code, row, inputs);
  return { inputs, overtyped, missing };
}

function rowsByCode(workbook: Workbook, names: readonly string[]): ReadonlyMap<string, FoundRow> {
  const found = new Map<string, FoundRow>();
  for (const sheet of workbook.sheets.filter((each) => names.includes(each.name))) {
    for (const { r, cells } of sheet.rows) {
      const byColumn = new Map(cells.map((cell) => [cell.c + 1, cell]));
      const code = byColumn.get(CODE);
      if (code?.t === 's' && !found.has(String(code.v)))
        found.set(String(code.v), { sheet, row: r, cells: byColumn });
    }
  }
  return found;
}

function compareLine(
  plan: Plan,
  line: Line,
  row: FoundRow,
  inputs: InputChange[],
  overtyped: Overtyped[],
): void {
  const { entry } = line;
  const compare = (column: number | null, at: number, from: number | null): void => {
    const to = numberOf(row.cells.get(at));
    // An empty series cell and a zero mean the same.
    if (to === undefined || (from ?? 0) === (to ?? 0)) return;
    inputs.push({ place: placeOf(row, at), target: line.code, column, from, to });
  };
  const expectFormula = (column: number): void => {
    const cell = row.cells.get(OPENING + column);
    if (cell?.f !== undefined) return;
    overtyped.push({
      place: placeOf(row, OPENING + column),
      target: line.code,
      column,
      value: cell === undefined ? '' : String(cell.v),
    });
  };
  const holdsAtOpening =
    line.kind === 'driver' || (line.kind === 'working-capital' && line.workingCapital?.basis !== 'balance');
  switch (entry.type) {
    case 'constant':
      compare(null, CONSTANT, entry.value);
      if (typeof entry.opening === 'number' || !holdsAtOpening) compare(0, OPENING, entry.opening ?? null);
      for (let column = 1; column <= plan.timeline.periods; column += 1) expectFormula(column);
      break;
    case 'series':
      compare(0, OPENING, entry.opening ?? null);
      for (let column = 1; column <= plan.timeline.periods; column += 1) {
        compare(column, OPENING + column, entry.values[column - 1] ?? null);
      }
      break;
    case 'formula':
      for (let column = 0; column <= plan.timeline.periods; column += 1) expectFormula(column);
  }
}

function compareSetting(plan: Plan, path: string, row: FoundRow, inputs: InputChange[]): void {
  const from = valueAt(plan, path);
  if (Array.isArray(from)) {
    for (let column = 1; column <= plan.timeline.periods; column += 1) {
      const old: unknown = from[column - 1] ?? null;
      const to = numberOf(row.cells.get(OPENING + column)) ?? null;
      if (old !== to) {
        inputs.push({
          place: placeOf(row, OPENING + column),
          target: path,
          column,
          from: typeof old === 'number' ? old : null,
          to,
        });
      }
    }
    return;
  }
  const to = numberOf(row.cells.get(CONSTANT));
  if (typeof from !== 'number' || to === undefined || to === null || to === from) return;
  inputs.push({ place: placeOf(row, CONSTANT), target: path, column: null, from, to });
}

/** The value at a path such as settings.tax.rate, own properties only. */
export function valueAt(root: unknown, path: string): unknown {
  let value: unknown = root;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** null for an empty cell; undefined where something other than a number was typed, which is left alone. */
function numberOf(cell: SheetCell | undefined): number | null | undefined {
  if (cell === undefined) return null;
  return cell.t === 'n' && typeof cell.v === 'number' ? cell.v : undefined;
}

function placeOf({ sheet, row }: FoundRow, column: number): string {
  return `${sheet.name}!${cellAddress(row, column - 1)}`;
}
