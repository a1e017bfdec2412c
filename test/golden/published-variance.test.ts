/** The variance cases of cases/published.json. Sources (book, page) stand in the file. */
import { describe, expect, it } from 'vitest';
import {
  type Product,
  productVariances,
  totalVariance,
} from '../../models/tracking/variance/bridge/product-variances.ts';
import { expectClose, type GoldenCase, numberOf, numbersOf, readCases } from './case-file.ts';

const cases = readCases('published.json').filter(({ kind }) => kind === 'variance');

describe('published.json, variances', () => {
  it('has the cases that are known here', () => {
    expect(cases.map(({ id }) => id)).toEqual(['drury-milano', 'smartsolve-quantity']);
  });

  for (const item of cases) {
    const run = 'products' in item.inputs ? salesMix : salesQuantity;
    it(`${item.id} gives the published figures`, () => run(item));
  }
});

/** Sold at the planned price, so that contribution and price variances stand alone. */
function product(budgetUnits: number, actualUnits: number, contribution: number): Product {
  const price = contribution + 25;
  return {
    ...{ budgetUnits, actualUnits, budgetPrice: price, actualPrice: price },
    ...{ budgetUnitCost: 25, actualUnitCost: 25, inputs: [] },
  };
}

function salesMix({ inputs, expected, tolerance }: GoldenCase): void {
  const actual = numbersOf(inputs.actual_units);
  const contribution = numbersOf(inputs.unit_contribution);
  const products = numbersOf(inputs.budget_units).map((units, index) =>
    product(units, actual[index] ?? 0, contribution[index] ?? 0),
  );
  const variances = productVariances(products);
  numbersOf(expected.sales_mix).forEach((mix, index) => {
    expectClose(variances[index]?.mix, mix, tolerance, `mix ${index}`);
  });
  numbersOf(expected.sales_quantity).forEach((quantity, index) => {
    expectClose(variances[index]?.quantity, quantity, tolerance, `quantity ${index}`);
  });
  const total = totalVariance(variances);
  expectClose(total.mix, expected.sales_mix_total, tolerance, 'mix');
  expectClose(total.quantity, expected.sales_quantity_total, tolerance, 'quantity');
  expectClose(total.volume, expected.sales_volume_total, tolerance, 'volume');
  expectClose(total.price, expected.sales_price_total, tolerance, 'price');
}

/** The case gives the totals and one product's share of the budget; how the actual units split does not matter. */
function salesQuantity({ inputs, expected, tolerance }: GoldenCase): void {
  const budget = numberOf(inputs.budget_total_units);
  const actual = numberOf(inputs.actual_total_units);
  const own = budget * numberOf(inputs.budget_mix);
  const margin = numberOf(inputs.unit_contribution);
  for (const sold of [0, actual / 2, actual]) {
    const [first] = productVariances([product(own, sold, margin), product(budget - own, actual - sold, 1)]);
    expectClose(first?.quantity, expected.sales_quantity, tolerance, 'quantity');
  }
}
