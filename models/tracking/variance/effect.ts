/**
 * Favourable or adverse: by the effect on profit and nothing else. Natural signs: a cost above its reference is adverse,
 * revenue above it favourable.
 */
import type { Line } from '../../plan/schema.ts';

/** F favourable, A adverse; null: no difference, or a line that does not touch profit. */
export type Effect = 'F' | 'A' | null;
/** What one more unit of the line does to profit. */
export type ProfitSign = 1 | -1 | 0;

/**
 * revenue +1; variable cost, fixed cost, investment -1 (an outlay above the approved amount is adverse); interest -1,
 * other financing 0 (a loan drawn or repaid moves cash, not profit); drivers, memo lines and working capital 0.
 */
export function profitSign({ kind, financing }: Pick<Line, 'kind' | 'financing'>): ProfitSign {
  switch (kind) {
    case 'revenue':
      return 1;
    case 'variable-cost':
    case 'fixed-cost':
    case 'investment':
      return -1;
    case 'financing':
      return financing?.role === 'interest' ? -1 : 0;
    default:
      return 0;
  }
}

/** Of a difference actual - reference. */
export function effectOf(difference: number, sign: ProfitSign): Effect {
  const onProfit = difference * sign;
  if (onProfit === 0) return null;
  return onProfit > 0 ? 'F' : 'A';
}
