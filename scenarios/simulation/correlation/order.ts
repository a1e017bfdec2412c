/**
 * The order of a block of evenly spread numbers (uniforms, normal scores) in linear time: buckets, then insertion.
 * Equal numbers keep their places. Right for any finite numbers, but fast only for evenly spread ones.
 */

export type OrderScratch = { readonly counts: Uint32Array; readonly bucket: Uint32Array };

export function orderScratch(size: number): OrderScratch {
  return { counts: new Uint32Array(4 * size + 1), bucket: new Uint32Array(size) };
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
  const buckets = 4 * n;
  const scale = high > low ? (buckets - 1) / (high - low) : 0;
  counts.fill(0, 0, buckets + 1);
  for (let i = 0; i < n; i += 1) {
    const at = (((values[i] as number) - low) * scale) | 0;
    bucket[i] = at;
    counts[at + 1] = (counts[at + 1] as number) + 1;
  }
  for (let k = 1; k <= buckets; k += 1) counts[k] = (counts[k] as number) + (counts[k - 1] as number);
  for (let i = 0; i < n; i += 1) {
    const at = bucket[i] as number;
    const place = counts[at] as number;
    order[place] = i;
    counts[at] = place + 1;
  }
  for (let i = 1; i < n; i += 1) {
    const index = order[i] as number;
    const value = values[index] as number;
    let k = i - 1;
    while (k >= 0 && (values[order[k] as number] as number) > value) {
      order[k + 1] = order[k] as number;
      k -= 1;
    }
    order[k + 1] = index;
  }
}
