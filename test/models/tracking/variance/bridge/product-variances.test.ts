/** The textbook variances of products: the published figures of Webb Company, and their sum on random products. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Product,
  productVariances,
  totalVariance,
  unitContribution,
} from '../../../../../models/tracking/variance/bridge/product-variances.ts';

/** Horngren, Datar, Rajan, Cost Accounting, 14th ed., ch. 7, Webb Company, exhibits 7-2 and 7-3 (pp. 231-239). */
const webb: Product = {
  budgetUnits: 12_000,
  actualUnits: 10_000,
  budgetPrice: 120,
  actualPrice: 125,
  // Variable overhead: 12 a jacket, 130,500 in fact.
  budgetUnitCost: 12,
  actualUnitCost: 13.05,
  inputs: [
    { budgetPerUnit: 2, budgetPrice: 30, actualQuantity: 22_200, actualPrice: 28 },
    { budgetPerUnit: 0.8, budgetPrice: 20, actualQuantity: 9000, actualPrice: 22 },
  ],
};

describe('the variances of one product', () => {
  it('are those that are published for Webb Company', () => {
    expect(unitContribution(webb)).toBe(32);
    const [variance] = productVariances([webb]);
    expect(variance).toEqual({
      volume: -64_000,
      quantity: -64_000,
      mix: 0,
      price: 50_000,
      costPrice: 44_400 - 18_000,
      costUsage: -66_000 - 20_000,
      cost: expect.closeTo(-10_500, 6),
    });
  });

  it('are all quantity where no units were budgeted', () => {
    const fresh = { ...webb, budgetUnits: 0, inputs: [] };
    const [variance] = productVariances([fresh]);
    expect(variance?.quantity).toBe(10_000 * 108);
    expect(variance?.mix).toBe(0);
  });
});

describe('the variances of several products', () => {
  const number = fc.double({ min: 0, max: 1e4, noNaN: true });
  const products = fc.array(
    fc.record({
      ...{ budgetUnits: number, actualUnits: number, budgetPrice: number, actualPrice: number },
      ...{ budgetUnitCost: number, actualUnitCost: number },
      inputs: fc.array(
        fc.record({
          budgetPerUnit: number,
          budgetPrice: number,
          actualQuantity: number,
          actualPrice: number,
        }),
        { maxLength: 2 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it('add up to the difference of the contributions', () => {
    fc.assert(
      fc.property(products, (drawn) => {
        const total = totalVariance(productVariances(drawn));
        const budget = sum(drawn.map((each) => each.budgetUnits * unitContribution(each)));
        const actual = sum(
          drawn.map(
            (each) =>
              each.actualUnits * (each.actualPrice - each.actualUnitCost) -
              sum(each.inputs.map((input) => input.actualQuantity * input.actualPrice)),
          ),
        );
        const scale =
          1 +
          Math.abs(budget) +
          Math.abs(actual) +
          Math.abs(total.volume) +
          Math.abs(total.price) +
          Math.abs(total.costUsage);
        const steps = total.volume + total.price + total.costPrice + total.costUsage + total.cost;
        expect(Math.abs(steps - (actual - budget)) / scale).toBeLessThan(1e-9);
        expect(Math.abs(total.quantity + total.mix - total.volume) / scale).toBeLessThan(1e-9);
      }),
    );
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
