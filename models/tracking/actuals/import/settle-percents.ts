/**
 * What becomes of percentages once it is known which lines the accounts of a file mean: of a rate they are its value
 * (2.53 % is 0.0253), anywhere else they are problems of their rows, as no share is an amount of money. Pure; a file
 * without percentages comes back as it is.
 */

import { hundredthsOf } from '../fractions.ts';
import {
  type EntryTable,
  entryAt,
  entryTable,
  type ProblemTable,
  problemsOf,
  problemTable,
} from './entry-table.ts';
import type { ActualEntry, ImportFacts, RowProblem } from './import-types.ts';

type Read = {
  readonly entries: EntryTable;
  readonly problems: ProblemTable;
  readonly facts: ImportFacts;
};

/** `isRate`: does this account mean a line that is no money? */
export function settlePercents<R extends Read>(read: R, isRate: (account: string) => boolean): R {
  const { entries, facts } = read;
  const { accounts, accountNames } = entries;
  const refused = new Set(entries.percents.filter((at) => !isRate(accountNames[accounts[at] ?? -1] ?? '')));
  if (refused.size === 0) return read;
  const kept: ActualEntry[] = [];
  const problems: RowProblem[] = [...problemsOf(read.problems)];
  for (let at = 0; at < entries.count; at += 1) {
    const entry = entryAt(entries, at);
    if (refused.has(at)) problems.push(problemOf(entry));
    else kept.push(entry);
  }
  problems.sort((a, b) => a.place - b.place);
  const days = kept.map(({ day }) => day);
  const gone = [...refused].reduce((sum, at) => sum + (entries.minor[at] ?? 0), 0);
  return {
    ...read,
    entries: entryTable(kept),
    problems: problemTable(problems),
    facts: {
      ...facts,
      entries: kept.length,
      faulty: facts.faulty + refused.size,
      sum: facts.sum === null ? null : facts.sum - gone,
      firstDay: days.reduce<number | null>(
        (first, day) => (first === null ? day : Math.min(first, day)),
        null,
      ),
      lastDay: days.reduce<number | null>((last, day) => (last === null ? day : Math.max(last, day)), null),
    },
  };
}

function problemOf({ place, minor, fine = 0 }: ActualEntry): RowProblem {
  return {
    place,
    field: 'amount',
    code: 'percent-amount',
    value: `${hundredthsOf({ minor, fine })}%`,
    params: {},
  };
}
