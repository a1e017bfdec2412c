/**
 * The value of flows at a rate in exact arithmetic: float64 numbers are fractions of powers of two, so sums and
 * products of them are whole numbers after a shift. An independent judge of the last digit; slow, and never wrong.
 */
const RATE_BITS = 140;
const FLOW_BITS = 1100;

const bits = new DataView(new ArrayBuffer(8));

/** The sign of the sum of flows[t] (1 + rate)^(n - t), which is that of NPV; times a power of two its exact value. */
export function exactValue(flows: readonly number[], rate: number): bigint {
  const growth = (1n << BigInt(RATE_BITS)) + fixed(rate, RATE_BITS);
  let value = 0n;
  flows.forEach((flow, t) => {
    value = value * growth + (fixed(flow, FLOW_BITS) << BigInt(RATE_BITS * t));
  });
  return value;
}

/** |NPV| over the sum of |flows| at a rate, from the exact value; as a float64. */
export function exactPutBack(flows: readonly number[], rate: number): number {
  const n = flows.length - 1;
  const size = flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  const value = exactValue(flows, rate);
  const growth = (1n << BigInt(RATE_BITS)) + fixed(rate, RATE_BITS);
  const scale = growth ** BigInt(n) * fixed(size, FLOW_BITS);
  return Number(((value < 0n ? -value : value) * 10n ** 30n) / scale) / 1e30;
}

/** The float64 that comes next above (or below, `steps` -1). */
export function neighbour(value: number, steps: 1 | -1): number {
  bits.setFloat64(0, value);
  bits.setBigInt64(0, bits.getBigInt64(0) + BigInt(value >= 0 ? steps : -steps));
  return bits.getFloat64(0);
}

/** value x 2^places as a whole number; throws where that would lose a digit. */
function fixed(value: number, places: number): bigint {
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const mantissa = exponent === 0 ? fraction : fraction | (1n << 52n);
  const shift = (exponent === 0 ? -1074 : exponent - 1075) + places;
  const size = shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift);
  if (shift < 0 && size << BigInt(-shift) !== mantissa) throw new RangeError(`${value} needs more places`);
  return high >>> 31 === 1 ? -size : size;
}
