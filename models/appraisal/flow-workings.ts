/**
 * A discounted figure taken apart: each flow with its moment, its factor and the product, the terminal value in a
 * row of its own. Pure. Promises that the products add up to the figure it explains; computes no new metric.
 */
import { discountingOf } from './project-flows.ts';
import type { Appraisal, TaxView, TerminalView } from './types.ts';

export type WorkingRow = {
  readonly column: number;
  readonly terminal: boolean;
  /** Years from the opening. */
  readonly time: number;
  readonly flow: number;
  readonly factor: number;
  readonly product: number;
};

export type FlowView = { readonly tax: TaxView; readonly terminal: TerminalView };

type Flow = Pick<WorkingRow, 'column' | 'terminal' | 'time' | 'flow'>;

/** The signed flows of a view in their order, the terminal value after them. */
export function flowsOf(appraisal: Appraisal, view: FlowView): readonly Flow[] {
  const { times, terminalTime, endColumn } = discountingOf(appraisal.plan, view.tax);
  const operating = appraisal.returns[view.tax].withoutTerminal.flows;
  const rows = Array.from(operating, (flow, column) => ({
    column,
    terminal: false,
    time: times[column] ?? 0,
    flow,
  }));
  const value = terminalValue(appraisal, view.tax);
  if (view.terminal === 'withoutTerminal' || value === 0) return rows;
  return [...rows, { column: endColumn, terminal: true, time: terminalTime, flow: value }];
}

export function terminalValue(appraisal: Appraisal, tax: TaxView): number {
  const code = tax === 'postTax' ? '$terminal_value' : '$terminal_value_pretax';
  return appraisal.evaluation.values(code)[discountingOf(appraisal.plan, tax).endColumn] ?? 0;
}

/** The rows of NPV at the plan's own rates, which may change by period. */
export function npvRows(appraisal: Appraisal, view: FlowView): readonly WorkingRow[] {
  const { factors, endFactor, endColumn, terminalWithFlows } = discountingOf(appraisal.plan, view.tax);
  const last = factors[endColumn] ?? 1;
  return flowsOf(appraisal, view).map((flow) => {
    const factor = flow.terminal ? (terminalWithFlows ? last : endFactor) : (factors[flow.column] ?? 0);
    return { ...flow, factor, product: flow.flow * factor };
  });
}

/** The rows of NPV at one annual rate: at the hurdle, or at an internal rate put back into the equation. */
export function rowsAtRate(appraisal: Appraisal, view: FlowView, annual: number): readonly WorkingRow[] {
  return flowsOf(appraisal, view).map((flow) => {
    const factor = (1 + annual) ** -flow.time;
    return { ...flow, factor, product: flow.flow * factor };
  });
}

/** The rows of XNPV and XIRR: years are days / 365 from the opening, as in a spreadsheet. */
export function datedRows(appraisal: Appraisal, view: FlowView, annual: number): readonly WorkingRow[] {
  const { dates } = discountingOf(appraisal.plan);
  const first = dates[0] ?? 0;
  return flowsOf(appraisal, view).map((flow) => {
    const time = ((dates[flow.column] ?? 0) - first) / 365;
    const factor = (1 + annual) ** -time;
    return { ...flow, time, factor, product: flow.flow * factor };
  });
}

export function sumOfProducts(rows: readonly WorkingRow[]): number {
  return rows.reduce((sum, row) => sum + row.product, 0);
}

export type Crossing = {
  /** The last column that is still negative, and the one in which the sum reaches zero. */
  readonly before: number;
  readonly after: number;
  readonly open: number;
  readonly flow: number;
  /** Part of the period that has passed when zero is reached, 0..1. */
  readonly part: number;
};

/** Where a cumulative flow first comes back to zero or above, null when it never does. */
export function crossingOf(flows: Float64Array, cumulative: Float64Array): Crossing | null {
  // Zero within rounding, as in the payback itself.
  const zero = 1e-13 * flows.reduce((scale, flow) => scale + Math.abs(flow), 0);
  for (let column = 1; column < cumulative.length; column += 1) {
    const open = cumulative[column - 1] ?? Number.NaN;
    const flow = flows[column] ?? Number.NaN;
    if (open < -zero && (cumulative[column] ?? Number.NaN) >= -zero) {
      return { before: column - 1, after: column, open, flow, part: Math.min(1, -open / flow) };
    }
  }
  return null;
}
