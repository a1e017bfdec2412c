/**
 * Break-even and contribution: the volume at which profit is zero, and how far away the plan is from it.
 * Promises null where a figure has no meaning (no contribution, no revenue). Single product or a constant mix.
 * Must not know periods: give it the totals of the time that is looked at.
 */

export type CostVolume = {
  /** Per unit, positive. */
  readonly price: number;
  readonly unitVariableCost: number;
  /** Total, positive. */
  readonly fixedCost: number;
};

/** Contribution ratio. Formula: (revenue - variable cost) / revenue. Unit: fraction; null without revenue. */
export function contributionRatio(revenue: number, variableCost: number): number | null {
  return revenue > 0 ? (revenue - variableCost) / revenue : null;
}

/**
 * Units at which profit is zero. Formula: fixed cost / (price - unit variable cost).
 * null when a unit contributes nothing. Source: Horngren, Cost Accounting, ch. 3.
 */
export function breakEvenUnits(input: CostVolume): number | null {
  return unitsForProfit(input, 0);
}

/** Revenue at which profit is zero. Formula: fixed cost / contribution ratio; null when the ratio is not positive. */
export function breakEvenRevenue(fixedCost: number, ratio: number | null): number | null {
  return ratio !== null && ratio > 0 ? fixedCost / ratio : null;
}

/** Units for a target profit before tax. Formula: (fixed cost + target) / (price - unit variable cost). */
export function unitsForProfit(input: CostVolume, targetBeforeTax: number): number | null {
  const contribution = input.price - input.unitVariableCost;
  return contribution > 0 ? (input.fixedCost + targetBeforeTax) / contribution : null;
}

/** Units for a target profit after tax: the target before tax is target / (1 - tax rate). Horngren ch. 3. */
export function unitsForNetProfit(input: CostVolume, targetAfterTax: number, taxRate: number): number | null {
  return taxRate < 1 ? unitsForProfit(input, targetAfterTax / (1 - taxRate)) : null;
}

export type SafetyMargin = { readonly amount: number; readonly ratio: number | null };

/**
 * Margin of safety, in units or in revenue: how far the plan is above break-even.
 * Formula: planned - break-even, and that / planned. Negative below break-even.
 */
export function marginOfSafety(planned: number, breakEven: number): SafetyMargin {
  const amount = planned - breakEven;
  return { amount, ratio: planned > 0 ? amount / planned : null };
}

/**
 * Degree of operating leverage: percent change of profit for one percent of volume.
 * Formula: contribution / operating income. null when the income is zero. Source: Horngren ch. 3.
 */
export function operatingLeverage(contribution: number, fixedCost: number): number | null {
  const income = contribution - fixedCost;
  return income === 0 ? null : contribution / income;
}
