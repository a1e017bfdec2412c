/**
 * Round numbers for an axis: steps of 1, 2, 2.5 or 5 times a power of ten that cover the data and always hold
 * zero. Pure. Promises at least two ticks, ascending, for any finite data.
 */
export function axisTicks(low: number, high: number, wanted = 5): readonly number[] {
  const from = Math.min(0, low);
  const to = Math.max(0, high);
  // Below this range a step would underflow.
  if (!(to - from > 1e-280) || !Number.isFinite(to - from)) return [0, 1];
  const step = roundStep((to - from) / wanted);
  const first = Math.floor(from / step);
  const last = Math.ceil(to / step);
  // Multiples of the step by whole numbers: repeated addition would print 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-12)) ?? 10;
  return factor * power;
}

/** Every n-th of `count` labels so that at most `fits` are shown, beginning with the first. */
export function labelStride(count: number, fits: number, steps: readonly number[]): number {
  return steps.find((step) => count / step <= fits) ?? Math.max(1, Math.ceil(count / Math.max(1, fits)));
}
