/**
 * The density of an uncertain number, or the fan of a path, in the height of a line of text. Decorative: its numbers
 * stand beside it. Draws nothing where the description cannot be drawn.
 */
import type { Uncertainty } from '../../../models/plan/what-if/uncertainty-schema.ts';
import { pathBands } from './path-bands.ts';
import { specShape } from './shape.ts';

const WIDTH = 72;
const HEIGHT = 18;
const PERIODS = 12;

export function UncertaintyGlyph({ uncertainty }: { readonly uncertainty: Uncertainty }) {
  return <GlyphSvg heights={glyphHeights(uncertainty)} />;
}

/** Pairs of heights in 0..1, lower and upper edge, over equal steps; none where there is nothing to draw. */
export type GlyphHeights = readonly (readonly [number, number])[];

export function glyphHeights(uncertainty: Uncertainty): GlyphHeights {
  if (uncertainty.type === 'path') {
    const { p10, p90 } = pathBands(uncertainty.path, PERIODS);
    const low = Math.min(...p10);
    const span = Math.max(...p90) - low;
    if (!(span > 0)) return [];
    return p10.map((value, index) => [(value - low) / span, ((p90[index] ?? value) - low) / span] as const);
  }
  const shape = specShape(uncertainty.distribution);
  const most = Math.max(0, ...(shape?.points ?? []).map(({ density }) => density));
  if (!shape || !(most > 0)) return [];
  const first = shape.points[0]?.x ?? 0;
  const span = (shape.points.at(-1)?.x ?? 0) - first;
  if (shape.kind === 'curve' || !(span > 0))
    return shape.points.map(({ density }) => [0, density / most] as const);
  const steps: (readonly [number, number])[] = Array.from({ length: 37 }, () => [0, 0] as const);
  for (const { x, density } of shape.points)
    steps[Math.round(((x - first) / span) * 36)] = [0, density / most];
  return steps;
}

export function GlyphSvg({ heights }: { readonly heights: GlyphHeights }) {
  if (heights.length < 2) return null;
  const step = WIDTH / (heights.length - 1);
  const at = (index: number, height: number) =>
    `${(index * step).toFixed(1)},${((1 - height) * HEIGHT).toFixed(1)}`;
  const upper = heights.map(([, high], index) => at(index, high));
  const lower = heights.map(([low], index) => at(index, low)).toReversed();
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
      style={{ verticalAlign: 'middle', marginLeft: 8, overflow: 'visible' }}
    >
      <polygon points={[...upper, ...lower].join(' ')} fill="var(--h-accent-soft)" />
      <polyline points={upper.join(' ')} fill="none" stroke="var(--h-accent)" strokeWidth="1.3" />
    </svg>
  );
}
