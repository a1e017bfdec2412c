/**
 * Random cash flows in the five families that break root finders, an independent root count on a fine grid, and
 * the figure "put back into NPV". Shared by the property test and by the script irr-roots.ts.
 * Promises the same flows for the same seed. Must not use any code of models/.
 */

export type Random = () => number;

/** mulberry32: a 32-bit generator, uniform in [0, 1). */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const FAMILIES = {
  /** One outlay, then inflows that return more than it. */
  conventional: (random: Random) => outlayThenInflows(random, 1.05 + 2 * random()),
  /** One outlay, then inflows that return less than it: a negative rate, down to nearly -100 %. */
  poor: (random: Random) => outlayThenInflows(random, 0.02 + 0.95 * random()),
  /** Inflows after an outlay, and a clean-up cost at the end: no, one or two rates. */
  cleanUp: (random: Random) => {
    const flows = outlayThenInflows(random, 0.9 + 1.5 * random());
    return [...flows, -random() * 1.2 * flows.slice(1).reduce((sum, flow) => sum + flow, 0)];
  },
  /** 60 months after the opening, of either sign. */
  monthly: (random: Random) => {
    const drift = random() * 2 - 0.4;
    return [
      -(5 + 60 * random()),
      ...Array.from({ length: 60 }, () => drift + (random() * 2 - 1) * (random() * 4)),
    ];
  },
  /** 2 to 12 flows of any sign. */
  mixed: (random: Random) =>
    Array.from({ length: 2 + Math.floor(random() * 11) }, () => random() * 200 - 100),
} as const satisfies Record<string, (random: Random) => readonly number[]>;

export type Family = keyof typeof FAMILIES;

function outlayThenInflows(random: Random, returned: number): readonly number[] {
  const outlay = 10 ** (1 + 6 * random());
  const shape = Array.from({ length: 1 + Math.floor(random() * 15) }, () => random() + 0.01);
  const total = shape.reduce((sum, part) => sum + part, 0);
  return [-outlay, ...shape.map((part) => (part / total) * returned * outlay)];
}

/**
 * Signed value of the flows at growth g = 1 + rate, from the opening for g >= 1 and at the end for g < 1, so that
 * no weight is above 1; the sign is that of the NPV.
 */
export function scaledValue(flows: readonly number[], growth: number): number {
  let value = 0;
  const discount = 1 / growth;
  if (growth >= 1) for (let t = flows.length - 1; t >= 0; t--) value = value * discount + (flows[t] ?? 0);
  else for (let t = 0; t < flows.length; t++) value = value * growth + (flows[t] ?? 0);
  return value;
}

/** |scaled value at the rate| / sum of |flow|: what is left when a rate is put back. */
export function residual(flows: readonly number[], rate: number): number {
  const size = flows.reduce((sum, flow) => sum + Math.abs(flow), 0);
  return Math.abs(scaledValue(flows, 1 + rate)) / size;
}

/** Grid of s = ln(1 + rate): fine where rates crowd, coarser where one flow after the other dominates. */
const GRID: readonly number[] = [
  ...Array.from({ length: 256 }, (_, k) => -36 + k / 8),
  ...Array.from({ length: 256 }, (_, k) => -4 + k / 32),
  ...Array.from({ length: 257 }, (_, k) => 4 + k / 8),
];

/**
 * Number of rates above -100 %, counted by sign changes on the grid from s = -36 to 36, with each local dip towards
 * zero searched by golden section. Beyond the grid float64 has no rates to offer.
 */
export function gridCount(flows: readonly number[]): number {
  const value = (s: number) => scaledValue(flows, Math.exp(s));
  let count = 0;
  let before = Number.NaN;
  let here = value(GRID[0] ?? 0);
  for (let k = 1; k < GRID.length; k++) {
    const next = value(GRID[k] ?? 0);
    if (here === 0) count++;
    else if (here * next < 0) count++;
    else if (before * here > 0 && Math.abs(here) <= Math.abs(before) && Math.abs(here) <= Math.abs(next)) {
      count += dipCrossings(value, GRID[k - 2] ?? 0, GRID[k] ?? 0, Math.sign(here));
    }
    before = here;
    here = next;
  }
  return count;
}

/** 2 when the value passes through zero between two points at which it has one sign and dips between, else 0. */
function dipCrossings(value: (s: number) => number, from: number, to: number, sign: number): 0 | 2 {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  for (let step = 0; step < 40; step++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    const atLeft = sign * value(left);
    const atRight = sign * value(right);
    if (atLeft < 0 || atRight < 0) return 2;
    if (atLeft < atRight) high = right;
    else low = left;
  }
  return 0;
}
