/** JSON of an engine's answer: typed arrays as lists, and null in the place of what is no number. Never a NaN. */
export function toJson(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, item: unknown) => {
      if (item instanceof Float64Array || item instanceof Uint8Array) return Array.from(item, plain);
      return typeof item === 'number' ? plain(item) : item;
    },
    2,
  );
}

function plain(value: number): number | null {
  // Adding 0 turns -0 into 0.
  return Number.isFinite(value) ? value + 0 : null;
}
