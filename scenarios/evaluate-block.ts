/**
 * Many trials of one plan at once, down to NPV and IRR: the statements are built and compiled once, the lines that vary
 * are set as numbers. Promises the very bits that appraising each trial on its own would give for NPV; must not be
 * used where a setting or a formula differs between trials (see points.ts).
 */

import { type Discounting, discountingOf } from '../models/appraisal/project-flows.ts';
import type { TaxView, TerminalView } from '../models/appraisal/types.ts';
import { createBlock } from '../models/formula/block.ts';
import { compileModel, evaluateModel, type Model } from '../models/formula/compile.ts';
import { createParseCache, type ParseCache } from '../models/formula/parse-cache.ts';
import type { Plan } from '../models/plan/schema.ts';
import { buildStatements } from '../models/statements/build.ts';
import { type BlockFlows, type BlockRates, blockRates } from './block-rates.ts';

export type View = { readonly tax: TaxView; readonly terminal: TerminalView };

export type PlanBlock = {
  readonly size: number;
  readonly columns: number;
  /** As planned, columns 0..n. A copy. */
  readonly planned: (code: string) => Float64Array;
  /** As `set` of a formula block: a number a trial, or columns x size numbers. */
  readonly set: (code: string, values: Float64Array) => void;
  readonly run: (trials?: number) => void;
  /** Of the trials of the last run; NaN where a flow is not a number. Annual rates, amounts in the plan's currency. */
  readonly npv: (view: View) => Float64Array;
  readonly npvAtHurdle: (view: View) => Float64Array;
  readonly irr: (view: View) => BlockRates;
  /** Free cash flow without the terminal value, [column][trial] at `size`; overwritten by the next run. */
  readonly flows: (tax: TaxView) => Float64Array;
};

const FLOWS = { postTax: '$fcf', preTax: '$fcf_pretax' } as const;
const TERMINAL = { postTax: '$terminal_value', preTax: '$terminal_value_pretax' } as const;

export type PreparedPlan = {
  /** A block of `size` trials of the plan. */
  readonly block: (size: number) => PlanBlock;
};

/** A plan built and compiled for blocks. With the cache of the plan before it, only what differs is compiled. */
export function preparePlan(
  plan: Plan,
  taxViews: readonly TaxView[] = ['postTax', 'preTax'],
  cache: ParseCache = createParseCache(),
): PreparedPlan {
  const model = compileModel(plan.timeline, buildStatements(plan).lines, cache);
  const discounting = new Map(taxViews.map((view) => [view, discountingOf(plan, view)]));
  return { block: (size) => planBlock(model, discounting, size) };
}

function planBlock(model: Model, discounting: ReadonlyMap<TaxView, Discounting>, size: number): PlanBlock {
  const evaluation = evaluateModel(model);
  const targets = [...discounting.keys()].flatMap((view) => [FLOWS[view], TERMINAL[view]]);
  const block = createBlock(model, size, { targets });
  let trials = size;

  const gather = ({ tax, terminal }: View): { flows: BlockFlows; rates: Discounting } => {
    const rates = discounting.get(tax);
    if (!rates) throw new RangeError(`this block was not made for ${tax}`);
    const from = rates.endColumn * size;
    return {
      rates,
      flows: {
        operating: block.values(FLOWS[tax]),
        terminal: terminal === 'withTerminal' ? block.values(TERMINAL[tax]).slice(from, from + size) : null,
        columns: block.columns,
        stride: size,
        trials,
      },
    };
  };
  return {
    size,
    columns: block.columns,
    planned: (code) => evaluation.values(code).slice(),
    set: block.set,
    run: (count = size) => {
      trials = count;
      block.run(count);
    },
    npv: (view) => {
      const { flows, rates } = gather(view);
      const exit = rates.terminalWithFlows ? (rates.factors[rates.endColumn] ?? 1) : rates.endFactor;
      return presentValues(flows, rates.factors, { factor: exit, column: rates.endColumn });
    },
    npvAtHurdle: (view) => {
      const { flows, rates } = gather(view);
      const { hurdleFactors, hurdleEndFactor, endColumn } = rates;
      const exit = rates.terminalWithFlows ? (hurdleFactors[endColumn] ?? 1) : hurdleEndFactor;
      // Apart, after all columns: the order in which the appraisal adds them.
      return presentValues(flows, hurdleFactors, { factor: exit, column: flows.columns });
    },
    irr: (view) => {
      const { flows, rates } = gather(view);
      return blockRates(flows, rates);
    },
    flows: (tax) => block.values(FLOWS[tax]),
  };
}

/** Compensated sums (Neumaier) over the columns, the terminal value within its column or, beyond the last, apart. */
function presentValues(
  { operating, terminal, columns, stride, trials }: BlockFlows,
  factors: Float64Array,
  exit: { readonly factor: number; readonly column: number },
): Float64Array {
  const sums = new Float64Array(trials);
  const lost = new Float64Array(trials);
  const terms = new Float64Array(trials);
  const apart = exit.column >= columns ? columns + 1 : columns;
  const finite = new Uint8Array(trials).fill(1);
  for (let column = 0; column < apart; column += 1) {
    const factor = factors[column] ?? 0;
    const at = column * stride;
    if (column < columns) {
      for (let trial = 0; trial < trials; trial += 1) {
        const flow = operating[at + trial] as number;
        if (flow - flow !== 0) finite[trial] = 0;
        terms[trial] = flow * factor;
      }
    } else terms.fill(0);
    if (column === exit.column) {
      for (let trial = 0; trial < trials; trial += 1) {
        const value = terminal ? (terminal[trial] as number) : 0;
        if (value - value !== 0) finite[trial] = 0;
        terms[trial] = (terms[trial] as number) + value * exit.factor;
      }
    }
    addTerms(sums, lost, terms);
  }
  return sums.map((sum, trial) => {
    if (finite[trial] === 0) return Number.NaN;
    const rest = lost[trial] as number;
    return Number.isFinite(rest) ? sum + rest : sum;
  });
}

function addTerms(sums: Float64Array, lost: Float64Array, terms: Float64Array): void {
  for (let trial = 0; trial < sums.length; trial += 1) {
    const sum = sums[trial] as number;
    const term = terms[trial] as number;
    const next = sum + term;
    lost[trial] =
      (lost[trial] as number) + (Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum);
    sums[trial] = next;
  }
}
