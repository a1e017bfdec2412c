/** What actuals are compared with, in a sentence that every tracking section carries, and the words that go with it. */
import type { PackWords } from '../../../words/pack-words.ts';
import type { PackContext } from '../../context.ts';

export function baselineNote({ words, facts }: PackContext): string {
  const baseline = facts.tracking?.baseline;
  return baseline
    ? words.tracking.baseline(baseline.name, baseline.approvedBy, baseline.approvedAt.slice(0, 10))
    : words.tracking.noBaseline;
}

/** Nothing is called approved that nobody has approved. */
export function referenceWords({ words, facts }: PackContext): PackWords['against']['approved'] {
  return facts.tracking?.baseline ? words.against.approved : words.against.planned;
}
