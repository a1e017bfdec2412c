/**
 * A bridge as bars: where each begins and ends on the axis, what stands at its end. The first and last bar are the
 * metric itself, those between carry it from one to the other, largest first. Pure; promises that the bars close.
 */
import type { Bridge, BridgeStep } from '../../../../scenarios/bridge/bridge.ts';

export type DrawnBridge = Extract<Bridge, { kind: 'bridge' }>;

export type WaterfallBar =
  | { readonly kind: 'from' | 'to'; readonly low: number; readonly high: number; readonly value: number }
  | {
      readonly kind: 'step';
      readonly step: BridgeStep;
      readonly low: number;
      readonly high: number;
      readonly value: number;
    }
  /** Several small steps in one bar. */
  | {
      readonly kind: 'rest';
      readonly count: number;
      readonly low: number;
      readonly high: number;
      readonly value: number;
    };

/** In the order of the changes where that is the method, else by size; what is beyond `most` becomes one bar. */
export function waterfallBars(made: DrawnBridge, most: number): readonly WaterfallBar[] {
  const { from, to, method } = made;
  const steps = made.steps.filter(({ contribution }) => contribution !== 0);
  const bySize = steps.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const kept = new Set(steps.length > most ? bySize.slice(0, most - 1) : steps);
  const shown = (method === 'sequential' ? steps : bySize).filter((step) => kept.has(step));
  const rest = steps.filter((step) => !kept.has(step));
  const bars: WaterfallBar[] = [
    { kind: 'from', low: Math.min(0, from), high: Math.max(0, from), value: from },
  ];
  let level = from;
  const next = (value: number): { low: number; high: number; value: number } => {
    const before = level;
    level += value;
    return { low: Math.min(before, level), high: Math.max(before, level), value };
  };
  for (const step of shown) bars.push({ kind: 'step', step, ...next(step.contribution) });
  if (rest.length > 0) {
    const value = rest.reduce((sum, { contribution }) => sum + contribution, 0);
    bars.push({ kind: 'rest', count: rest.length, ...next(value) });
  }
  return [...bars, { kind: 'to', low: Math.min(0, to), high: Math.max(0, to), value: to }];
}

/** The largest of the standard errors; 0 for an exact bridge. */
export function largestError(made: DrawnBridge): number {
  return made.steps.reduce((largest, { standardError }) => Math.max(largest, standardError), 0);
}
