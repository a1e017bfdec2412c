/**
 * From the signs of a file to the natural signs of the plan: revenue and costs positive, a refund negative. A file with
 * one amount column is taken to hold natural signs already. Pure.
 */
import type { Line } from '../../../plan/schema.ts';
import type { AmountSides } from './import-types.ts';

type SignedLine = Pick<Line, 'kind' | 'financing' | 'workingCapital'>;

/**
 * 1 where debit - credit (or inflow - outflow) is already the line's natural sign, -1 where it is the opposite.
 * Debit is an expense, an asset or a repayment; credit is revenue, a debt or new funds. amount of the line in minor
 * units = entry.minor x naturalSign x the sign of the account's rule.
 */
export function naturalSign(sides: AmountSides, line: SignedLine): 1 | -1 {
  if (sides === 'amount') return 1;
  const credit = isCredit(line);
  if (sides === 'debit-credit') return credit ? -1 : 1;
  // Money that comes in with revenue or new funds is positive there; money that goes out with a cost is positive there.
  return credit || line.kind === 'driver' || line.kind === 'memo' ? 1 : -1;
}

function isCredit({ kind, financing, workingCapital }: SignedLine): boolean {
  if (kind === 'revenue') return true;
  if (kind === 'financing') return financing?.role === 'loan-draw' || financing?.role === 'equity';
  return kind === 'working-capital' && workingCapital?.side === 'liability';
}

export type MappedEntry = {
  readonly place: number;
  readonly lineId: string;
  /** In the line's natural sign. */
  readonly minor: number;
};

export type EntryNote = {
  readonly place: number;
  readonly code: 'negative-revenue';
  readonly lineId: string;
  readonly minor: number;
};

/** Sales below zero: refunds, or a file with other signs than was thought. Notes, which stop no import. */
export function negativeRevenue(
  entries: Iterable<MappedEntry>,
  kindOf: (lineId: string) => Line['kind'] | undefined,
): readonly EntryNote[] {
  const notes: EntryNote[] = [];
  for (const { place, lineId, minor } of entries) {
    if (minor < 0 && kindOf(lineId) === 'revenue')
      notes.push({ place, code: 'negative-revenue', lineId, minor });
  }
  return notes;
}
