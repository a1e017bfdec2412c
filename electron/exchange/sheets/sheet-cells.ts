/**
 * Turns a worksheet of the parser into the plain sheet of the contract: only rows and cells that hold something.
 * Promises: formulas stay text, errors keep their name, a formula without a stored value is listed, not zero.
 * It must not evaluate, convert or drop a value.
 */
import type { WorkSheet } from 'xlsx';
import type { SheetCell, SheetRow } from '../../contract/import/sheet.ts';

export type CellHarvest = {
  readonly rows: SheetRow[];
  readonly cells: number;
  readonly formulas: number;
  /** Addresses of formulas that were saved without a value, at most a hundred. */
  readonly withoutValue: readonly string[];
  readonly exceeded: boolean;
  /** A cell claims a place that no sheet has. */
  readonly outside: boolean;
};

const ERROR_NAMES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
]);
const LAST_ROW = 1_048_575;
const LAST_COLUMN = 16_383;
/** Excel's own limit. */
const LONGEST_FORMULA = 8192;
const LONGEST_FORMAT = 500;
const LONGEST_TEXT = 32_767;

export function harvestCells(
  worksheet: WorkSheet,
  hiddenRows: ReadonlySet<number>,
  limit: number,
): CellHarvest {
  const rows: SheetRow[] = [];
  const withoutValue: string[] = [];
  let cells = 0;
  let formulas = 0;
  const arrays = new Map<string, string>();
  const data: unknown = worksheet['!data'];
  const order = Array.isArray(data) ? data : [];
  let outside = false;
  // Keys, not indexes: one value at XFD1048576 must not cost a million steps.
  for (const key of Object.keys(order)) {
    const r = Number(key);
    const line: unknown = order[r];
    if (!Array.isArray(line) || cells > limit) continue;
    const kept: SheetCell[] = [];
    for (const place of Object.keys(line)) {
      const c = Number(place);
      const raw: unknown = line[c];
      if (!isRawCell(raw)) continue;
      if (r > LAST_ROW || c > LAST_COLUMN) outside = true;
      if (raw.f !== undefined) formulas += 1;
      const cell = toCell(withOwnFormula(raw, r, c, arrays), c);
      if (cell) kept.push(cell);
      else if (raw.f !== undefined && withoutValue.length < 100) withoutValue.push(cellAddress(r, c));
    }
    cells += kept.length;
    if (kept.length > 0) rows.push(hiddenRows.has(r) ? { r, hidden: true, cells: kept } : { r, cells: kept });
  }
  return { rows, cells, formulas, withoutValue, exceeded: cells > limit, outside };
}

type RawCell = {
  readonly t: string;
  readonly v?: unknown;
  readonly f?: unknown;
  /** The range of an array formula, on each of its cells. */
  readonly F?: unknown;
  readonly z?: unknown;
};

function isRawCell(raw: unknown): raw is RawCell {
  return typeof raw === 'object' && raw !== null && 't' in raw && typeof raw.t === 'string';
}

const RANGE = /(\$?)([A-Z]{1,3})(\$?)(\d{1,7}):(\$?)([A-Z]{1,3})(\$?)(\d{1,7})/g;
/** Functions that work on each cell of a range by itself. */
const BY_CELL = /^(?:ABS|ROUND|ROUNDUP|ROUNDDOWN|IF|INT|TRUNC|EXP|LN|SQRT)$/;

/**
 * An array formula over several cells of one row or column stands in its first cell only: {=B3:E3*B4:E4} is =C3*C4 in the
 * second. Formulas that do more than one thing a cell stay where they are.
 */
function withOwnFormula(raw: RawCell, r: number, c: number, arrays: Map<string, string>): RawCell {
  if (typeof raw.F !== 'string' || !raw.F.includes(':')) return raw;
  if (typeof raw.f === 'string') arrays.set(raw.F, raw.f);
  const whole = arrays.get(raw.F);
  const [, , from = '', , top = '', , to = '', , bottom = ''] = [...raw.F.matchAll(RANGE)][0] ?? [];
  const across = top === bottom;
  if (whole === undefined || (!across && from !== to) || whole.length > LONGEST_FORMULA) return raw;
  if ([...whole.matchAll(/([A-Z][A-Z0-9.]*)\(/g)].some(([, name = '']) => !BY_CELL.test(name))) return raw;
  const f = whole.replace(
    RANGE,
    (range, _, left: string, fixedRow: string, first: string, __, right: string, ___, last: string) => {
      if (across && first === last) return `${columnName(c)}${fixedRow}${first}`;
      return !across && left === right ? `${left}${r + 1}` : range;
    },
  );
  return f.includes(':') ? raw : { ...raw, f };
}

function toCell(raw: RawCell, c: number): SheetCell | undefined {
  const value = valueOfCell(raw);
  if (!value) return undefined;
  const formula = typeof raw.f === 'string' ? { f: raw.f.slice(0, LONGEST_FORMULA) } : {};
  const format =
    typeof raw.z === 'string' && raw.z !== 'General' ? { z: raw.z.slice(0, LONGEST_FORMAT) } : {};
  return { c, ...value, ...formula, ...format };
}

function valueOfCell({ t, v }: RawCell): Pick<SheetCell, 't' | 'v'> | undefined {
  if (t === 'e') return { t: 'e', v: ERROR_NAMES.get(v) ?? '#N/A' };
  if (t === 'b' && typeof v === 'boolean') return { t: 'b', v };
  if (t === 'n' && v !== undefined)
    return typeof v === 'number' && Number.isFinite(v) ? { t: 'n', v } : { t: 'e', v: '#NUM!' };
  if (t === 's' && typeof v === 'string' && v.trim() !== '') return { t: 's', v: v.slice(0, LONGEST_TEXT) };
  return undefined;
}

/** 0, 2 is C1. */
export function cellAddress(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** The address in the file of a cell of a sheet that may be turned. */
export function addressIn(
  sheet: { readonly turned?: boolean | undefined },
  row: number,
  column: number,
): string {
  return sheet.turned ? cellAddress(column, row) : cellAddress(row, column);
}

/** 'C', or 'row 3' where the sheet is turned. */
export function columnIn(sheet: { readonly turned?: boolean | undefined }, column: number): string {
  return sheet.turned ? `row ${column + 1}` : columnName(column);
}

/** 'row 3', or 'C' where the sheet is turned. */
export function rowIn(sheet: { readonly turned?: boolean | undefined }, row: number): string {
  return sheet.turned ? columnName(row) : `row ${row + 1}`;
}
