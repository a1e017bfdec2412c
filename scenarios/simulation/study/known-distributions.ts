/**
 * Distributions made once for each description: the table behind a beta or PERT takes milliseconds, and an edit of a
 * plan seldom touches it. Bounded: beyond so many all are forgotten. Never changes a draw, only the time it takes.
 */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution, FieldProblem } from '../distribution.ts';
import { createDistribution } from '../entry/spec.ts';
import { tabulatedQuantile } from '../tabulated-quantile.ts';

type Made = Result<Distribution, readonly FieldProblem[]>;
export type KnownDistributions = (spec: DistributionSpec) => Made;

const MOST_KNOWN = 4000;

/** With the quantile that sampling uses, table and all. */
export function knownDistributions(): KnownDistributions {
  const known = new Map<string, Made>();
  return (spec) => {
    const key = JSON.stringify(spec);
    const found = known.get(key);
    if (found) return found;
    if (known.size >= MOST_KNOWN) known.clear();
    const made = createDistribution(spec);
    const kept = made.ok ? ok(withTable(made.value)) : made;
    known.set(key, kept);
    return kept;
  };
}

function withTable(distribution: Distribution): Distribution {
  // Without its density nobody makes a second table of the first.
  const { density: _inTheTable, ...rest } = distribution;
  return { ...rest, quantile: tabulatedQuantile(distribution) };
}
