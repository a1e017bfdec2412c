/**
 * Which line an account means, by rules that the user has made. Accounts are compared in plain characters, without
 * case, width (NFKC) or doubled blanks. equals is stronger than starts, starts than contains; among rules of one kind
 * the longer text is stronger; the order of the rules means nothing. Rules of equal strength that mean different lines
 * are a clash: nothing is guessed.
 */
export type AccountRule = {
  readonly match: 'equals' | 'starts' | 'contains';
  readonly account: string;
  readonly lineId: string;
  /** -1: the file states this account with the opposite of the line's natural sign (see natural-sign.ts). */
  readonly sign: 1 | -1;
};

export type AccountMatch = { readonly lineId: string; readonly sign: 1 | -1 };

const STRENGTH = { equals: 2, starts: 1, contains: 0 } as const satisfies Record<
  AccountRule['match'],
  number
>;

/** The form in which accounts are compared. */
export function accountKey(account: string): string {
  return account.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Null where no rule fits, and where the strongest ones disagree. */
export function matchAccount<R extends AccountRule>(
  account: string,
  rules: readonly R[],
): AccountMatch | null {
  const strongest = strongestRules(account, rules);
  const first = strongest[0];
  if (!first || disagree(strongest)) return null;
  return { lineId: first.lineId, sign: first.sign };
}

/** The rules of equal strength that give this account different lines or signs; empty where there is no clash. */
export function clashes<R extends AccountRule>(rules: readonly R[], account: string): readonly R[] {
  const strongest = strongestRules(account, rules);
  return disagree(strongest) ? strongest : [];
}

function disagree(rules: readonly AccountRule[]): boolean {
  const first = rules[0];
  return (
    first !== undefined && rules.some(({ lineId, sign }) => lineId !== first.lineId || sign !== first.sign)
  );
}

function strongestRules<R extends AccountRule>(account: string, rules: readonly R[]): readonly R[] {
  const key = accountKey(account);
  let best: R[] = [];
  let most = -1;
  for (const rule of rules) {
    const wanted = accountKey(rule.account);
    // An empty rule would fit everything.
    if (wanted === '' || !fits(key, wanted, rule.match)) continue;
    const strength = STRENGTH[rule.match] * 1e6 + wanted.length;
    if (strength > most) {
      most = strength;
      best = [rule];
    } else if (strength === most) best.push(rule);
  }
  return best;
}

function fits(key: string, wanted: string, match: AccountRule['match']): boolean {
  if (match === 'equals') return key === wanted;
  return match === 'starts' ? key.startsWith(wanted) : key.includes(wanted);
}
