/**
 * The lines a comparison is made over: those of the plan in its order, then those that only the approved reference still
 * has. What a line is (kind, group, words) is read from the plan as it is now, what was planned from the reference.
 */
import type { Line } from '../../plan/schema.ts';
import type { Planned, PlannedLine } from '../planned/planned-amounts.ts';
import { spreadOf } from '../planned/spread.ts';
import type { Measure } from './difference.ts';
import { type ProfitSign, profitSign } from './effect.ts';

export type TrackedLine = {
  readonly line: Line;
  readonly sign: ProfitSign;
  readonly measure: Measure;
  /** In the reference; absent where the line was added after the approval. */
  readonly reference: PlannedLine | undefined;
  /** In the plan as it is now; absent where it was removed since. */
  readonly current: PlannedLine | undefined;
};

export function trackedLines(plan: Planned, reference: Planned): readonly TrackedLine[] {
  const present = plan.appraisal.plan.lines;
  const ids = new Set(present.map(({ id }) => id));
  const removed = reference.appraisal.plan.lines.filter(({ id }) => !ids.has(id));
  return [...present, ...removed].map((line) => ({
    line,
    sign: profitSign(line),
    measure: measureOf(line),
    reference: reference.byId(line.id),
    current: plan.byId(line.id),
  }));
}

function measureOf(line: Line): Measure {
  if (line.kind !== 'driver' && line.kind !== 'memo' && line.kind !== 'working-capital') return 'money';
  return spreadOf(line) === 'sum' ? 'quantity' : 'rate';
}
