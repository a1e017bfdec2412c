/**
 * The words by which a row of a list gives away that it is no entry: totals (合计, 小计, total, Summe) and balances
 * carried forward. Promises: a whole cell is told from a part of one, since "Total Energies" is also a supplier. Pure.
 */

import { plainCell } from './cells/plain-cell.ts';
import type { ImportCell } from './import-types.ts';

const TOTAL =
  /^(?:(?:本[日月季年期页]|当[日月季年期页]|全[年部])?(?:合\s*计|小\s*计|总\s*计|共\s*计|累\s*计)|总额|月计|年计|(?:sub|grand|net|overall)?[\s-]?totals?|sum|summe|gesamt(?:summe)?|zwischensumme|endsumme|total g[eé]n[eé]ral|sous-total)$/iu;
const PART_OF_TOTAL =
  /(?:合\s*计|小\s*计|总\s*计|共\s*计)$|^(?:合计|小计|总计)|^(?:sub-?\s?total|grand total|total|summe|zwischensumme)\b|\b(?:sub-?\s?total|total)$/iu;
const BALANCE =
  /^(?:(?:期|月|年|上年|上期)[初末]?(?:余额|结转)|期[初末]|上[年期]结转|承前页|过次页|转下页|结转下[年页]|(?:opening|closing|beginning|ending) balance|balance (?:brought|carried) forward|(?:brought|carried) forward|[bc]\/[fd]|saldo|saldovortrag|anfangs(?:saldo|bestand)|end(?:saldo|bestand))$/iu;

export type RowWord = 'total' | 'part-of-total' | 'balance';

const LONGEST = 60;
/** Every word above has one of these in it; most cells have none. */
const HINT = /[计额余转承过初末]|tot|sum|saldo|balance|forward|[bc]\/[fd]|anfang|end/iu;

/** Undefined for a cell that says nothing of the kind. */
export function rowWordOf(cell: ImportCell | undefined): RowWord | undefined {
  if (typeof cell !== 'string' || cell.length > LONGEST || !HINT.test(cell.normalize('NFKC')))
    return undefined;
  const words = plainCell(cell).replace(/^[\s*=>\-–—(（[【]+|[\s*:：=)）\]】.]+$/gu, '');
  if (words === '') return undefined;
  if (TOTAL.test(words)) return 'total';
  if (BALANCE.test(words)) return 'balance';
  return PART_OF_TOTAL.test(words) ? 'part-of-total' : undefined;
}
