/**
 * Where things stand: the same columns on every sheet of the workbook (label, code, unit, constant, total, opening,
 * periods), names of cells and ranges, quoting of sheet names. Pure text work.
 */

/** Columns count from 1, as in Excel. Column 0 of the plan (the opening) stands in OPENING. */
export const LABEL = 1;
export const CODE = 2;
export const UNIT = 3;
export const CONSTANT = 4;
export const TOTAL = 5;
export const OPENING = 6;

/** Rows 1 to 3 are title, subtitle and legend; 4 and 5 are the period and its date. */
export const PERIOD_ROW = 4;
export const DATE_ROW = 5;
export const FIRST_ROW = 6;

export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** 'C' is 3. */
export function columnNumber(name: string): number {
  let number = 0;
  for (const letter of name) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** The Excel column of a column of the plan. */
export function timeColumn(column: number): number {
  return OPENING + column;
}

export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** 'Budget!' or "'Hurdle data'!"; quoted wherever Excel could read the name as something else. */
export function sheetPrefix(sheet: string): string {
  return /^[A-Za-z_]{4,}$/.test(sheet) ? `${sheet}!` : `'${sheet.replaceAll("'", "''")}'!`;
}

const TAKEN = /^(?:[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*|[RrCc]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])$/;

/** A code as a name that Excel accepts: what looks like a cell (AB12, R1C1) gets a _ behind it; null if impossible. */
export function definedName(code: string): string | null {
  const name = TAKEN.test(code) ? `${code}_` : code;
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && name.length <= 255 ? name : null;
}

/** Names that differ only in case are one name for Excel: the later ones get a number. */
export function definedNames(codes: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const code of codes) {
    const wanted = definedName(code);
    if (wanted === null) continue;
    let name = wanted;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}_${number}`;
    taken.add(name.toLowerCase());
    names.set(code, name);
  }
  return names;
}
