/**
 * Account rules while they are edited: rows with what is typed, what is missing before they are saved, and which of them
 * claim the same account. Pure.
 */
import type { AccountRule } from '../../../../electron/contract/tracking/actuals-calls.ts';
import type { Line } from '../../../../models/plan/schema.ts';
import { accountKey } from '../../../../models/tracking/actuals/import/account-rules.ts';
import { lineNamed } from '../line-words.ts';

export const MATCHES = ['equals', 'starts', 'contains'] as const satisfies readonly AccountRule['match'][];

export type RuleDraft = {
  readonly id: string;
  readonly match: AccountRule['match'];
  readonly account: string;
  readonly lineText: string;
  readonly lineId: string | null;
  readonly sign: 1 | -1;
};

export function draftsOfRules(rules: readonly AccountRule[], lines: readonly Line[]): readonly RuleDraft[] {
  return rules.map(({ id, match, account, lineId, sign }) => ({
    id,
    match,
    account,
    // A line that was deleted leaves the rule without one: it is to be chosen anew.
    lineText: lines.find((line) => line.id === lineId)?.label ?? '',
    lineId: lines.some((line) => line.id === lineId) ? lineId : null,
    sign,
  }));
}

export function emptyRule(id: string): RuleDraft {
  return { id, match: 'equals', account: '', lineText: '', lineId: null, sign: 1 };
}

export type RuleTrouble = 'account' | 'line';

export function ruleTroubles(draft: RuleDraft, lines: readonly Line[]): readonly RuleTrouble[] {
  const troubles: RuleTrouble[] = [];
  if (draft.account.trim() === '') troubles.push('account');
  if (lineOf(draft, lines) === null) troubles.push('line');
  return troubles;
}

/** Null while a rule is not complete. */
export function rulesOf(drafts: readonly RuleDraft[], lines: readonly Line[]): readonly AccountRule[] | null {
  const rules = drafts.flatMap((draft): AccountRule[] => {
    const lineId = lineOf(draft, lines);
    if (lineId === null || draft.account.trim() === '') return [];
    return [{ id: draft.id, match: draft.match, account: draft.account.trim(), lineId, sign: draft.sign }];
  });
  return rules.length === drafts.length ? rules : null;
}

/**
 * Places of the rules that claim the very same accounts for another line or sign: what both fit goes to the queue. Rules
 * that are not complete yet have none.
 */
export function rivalsOf(
  drafts: readonly RuleDraft[],
  index: number,
  lines: readonly Line[],
): readonly number[] {
  const own = drafts[index];
  const lineId = own && lineOf(own, lines);
  const key = own ? accountKey(own.account) : '';
  if (!own || lineId === null || key === '') return [];
  return drafts.flatMap((other, at) => {
    const same = at !== index && other.match === own.match && accountKey(other.account) === key;
    const otherLine = lineOf(other, lines);
    return same && otherLine !== null && (otherLine !== lineId || other.sign !== own.sign) ? [at] : [];
  });
}

function lineOf(draft: RuleDraft, lines: readonly Line[]): string | null {
  return draft.lineId ?? lineNamed(lines, draft.lineText)?.id ?? null;
}
