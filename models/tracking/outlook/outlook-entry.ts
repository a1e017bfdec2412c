/**
 * A settled line as an entry of the outlook plan. A line of numbers becomes a series. A formula that goes on as planned
 * stays a formula behind the cut-over, with what is known in a memo line beside it: so a driver that is changed on the
 * outlook still moves the months to come, and what-if works on it as on any plan. After the cut-over the memo line is 0
 * and is added: the place for an adjustment by hand.
 */
import { suggestCode } from '../../formula/names.ts';
import { LIMITS } from '../../plan/limits.ts';
import type { Entry, Line } from '../../plan/schema.ts';
import type { Settled } from './outlook-types.ts';

export type OutlookEntry = { readonly entry: Entry; readonly memo: Line | null };

export type EntryInput = {
  readonly settled: Settled;
  readonly planned: Float64Array;
  readonly periods: number;
  /** Codes and ids that are taken already, and whether there is room for a memo line. */
  readonly codes: ReadonlySet<string>;
  readonly memoId: string;
  readonly room: boolean;
};

export function outlookEntry({ settled, planned, periods, codes, memoId, room }: EntryInput): OutlookEntry {
  const { line, known, part } = settled;
  const { entry } = line;
  const valueAt = (column: number): number => {
    const plan = finite(planned[column]);
    if (part?.column === column) return part.actual + part.share * plan;
    return known[column] ?? plan;
  };
  const opening = openingOf(settled, planned);
  const lastKnown = lastNumber(known, periods);
  const formula = entry.type === 'formula' && lastKnown < periods ? entry : null;
  const code = suggestCode(`${line.code}_known`, codes);
  const text = formula ? behind(formula.formula, code, lastKnown, part) : '';
  if (!formula || !room || text.length > LIMITS.formulaLength) {
    const values = Array.from({ length: periods }, (_, place) => valueAt(place + 1));
    const series: Entry = { type: 'series', values };
    return { entry: opening === null ? series : { ...series, opening }, memo: null };
  }
  // A driver's formula holds at the opening as well; the wrapped one would read 0 there.
  const ownOpening = formula.opening ?? (line.kind === 'driver' ? formula.formula : undefined);
  const openingText = known[0] == null || opening === null ? ownOpening : String(opening);
  const wrapped: Entry = { type: 'formula', formula: text };
  const values = Array.from({ length: periods }, (_, place) => {
    if (part?.column === place + 1) return part.actual;
    return place < lastKnown ? (known[place + 1] ?? finite(planned[place + 1])) : 0;
  });
  return {
    entry: openingText === undefined ? wrapped : { ...wrapped, opening: openingText },
    memo: {
      id: memoId,
      code,
      label: line.label,
      kind: 'memo',
      unit: line.unit,
      group: line.group,
      owner: line.owner,
      source: '',
      note: '',
      entry: { type: 'series', values },
    },
  };
}

/** Known up to a period, then the formula; the period of the cut-over has its part of both. */
function behind(formula: string, code: string, lastKnown: number, part: Settled['part']): string {
  const rest = part ? `if(period == ${part.column}, ${part.share}, 1) * (${formula})` : formula;
  return `${code} + if(period <= ${lastKnown}, 0, ${rest})`;
}

/**
 * The opening of a series. What is settled, where there is money or the plan has an opening; else as the plan evaluates
 * where it has one, so that prev() in period 1 reads what it read before.
 */
function openingOf({ line, known }: Settled, planned: Float64Array): number | null {
  const settled = known[0] ?? null;
  const { entry } = line;
  const given = entry.opening !== undefined && entry.opening !== null;
  if (settled !== null) return settled !== 0 || given ? settled : null;
  const holds = line.kind === 'driver' && entry.type !== 'series';
  return given || holds ? finite(planned[0]) : null;
}

/** The last period up to which something is known; gaps before it are filled as planned. */
function lastNumber(known: readonly (number | null)[], periods: number): number {
  for (let column = Math.min(periods, known.length - 1); column > 0; column -= 1)
    if ((known[column] ?? null) !== null) return column;
  return 0;
}

function finite(value: number | undefined): number {
  return value !== undefined && Number.isFinite(value) ? value : 0;
}
