/** The axis of a waterfall: how far it reaches, and whether it may begin elsewhere than at zero. Pure arithmetic. */

/** from and to stand on the axis; any other bar hangs between its two levels. */
export type Level = {
  readonly kind: string;
  readonly low: number;
  readonly high: number;
  readonly value: number;
};

/** The range of the axis. It begins at zero unless the changes would then be too thin to be seen. */
export function waterfallRange(bars: readonly Level[]): {
  readonly low: number;
  readonly high: number;
  readonly cut: boolean;
} {
  const levels = bars.flatMap((bar) =>
    bar.kind === 'from' || bar.kind === 'to' ? [bar.value] : [bar.low, bar.high],
  );
  const least = Math.min(...levels);
  const most = Math.max(...levels);
  const span = most - least;
  const distance = least > 0 ? least : most < 0 ? -most : 0;
  if (span > 0 && distance > CUT_FROM * span) {
    return least > 0
      ? { low: least - span / 2, high: most, cut: true }
      : { low: least, high: most + span / 2, cut: true };
  }
  return { low: Math.min(0, least), high: Math.max(0, most), cut: false };
}

/** Changes smaller than a sixth of the whole are drawn on a cut axis. */
const CUT_FROM = 6;
