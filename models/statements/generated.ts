/**
 * How generated statement lines are written down. Every statement figure is a formula line like the user's own,
 * with a code that starts with `$`: so one engine computes, explains, simulates and exports all of them.
 */
import type { ModelLine } from '../formula/model-line.ts';
import type { Entry } from '../plan/schema.ts';

/** Where a row stands on the statement pages. */
export type Section =
  | 'profit'
  | 'tax'
  | 'cash'
  | 'assets'
  | 'tax-assets'
  | 'working-capital'
  | 'funding'
  | 'checks';

/** line: an ingredient. subtotal, total: with a rule above. balance: the closing row of a corkscrew. check: must be 0. */
export type RowStyle = 'line' | 'subtotal' | 'total' | 'balance' | 'check' | 'rate';

export type StatementRow = {
  readonly code: string;
  readonly section: Section;
  readonly style: RowStyle;
  /** Key of the translated label; `of` is the code of the plan line that the row belongs to. */
  readonly label: string;
  readonly of?: string;
  /** How the figure enters the total below it: shown as a minus for costs and outlays. */
  readonly sign: 1 | -1;
};

export type Generated = { readonly line: ModelLine; readonly row: StatementRow };

type Place = { section: Section; style?: RowStyle; label: string; of?: string; sign?: 1 | -1 };

/** A statement figure by formula; statement formulas hold in the opening column too. */
export function generate(code: string, formula: string, place: Place): Generated {
  return generateEntry(code, { type: 'formula', formula }, place);
}

export function generateEntry(code: string, entry: Entry, place: Place, holdsAtOpening = true): Generated {
  const { section, style = 'line', label, of, sign = 1 } = place;
  return {
    line: { code, entry, holdsAtOpening },
    row: { code, section, style, label, sign, ...(of === undefined ? {} : { of }) },
  };
}

const LONGEST_SUM = 200;

/** 'a + b + c', or '0' when there is nothing to add. */
export function sumOf(codes: readonly string[]): string {
  if (codes.length === 0) return '0';
  if (codes.length <= LONGEST_SUM) return codes.join(' + ');
  // A chain of signs nests as deep as it is long, and formulas may nest only so deep.
  const parts = Math.ceil(codes.length / LONGEST_SUM);
  const groups = Array.from({ length: parts }, (_, part) =>
    codes.slice(part * LONGEST_SUM, (part + 1) * LONGEST_SUM).join(' + '),
  );
  return groups.map((group) => `(${group})`).join(' + ');
}
