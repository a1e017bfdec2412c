/**
 * How much more was sold in all than planned, over the products that are counted in the same unit: what tells sales
 * quantity (more of everything) from sales mix (more of one than of another).
 */
import type { Line } from '../../../plan/schema.ts';
import { type DaySums, unitsBetween } from '../../actuals/day-sums.ts';
import type { Day } from '../../calendar/day.ts';
import { amountBetween, type Planned } from '../../planned/planned-amounts.ts';
import type { FlexBasis } from '../flex/flexed-month.ts';

/**
 * Total actual / total planned quantity of the products in the unit of a quantity. A product is a quantity that a revenue
 * line follows in these days. null: the quantity is no product, or the only one in its unit, so there is no mix.
 */
export function unitActivities(
  revenue: readonly FlexBasis[],
  { from, to }: { readonly from: Day; readonly to: Day },
  reference: Planned,
  sums: DaySums,
): (quantity: Line) => number | null {
  const products = new Map(
    revenue.flatMap((basis) => (basis.type === 'volume' ? [[basis.line.id, basis.line]] : [])),
  );
  const totals = new Map<string, { count: number; plan: number; actual: number }>();
  for (const line of products.values()) {
    const planned = reference.byId(line.id);
    const unit = unitKey(line);
    const total = totals.get(unit) ?? { count: 0, plan: 0, actual: 0 };
    total.count += 1;
    total.plan += planned ? amountBetween(reference, planned, from, to) : 0;
    total.actual += Math.max(0, unitsBetween(sums.get(line.id), from, to));
    totals.set(unit, total);
  }
  return (quantity) => {
    const total = products.has(quantity.id) ? totals.get(unitKey(quantity)) : undefined;
    return total && total.count > 1 && total.plan > 0 ? total.actual / total.plan : null;
  };
}

/** Without a unit a product is compared with no other. */
function unitKey({ unit, id }: Line): string {
  const plain = unit.trim().toLowerCase();
  return plain === '' ? `line ${id}` : plain;
}
