/** Cells as text: for accounts and memos (in plain characters) and for messages (as the cell shows it). Pure. */
import { toPlainText } from '../../../../text/text-characters.ts';
import { dayText } from '../../../calendar/day.ts';
import type { ImportCell } from '../import-types.ts';

/** Text that needs no folding, without a blank at either end: most of any file. */
const PLAIN = /^[!-~\u4e00-\u9fff](?:[ -~\u4e00-\u9fff]*[!-~\u4e00-\u9fff])?$/u;
const LONGEST = 500;

/** Trimmed, in plain characters, line ends as blanks; '' for nothing. */
export function plainCell(cell: ImportCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return shownCell(cell);
  if (cell.length <= LONGEST && PLAIN.test(cell)) return cell;
  return toPlainText(cell.replace(/\s+/gu, ' ')).text.slice(0, LONGEST);
}

/** What a person sees in the cell, at most so many characters. */
export function shownCell(cell: ImportCell | undefined, longest = 200): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell.trim().slice(0, longest);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  switch (cell.kind) {
    case 'day':
      return dayText(cell.day);
    case 'percent':
      return `${Number((cell.value * 100).toPrecision(12))}%`;
    case 'money':
      return `${cell.currency} ${cell.value}`;
    case 'error':
      return cell.text.slice(0, longest);
  }
}

export function isEmptyCell(cell: ImportCell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
