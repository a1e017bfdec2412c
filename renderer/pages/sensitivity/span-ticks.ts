/** Round numbers inside a span, for axes that need not start at zero. Pure. */

/** Multiples of 1, 2, 2.5 or 5 times a power of ten within low..high; none where the span is empty. */
export function spanTicks(low: number, high: number, wanted = 5): readonly number[] {
  const width = high - low;
  if (!(width > 1e-280) || !Number.isFinite(width)) return [];
  const raw = width / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= raw * (1 - 1e-12)) ?? 10;
  const step = factor * power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

/** The span with some air at both ends, and `also` within it where there is one. */
export function spanOf(values: readonly number[], also: number | null): readonly [number, number] {
  const all = also === null ? values : [...values, also];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (!(high > low)) return [low - Math.max(1, Math.abs(low)), low + Math.max(1, Math.abs(low))];
  const air = (high - low) * 0.06;
  return [low - air, high + air];
}
