/** What actuals are compared with, in a sentence that every tracking section carries. */
import type { PackContext } from '../../context.ts';

export function baselineNote({ words, facts }: PackContext): string {
  const baseline = facts.tracking?.baseline;
  return baseline
    ? words.tracking.baseline(baseline.name, baseline.approvedBy, baseline.approvedAt.slice(0, 10))
    : words.tracking.noBaseline;
}
