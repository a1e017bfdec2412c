/**
 * What the bands of the lines do to each other, to the totals and to the NPV. Each line's band is sent through the
 * formulas on its own (a line that reads sales moves with sales); what they do together is the root of the sum of the
 * squares, as errors of different lines are taken to be independent. Over time the part of a line's error that its
 * months have in common adds up, the rest as squares. Half widths, the same on both sides.
 */
import { discountingOf } from '../../appraisal/project-flows.ts';
import type { Appraisal } from '../../appraisal/types.ts';
import { evaluateModel } from '../../formula/compile.ts';
import type { Entry } from '../../plan/schema.ts';
import type { Outlook, Settled } from './outlook-types.ts';

export type Bands = {
  /** Half widths by column of the plan; null where nothing of it is forecast with a band. */
  readonly width: (code: string) => Float64Array | null;
  /** Of the NPV after tax with the terminal value; null without any band. */
  readonly npv: number | null;
};

const CUMULATIVE = '$fcf_cumulative';

export function bandsOf(outlook: Outlook, appraisal: Appraisal, codes: readonly string[]): Bands {
  const sources = [...outlook.settled.values()].filter(({ width }) =>
    width.slice(0, outlook.frame.periods + 1).some((half) => half !== null && half > 0),
  );
  if (sources.length === 0) return { width: () => null, npv: null };
  const base = new Map(codes.map((code) => [code, appraisal.evaluation.values(code)]));
  const squares = new Map<string, Float64Array>();
  const factors = factorsOf(appraisal);
  const fcf = appraisal.evaluation.values('$fcf');
  const terminal = appraisal.evaluation.values('$terminal_value');
  let npvSquares = 0;
  for (const source of sources) {
    const moved = evaluateModel(appraisal.model, new Map([shiftedEntry(outlook, source)]));
    for (const code of codes) {
      if (code === CUMULATIVE) continue;
      const before = base.get(code);
      const after = moved.values(code);
      // Lines that the shift did not reach keep their arrays.
      if (!before || after === before) continue;
      let sums = squares.get(code);
      for (let column = 0; column < before.length; column += 1) {
        const by = (after[column] as number) - (before[column] as number);
        if (by === 0 || Number.isNaN(by)) continue;
        if (!sums) {
          sums = new Float64Array(before.length);
          squares.set(code, sums);
        }
        sums[column] = (sums[column] as number) + by * by;
      }
    }
    const cash = difference(moved.values('$fcf'), fcf);
    const { flows, end } = factors;
    const worth = cash.map((by, column) => by * (flows[column] ?? 0));
    const exit = difference(moved.values('$terminal_value'), terminal).map((by) => by * end);
    npvSquares += squareOf([...worth, exit.reduce((sum, by) => sum + by, 0)], source.together);
    addCumulative(squares, cash, source.together, codes.includes(CUMULATIVE));
  }
  // The appraisal's own values stand again for whoever evaluates this model next.
  evaluateModel(appraisal.model);
  const widths = new Map([...squares].map(([code, sums]) => [code, sums.map(Math.sqrt)]));
  const npv = Math.sqrt(npvSquares);
  return { width: (code) => widths.get(code) ?? null, npv: Number.isFinite(npv) ? npv : null };
}

/** The entry that carries a line's known numbers, higher by the half width wherever it has a band. */
function shiftedEntry({ plan, memos, frame }: Outlook, { line, width }: Settled): [string, Entry] {
  const code = memos.get(line.id) ?? line.code;
  const entry = plan.lines.find((other) => other.code === code)?.entry;
  if (entry?.type !== 'series') throw new Error('what is known of a settled line is a series');
  const values = Array.from(
    { length: frame.periods },
    (_, place) => (entry.values[place] ?? 0) + (width[place + 1] ?? 0),
  );
  return [code, { ...entry, values }];
}

function difference(after: Float64Array, before: Float64Array): Float64Array {
  return after.map((value, column) => value - (before[column] ?? 0));
}

/** The square of a sum whose parts have a share of their variance in common. */
function squareOf(parts: Iterable<number>, together: number): number {
  let common = 0;
  let own = 0;
  for (const part of parts) {
    common += part;
    own += part * part;
  }
  return together * common * common + (1 - together) * own;
}

function addCumulative(
  squares: Map<string, Float64Array>,
  cash: Float64Array,
  together: number,
  wanted: boolean,
): void {
  if (!wanted) return;
  const sums = squares.get(CUMULATIVE) ?? new Float64Array(cash.length);
  squares.set(CUMULATIVE, sums);
  let common = 0;
  let own = 0;
  cash.forEach((by, column) => {
    common += by;
    own += by * by;
    sums[column] = (sums[column] as number) + together * common * common + (1 - together) * own;
  });
}

/** Discount factors of the flows by column, and of the terminal value. */
function factorsOf({ plan }: Appraisal): { readonly flows: Float64Array; readonly end: number } {
  const { factors, endFactor, endColumn, terminalWithFlows } = discountingOf(plan);
  return { flows: factors, end: terminalWithFlows ? (factors[endColumn] ?? 1) : endFactor };
}
