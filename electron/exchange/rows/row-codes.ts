/**
 * The codes beside labels, as charts of accounts and budget classifications have them: 6602 over 660201, 201 over 201|03|01, and
 * the asterisks with which ledgers mark their totals. Promises a code only from columns of codes. Pure.
 */
import type { SheetCell } from '../../contract/import/sheet.ts';

const PART = /^['’]?(\d{1,12}(?:[.-]\d{1,6})*)$/;
const STARS = /^\*{1,5}$/;
const LONGEST = 40;

/** The code of a row, its parts in several columns joined; '' for none. */
export function codeOf(cells: ReadonlyMap<number, SheetCell>, columns: readonly number[]): string {
  const parts = columns.flatMap((column) => {
    const text = String(cells.get(column)?.v ?? '').trim();
    const found = PART.exec(text)?.[1];
    return found === undefined ? [] : [found];
  });
  return parts.join('.').slice(0, LONGEST);
}

/** 6602 is over 660201 and 6602.01; 1 is over 1.1 and not over 10. */
export function isOver(code: string, other: string): boolean {
  if (code === '' || !other.startsWith(code) || other.length === code.length) return false;
  return (
    /[.-]/.test(other.charAt(code.length)) || (code.length >= 3 && (other.length - code.length) % 2 === 0)
  );
}

/** Ledgers mark a total by asterisks in the column of codes, or before its label. */
export function isStarred(cells: ReadonlyMap<number, SheetCell>, label: number): boolean {
  for (const [column, { v }] of cells)
    if (column < label && typeof v === 'string' && STARS.test(v.trim())) return true;
  const own = cells.get(label)?.v;
  return typeof own === 'string' && /^\s*\*{1,5}\s+\S/.test(own);
}
