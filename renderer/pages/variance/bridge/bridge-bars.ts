/**
 * A bridge from plan to actual as levels on an axis: it starts at the plan, each step carries on from where the one
 * before ended, and the last level is the actual. Pure; whole minor units, so that it closes to the cent.
 */
import type { Level } from '../../../charts/waterfall/waterfall-range.ts';

export type BridgeLevels = {
  readonly levels: readonly Level[];
  /** What the steps leave open; 0 where they close. */
  readonly gap: number;
};

export function bridgeLevels(plan: number, steps: readonly number[], actual: number): BridgeLevels {
  let reached = plan;
  const between = steps.map((value): Level => {
    const before = reached;
    reached += value;
    return { kind: 'step', low: Math.min(before, reached), high: Math.max(before, reached), value };
  });
  const end = (kind: 'from' | 'to', value: number): Level => ({
    kind,
    low: Math.min(0, value),
    high: Math.max(0, value),
    value,
  });
  return { levels: [end('from', plan), ...between, end('to', actual)], gap: actual - reached };
}
