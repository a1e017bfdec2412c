/**
 * The textbook variances of products whose units are known, on the effect on profit: positive is favourable. No plan and
 * no rounding here; what a plan's lines give is in profit-bridge.ts.
 */

/** What one unit of a product uses up: material, hours. Prices a unit of the input. */
export type ProductInput = {
  readonly budgetPerUnit: number;
  readonly budgetPrice: number;
  /** Of all units together. */
  readonly actualQuantity: number;
  readonly actualPrice: number;
};

export type Product = {
  readonly budgetUnits: number;
  readonly actualUnits: number;
  readonly budgetPrice: number;
  readonly actualPrice: number;
  /** Variable cost a unit of which price and usage are not known apart. */
  readonly budgetUnitCost: number;
  readonly actualUnitCost: number;
  readonly inputs: readonly ProductInput[];
};

export type ProductVariance = {
  /** volume = quantity + mix. */
  readonly volume: number;
  readonly quantity: number;
  readonly mix: number;
  readonly price: number;
  readonly costPrice: number;
  readonly costUsage: number;
  /** Of the variable cost that is not split. */
  readonly cost: number;
};

/**
 * With m the budgeted contribution of a unit, and A the total of actual units at the budgeted mix:
 *
 *   volume   = (actual units - budget units) x m
 *   quantity = (A x budgeted share - budget units) x m
 *   mix      = (actual units - A x budgeted share) x m
 *   price    = (actual price - budget price) x actual units
 *   usage    = (budgeted input of the actual units - actual input) x budgeted input price
 *   input price = (budgeted input price - actual input price) x actual input
 *   cost     = (budgeted unit cost - actual unit cost) x actual units
 *
 * Their sum is the difference of the contributions. Where no units were budgeted at all there is no mix.
 * Source: Horngren, Datar, Rajan, Cost Accounting, 14th ed., ch. 7 and 14; Drury, Management and Cost Accounting, ch. 18
 * (sales mix and sales quantity variances on contribution).
 */
export function productVariances(products: readonly Product[]): readonly ProductVariance[] {
  const budgetTotal = sum(products.map(({ budgetUnits }) => budgetUnits));
  const actualTotal = sum(products.map(({ actualUnits }) => actualUnits));
  return products.map((product) => {
    const { budgetUnits, actualUnits, budgetPrice, actualPrice, inputs } = product;
    const margin = unitContribution(product);
    const atBudgetMix = budgetTotal === 0 ? actualUnits : (actualTotal * budgetUnits) / budgetTotal;
    return {
      volume: (actualUnits - budgetUnits) * margin,
      quantity: (atBudgetMix - budgetUnits) * margin,
      mix: (actualUnits - atBudgetMix) * margin,
      price: (actualPrice - budgetPrice) * actualUnits,
      costPrice: sum(inputs.map((input) => (input.budgetPrice - input.actualPrice) * input.actualQuantity)),
      costUsage: sum(
        inputs.map((input) => (input.budgetPerUnit * actualUnits - input.actualQuantity) * input.budgetPrice),
      ),
      cost: (product.budgetUnitCost - product.actualUnitCost) * actualUnits,
    };
  });
}

/** Budgeted price less budgeted variable cost, of one unit. */
export function unitContribution({ budgetPrice, budgetUnitCost, inputs }: Product): number {
  return budgetPrice - budgetUnitCost - sum(inputs.map((input) => input.budgetPerUnit * input.budgetPrice));
}

/** The sum of each variance over the products. */
export function totalVariance(variances: readonly ProductVariance[]): ProductVariance {
  const of = (name: keyof ProductVariance): number => sum(variances.map((variance) => variance[name]));
  return {
    volume: of('volume'),
    quantity: of('quantity'),
    mix: of('mix'),
    price: of('price'),
    costPrice: of('costPrice'),
    costUsage: of('costUsage'),
    cost: of('cost'),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
