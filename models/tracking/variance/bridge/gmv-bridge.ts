/**
 * Why gross merchandise value moved: traffic, conversion or order value. Exact: everything is computed in whole numbers
 * of any length and rounded once, so the three parts add up to the difference to the minor unit.
 */

/** Whole numbers: traffic and orders in one scale at both ends (hundredths), gmv in minor units. */
export type GmvEnd = { readonly traffic: number; readonly orders: number; readonly gmv: number };

export type GmvParts = { readonly traffic: number; readonly conversion: number; readonly orderValue: number };

/**
 * GMV = traffic x (orders / traffic) x (GMV / orders). Each part is its Shapley value: the mean of what the factor adds
 * over the six orders in which the three can be changed,
 *
 *   part(a) = (a1 - a0) x (2 b0 c0 + b0 c1 + b1 c0 + 2 b1 c1) / 6,
 *
 * so no order of the factors is preferred. Rounded to minor units by largest remainder, ties in the order traffic,
 * conversion, order value. null where traffic or orders are not positive at one end (the factors do not exist there), and where a part is too large for an
 * exact number.
 * Source: L. S. Shapley (1953); for index decomposition B. W. Ang, Energy Policy 32 (2004), the "Shapley/Sun" method.
 */
export function gmvBridge(plan: GmvEnd, actual: GmvEnd): GmvParts | null {
  if (!(plan.traffic > 0 && plan.orders > 0 && actual.traffic > 0 && actual.orders > 0)) return null;
  const [t0, o0, g0] = [BigInt(plan.traffic), BigInt(plan.orders), BigInt(plan.gmv)];
  const [t1, o1, g1] = [BigInt(actual.traffic), BigInt(actual.orders), BigInt(actual.gmv)];
  // Over one denominator the factors are whole: traffic t; conversion o/t; order value g/o.
  const conversion: Pair = [o0 * t1, o1 * t0];
  const orderValue: Pair = [g0 * o1, g1 * o0];
  const traffic: Pair = [t0, t1];
  const denominator = 6n * t0 * t1 * o0 * o1;
  const parts = [
    share(traffic, conversion, orderValue),
    share(conversion, traffic, orderValue),
    share(orderValue, traffic, conversion),
  ];
  const whole = rounded(parts, denominator);
  if (!whole.every(Number.isSafeInteger)) return null;
  const [first = 0, second = 0, third = 0] = whole;
  return { traffic: first, conversion: second, orderValue: third };
}

type Pair = readonly [before: bigint, after: bigint];

function share([a0, a1]: Pair, [b0, b1]: Pair, [c0, c1]: Pair): bigint {
  return (a1 - a0) * (2n * b0 * c0 + b0 * c1 + b1 * c0 + 2n * b1 * c1);
}

/** numerator / denominator each, as whole numbers with the sum of the exact ones. */
function rounded(numerators: readonly bigint[], denominator: bigint): readonly number[] {
  const floors = numerators.map((numerator) => floorDivide(numerator, denominator));
  const exact = numerators.reduce((sum, part) => sum + part, 0n) / denominator;
  const missing = Number(exact - floors.reduce((sum, part) => sum + part, 0n));
  const order = numerators
    .map((numerator, index) => ({ index, lost: numerator - (floors[index] ?? 0n) * denominator }))
    .toSorted((a, b) => (a.lost === b.lost ? a.index - b.index : a.lost > b.lost ? -1 : 1));
  for (const { index } of order.slice(0, missing)) floors[index] = (floors[index] ?? 0n) + 1n;
  return floors.map(Number);
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}
