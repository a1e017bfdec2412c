/**
 * Which line of the plan the account of a file means: a rule that names the account outright, then a line with that code
 * or label, then the other rules. What fits nothing, or several lines equally well, waits in the queue with its reason.
 * Pure; rules of lines that are no longer in the plan are left aside.
 */
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { keepsFractions } from '../../../models/tracking/actuals/fractions.ts';
import {
  type AccountMatch,
  accountKey,
  clashes,
  matchAccount,
} from '../../../models/tracking/actuals/import/account-rules.ts';
import type { AmountSides } from '../../../models/tracking/actuals/import/import-types.ts';
import { naturalSign } from '../../../models/tracking/actuals/import/natural-sign.ts';
import type { AccountRule } from '../../contract/tracking/actuals-calls.ts';
import type { QueueReason } from '../../contract/tracking/actuals-import.ts';

export type Mapping =
  | { readonly line: Line; readonly sign: 1 | -1 }
  | { readonly line: null; readonly reason: QueueReason; readonly lineIds: readonly string[] };

export type Mapper = (account: string) => Mapping;

export function createMapper(plan: Plan, rules: readonly AccountRule[]): Mapper {
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  const known = rules.filter(({ lineId }) => lines.has(lineId));
  const outright = known.filter(({ match }) => match === 'equals');
  const others = known.filter(({ match }) => match !== 'equals');
  const named = linesByName(plan.lines);
  const found = new Map<string, Mapping>();

  function byRules(account: string, among: readonly AccountRule[]): Mapping | null {
    const match: AccountMatch | null = matchAccount(account, among);
    const line = match && lines.get(match.lineId);
    if (match && line) return { line, sign: match.sign };
    const clashing = clashes(among, account);
    return clashing.length > 0 ? clash(clashing.map(({ lineId }) => lineId)) : null;
  }

  function map(account: string): Mapping {
    const key = accountKey(account);
    if (key === '') return { line: null, reason: 'no-account', lineIds: [] };
    const ruled = byRules(account, outright);
    if (ruled) return ruled;
    const same = named.get(key);
    const only = same?.length === 1 ? same[0] : undefined;
    if (only) return { line: only, sign: 1 };
    if (same) return clash(same.map(({ id }) => id));
    return byRules(account, others) ?? { line: null, reason: 'no-rule', lineIds: [] };
  }

  return (account) => {
    const before = found.get(account);
    if (before) return before;
    const mapping = map(account);
    found.set(account, mapping);
    return mapping;
  };
}

/** Does this account mean a quantity or a rate, which may be written as a percentage? */
export function isRateBy(mapper: Mapper): (account: string) => boolean {
  return (account) => {
    const { line } = mapper(account);
    return line !== null && keepsFractions(line);
  };
}

/** From the sign of the file to the natural sign of the line. */
export function signFrom(sides: AmountSides, line: Line, ruleSign: 1 | -1): 1 | -1 {
  return naturalSign(sides, line) === ruleSign ? 1 : -1;
}

function clash(lineIds: readonly string[]): Mapping {
  return { line: null, reason: 'clash', lineIds: [...new Set(lineIds)] };
}

function linesByName(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const named = new Map<string, Line[]>();
  for (const line of lines) {
    for (const key of new Set([accountKey(line.code), accountKey(line.label)])) {
      const others = named.get(key);
      if (others) others.push(line);
      else named.set(key, [line]);
    }
  }
  return named;
}
