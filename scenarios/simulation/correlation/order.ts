/**
 * The order of a block of evenly spread numbers (uniforms, normal scores) in linear time: buckets, then insertion.
 * Equal numbers keep their places. Right for any finite numbers, but fast only for evenly spread ones.
 */

type Counters = Uint16Array | Uint32Array;
export type OrderScratch = { readonly counts: Counters; readonly bucket: Counters };

/** Small numbers where they do, so that a block's scratch stays in the nearest cache. */
export function counters(size: number): Counters {
  return size < 65_536 ? new Uint16Array(size) : new Uint32Array(size);
}

export function orderScratch(size: number): OrderScratch {
  return { counts: counters(size + 1), bucket: counters(size) };
}

/**
 * Writes the indices of `values`, smallest first, into `order`, and the values in that order into `rising`. Most of the
 * values should lie evenly within low..high; what lies outside is put in order all the same. Unless `exact`, values that
 * share a bucket (an n-th of low..high) stay in the order of their indices.
 */
export function fillOrder(
  values: Float64Array,
  order: Counters,
  rising: Float64Array,
  { counts, bucket }: OrderScratch,
  low: number,
  high: number,
  exact: boolean,
): void {
  const n = values.length;
  const scale = n / (high - low);
  counts.fill(0, 0, n + 1);
  for (let i = 0; i < n; i += 1) {
    let at = (((values[i] as number) - low) * scale) | 0;
    if (at < 0) at = 0;
    else if (at >= n) at = n - 1;
    bucket[i] = at;
    counts[at + 1] = (counts[at + 1] as number) + 1;
  }
  let total = 0;
  for (let k = 1; k <= n; k += 1) {
    total += counts[k] as number;
    counts[k] = total;
  }
  for (let i = 0; i < n; i += 1) {
    const at = bucket[i] as number;
    const place = counts[at] as number;
    order[place] = i;
    rising[place] = values[i] as number;
    counts[at] = place + 1;
  }
  if (exact) insertWithin(order, rising, n);
}

/** The last touch: what shares a bucket is put in order, and most already is. */
function insertWithin(order: Counters, rising: Float64Array, n: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i += 1) {
    const value = rising[i] as number;
    if (value >= most) {
      most = value;
      continue;
    }
    const index = order[i] as number;
    let k = i - 1;
    while (k >= 0 && (rising[k] as number) > value) {
      rising[k + 1] = rising[k] as number;
      order[k + 1] = order[k] as number;
      k -= 1;
    }
    rising[k + 1] = value;
    order[k + 1] = index;
  }
}
