/**
 * How strongly a cell of the heat map is coloured: by its distance from the line of break-even, on the good or the bad
 * side of it; without such a line from the least to the most. Pure.
 */
export type Shade = { readonly tone: 'good' | 'bad' | 'neutral'; readonly strength: number };

export function heatScale(
  values: ArrayLike<number>,
  level: number | null,
  better: 'high' | 'low',
): (value: number) => Shade | null {
  const known = Array.from(values).filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  if (level === null) {
    return (value) =>
      Number.isFinite(value)
        ? { tone: 'neutral', strength: most > least ? (value - least) / (most - least) : 0 }
        : null;
  }
  const reach = Math.max(...known.map((value) => Math.abs(value - level)));
  return (value) => {
    if (!Number.isFinite(value)) return null;
    const distance = (value - level) * (better === 'high' ? 1 : -1);
    return { tone: distance >= 0 ? 'good' : 'bad', strength: reach > 0 ? Math.abs(distance) / reach : 0 };
  };
}
