/**
 * Words for planned numbers that left the ranges they are drawn from, in English: because the plan was changed, or
 * because a scenario changes the number and not the range.
 */
import { lowered } from './lowered.ts';

type Words = {
  /** Beside the figure. */
  readonly note: string;
  /** After the recommendation. */
  readonly claim: string;
  /** Within the sentence on the trials. */
  readonly trials: string;
  readonly by: (label: string, planned: string, likely: string) => string;
  readonly sentence: (named: readonly string[], count: number) => string;
  /** Of one line, among the notes. */
  readonly line: (label: string, planned: string, likely: string) => string;
};

function list(named: readonly string[], count: number): string {
  return `${named.join(', ')}${count > named.length ? ` and ${count - named.length} more` : ''}`;
}

export const OFF_RANGE: Readonly<Record<'plan' | 'scenario', Words>> = {
  plan: {
    note: 'range not moved with the plan',
    claim: 'P(NPV < 0) still describes the old case',
    trials: ', which still describe the old case',
    by: (label, planned, likely) => `${lowered(label)} (planned ${planned}, drawn around ${likely})`,
    sentence: (named, count) =>
      `P(NPV < 0) still describes the old case: the ${count === 1 ? 'range' : 'ranges'} of ${list(named, count)} ${count === 1 ? 'was' : 'were'} not moved with the plan.`,
    line: (label, planned, likely) =>
      `${label} is planned at ${planned}, but drawn around ${likely}: the range was not moved with the plan.`,
  },
  scenario: {
    note: 'range of the plan, not of the scenario',
    claim: 'P(NPV < 0) follows the scenario only in part',
    trials: ', which follow the scenario only in part',
    by: (label, planned, likely) => `${lowered(label)} (here ${planned}, drawn around ${likely})`,
    sentence: (named, count) =>
      `P(NPV < 0) follows the scenario only in part: ${list(named, count)} ${count === 1 ? 'is drawn from the range' : 'are drawn from the ranges'} of the plan.`,
    line: (label, planned, likely) =>
      `${label} is ${planned} in the scenario, but drawn around ${likely}: the range is that of the plan.`,
  },
};
