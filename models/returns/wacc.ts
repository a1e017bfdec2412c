/**
 * The discount rate: cost of equity by CAPM, weighted average cost of capital, real against nominal.
 * Promises fractions a year; null where there is no capital to weigh. Must not mix real and nominal unasked.
 */

/**
 * Cost of equity by the capital asset pricing model.
 * Formula: risk-free + beta x market premium + extra premium. Source: Brealey/Myers/Allen ch. 8.
 */
export function costOfEquity(input: {
  readonly riskFree: number;
  readonly beta: number;
  readonly marketPremium: number;
  readonly extraPremium?: number | undefined;
}): number {
  return input.riskFree + input.beta * input.marketPremium + (input.extraPremium ?? 0);
}

/** After-tax cost of a source of capital; interest costs (1 - tax rate) of itself, dividends all. */
export function afterTaxCost(cost: number, taxRate: number): number {
  return cost * (1 - taxRate);
}

export type CapitalComponent = {
  readonly value: number;
  /** After tax where interest is deductible. */
  readonly cost: number;
};

/**
 * Weighted average cost of any sources of capital.
 * Formula: sum of value x cost / sum of value; only the ratio of values matters. null without capital.
 * Source: ACCA FM, cost of capital; Brealey/Myers/Allen ch. 19.
 */
export function weightedCost(components: readonly CapitalComponent[]): number | null {
  const total = components.reduce((sum, { value }) => sum + value, 0);
  return total > 0 ? components.reduce((sum, { value, cost }) => sum + value * cost, 0) / total : null;
}

/**
 * WACC of equity and debt at market values.
 * Formula: E/(E+D) x cost of equity + D/(E+D) x cost of debt x (1 - tax rate).
 * Without equity and debt there is nothing to weigh and the cost of equity stands (an all-equity project).
 * Source: Brealey/Myers/Allen ch. 19.
 */
export function weightedCostOfCapital(input: {
  readonly equity: number;
  readonly debt: number;
  readonly costOfEquity: number;
  readonly costOfDebt: number;
  readonly taxRate: number;
}): number {
  const weighted = weightedCost([
    { value: input.equity, cost: input.costOfEquity },
    { value: input.debt, cost: afterTaxCost(input.costOfDebt, input.taxRate) },
  ]);
  return weighted ?? input.costOfEquity;
}

/** Real rate from a nominal one (Fisher). Formula: (1 + nominal) / (1 + inflation) - 1. Brealey/Myers/Allen ch. 3. */
export function realRate(nominal: number, inflation: number): number {
  return (nominal - inflation) / (1 + inflation);
}

/** Nominal rate from a real one (Fisher). Formula: (1 + real)(1 + inflation) - 1. */
export function nominalRate(real: number, inflation: number): number {
  return real + inflation + real * inflation;
}

/** Flows in money of the opening to flows in money of their own time: flow[t] x (1 + inflation)^time[t]. */
export function inflateFlows(
  realFlows: readonly number[] | Float64Array,
  inflationPerPeriod: number,
): Float64Array {
  return Float64Array.from(realFlows, (flow, t) => flow * (1 + inflationPerPeriod) ** t);
}
