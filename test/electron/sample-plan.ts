/** A small plan with every kind of entry, for tests of the store and the host. */
import { blankLine, blankPlan } from '../../models/plan/blank.ts';
import type { Line, Plan } from '../../models/plan/schema.ts';

export function samplePlan(id = 'sample'): Plan {
  const sales: Line = {
    ...blankLine('l-sales', 'sales', 'Sales', 'revenue'),
    entry: { type: 'series', values: [100, null, 0.1, 1e15, 5e-324], opening: -3 },
  };
  const price: Line = {
    ...blankLine('l-price', 'price', 'Price', 'driver'),
    entry: { type: 'constant', value: 0.30000000000000004 },
  };
  const cost: Line = {
    ...blankLine('l-cost', 'cost', 'Cost of goods', 'variable-cost'),
    entry: { type: 'formula', formula: 'sales * price', opening: '0' },
  };
  const shop: Line = {
    ...blankLine('l-shop', 'shop', '店铺 \u2028 "ä"', 'investment'),
    entry: { type: 'series', values: [], opening: 5000 },
  };
  return { ...blankPlan(id, 'Sample', '2027-01'), lines: [sales, price, cost, shop] };
}
