/**
 * Where the parts of a tornado stand: one scale for all bars, each from the planned figure to what its ends give.
 * Pure arithmetic in pixels; draws nothing and knows no words.
 */
import type { Bar, Tornado } from '../../../../scenarios/tornado/tornado.ts';

export type Span = { readonly from: number; readonly to: number };
export type BarPlace = {
  readonly bar: Bar;
  /** From the base to the metric at the low and at the high end; null where it has no number there. */
  readonly low: Span | null;
  readonly high: Span | null;
  /** The whole way where it reaches beyond the ends; null where it does not. */
  readonly beyond: Span | null;
  /** Left and right end of all that is drawn. */
  readonly extent: Span;
};
export type Turn = 'up' | 'down' | 'both';
export type TornadoPlaces = {
  readonly base: number;
  readonly at: (value: number) => number;
  readonly low: number;
  readonly high: number;
  readonly bars: readonly BarPlace[];
};

/** Bars with an effect and those without; what cannot be told counts as an effect, so that it is seen. */
export function splitBars({ bars }: Tornado): {
  readonly moving: readonly Bar[];
  readonly flat: readonly Bar[];
} {
  const isFlat = (bar: Bar): boolean => bar.shape === 'flat' || bar.swing === 0;
  return { moving: bars.filter((bar) => !isFlat(bar)), flat: bars.filter(isFlat) };
}

/** null where the plan has no figure to start from, or nothing moves it. */
export function placeBars(bars: readonly Bar[], planned: number | null, plot: Span): TornadoPlaces | null {
  if (planned === null || bars.length === 0) return null;
  const values = bars.flatMap(({ least, most }) => [least?.value ?? planned, most?.value ?? planned]);
  const [low, high] = [Math.min(planned, ...values), Math.max(planned, ...values)];
  if (!(high > low) || !Number.isFinite(high - low)) return null;
  const at = (value: number): number => plot.from + ((value - low) / (high - low)) * (plot.to - plot.from);
  const base = at(planned);
  return { base, at, low, high, bars: bars.map((bar) => placeBar(bar, base, at)) };
}

function placeBar(bar: Bar, base: number, at: (value: number) => number): BarPlace {
  const span = (value: number | null): Span | null =>
    value === null ? null : { from: Math.min(base, at(value)), to: Math.max(base, at(value)) };
  const [low, high] = [span(bar.low.value), span(bar.high.value)];
  const ends = [low, high].filter((part) => part !== null);
  const inner = {
    from: Math.min(base, ...ends.map(({ from }) => from)),
    to: Math.max(base, ...ends.map(({ to }) => to)),
  };
  const least = bar.least?.value ?? null;
  const most = bar.most?.value ?? null;
  const whole = {
    from: least === null ? inner.from : Math.min(inner.from, at(least)),
    to: most === null ? inner.to : Math.max(inner.to, at(most)),
  };
  const reaches = inner.from - whole.from > 0.5 || whole.to - inner.to > 0.5;
  return { bar, low, high, beyond: reaches ? whole : null, extent: whole };
}

/** Which way the metric turns on its way: up to a top inside, down to a bottom inside, or both; null where it does not. */
export function turnOf({ shape, low, high, least, most }: Bar): Turn | null {
  if (shape !== 'turning') return null;
  const inside = (at: number | undefined): boolean => at !== undefined && at > low.at && at < high.at;
  const [top, bottom] = [inside(most?.at), inside(least?.at)];
  if (top && bottom) return 'both';
  return bottom ? 'down' : 'up';
}

/** The text cut to a width in pixels, an ellipsis at its end. Chinese characters are as wide as they are high. */
export function fitText(text: string, width: number, size = 13): string {
  const widthOf = (character: string): number => (character > '\u2e7f' ? size : size * 0.56);
  let used = 0;
  const characters = [...text];
  for (const [index, character] of characters.entries()) {
    used += widthOf(character);
    if (used > width)
      return `${characters
        .slice(0, Math.max(1, index - 1))
        .join('')
        .trimEnd()}…`;
  }
  return text;
}
