/**
 * Rows as comma-separated text after RFC 4180, with a byte-order mark so that spreadsheets read it as UTF-8. Numbers
 * in full precision; text that a spreadsheet would run as a formula is kept from it.
 */
import { guardFormulaText } from './formula-guard.ts';

export type CsvCell = string | number | null;

export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = guardFormulaText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
