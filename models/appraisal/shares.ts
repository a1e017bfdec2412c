/** The three-way split of the budget: sums of fixed cost, variable cost and investment, and their shares. */
import type { Kind, Plan } from '../plan/schema.ts';
import type { BudgetShares, PlanValues } from './types.ts';

/** Lines marked as outside the budget (cost of goods) are left out of all three. */
export function budgetShares(plan: Plan, evaluation: PlanValues): BudgetShares {
  const sumOfKind = (kind: Kind): number =>
    plan.lines
      .filter((line) => line.kind === kind && line.outsideBudget !== true)
      .reduce((sum, line) => sum + total(evaluation.values(line.code)), 0);
  const fixed = sumOfKind('fixed-cost');
  const variable = sumOfKind('variable-cost');
  const investment = sumOfKind('investment');
  const sum = fixed + variable + investment;
  const share =
    Number.isFinite(sum) && sum > 0
      ? { fixed: fixed / sum, variable: variable / sum, investment: investment / sum }
      : null;
  return { fixed, variable, investment, total: sum, share };
}

/** The sum over the opening and all periods. */
export function total(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
