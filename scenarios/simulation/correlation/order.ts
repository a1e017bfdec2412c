/**
 * The order of a block of evenly spread numbers (uniforms, normal scores) in linear time: buckets, then insertion.
 * Equal numbers keep their places. Right for any finite numbers, but fast only for evenly spread ones.
 */

export type OrderScratch = { readonly counts: Uint32Array; readonly bucket: Uint32Array };

const BUCKETS = 2;

export function orderScratch(size: number): OrderScratch {
  return { counts: new Uint32Array(BUCKETS * size + 1), bucket: new Uint32Array(size) };
}

/** Writes the indices of `values`, smallest first, into `order`. */
export function fillOrder(values: Float64Array, order: Uint32Array, { counts, bucket }: OrderScratch): void {
  const n = values.length;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i += 1) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const buckets = BUCKETS * n;
  const scale = high > low ? (buckets - 1) / (high - low) : 0;
  counts.fill(0, 0, buckets + 1);
  for (let i = 0; i < n; i += 1) {
    const at = (((values[i] as number) - low) * scale) | 0;
    bucket[i] = at;
    counts[at + 1] = (counts[at + 1] as number) + 1;
  }
  let total = 0;
  for (let k = 1; k <= buckets; k += 1) {
    total += counts[k] as number;
    counts[k] = total;
  }
  for (let i = 0; i < n; i += 1) {
    const at = bucket[i] as number;
    const place = counts[at] as number;
    order[place] = i;
    counts[at] = place + 1;
  }
  insertWithin(values, order, n);
}

/** The last touch: what shares a bucket is put in order, and most already is. */
function insertWithin(values: Float64Array, order: Uint32Array, n: number): void {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i += 1) {
    const index = order[i] as number;
    const value = values[index] as number;
    if (value >= most) {
      most = value;
      continue;
    }
    let k = i - 1;
    while (k >= 0 && (values[order[k] as number] as number) > value) {
      order[k + 1] = order[k] as number;
      k -= 1;
    }
    order[k + 1] = index;
  }
}
