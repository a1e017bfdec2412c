/**
 * Ready-made constraints: amounts that add to a total, and guide shares of groups within a total (the 7-2-1 rule: 70 %
 * to what is proven, 20 % to what is growing, 10 % to what is new). Bookkeeping only; nothing is computed.
 */
import type { Constraint } from './problem.ts';

/** A decision within a group; weight: what one unit of it adds to the amount (1 for an amount itself). */
export type Member = { readonly decision: number; readonly weight?: number };
export type GuideGroup = {
  readonly label: string;
  readonly members: readonly Member[];
  /** Shares of the whole as fractions; from = to asks for exactly that share. */
  readonly from: number;
  readonly to: number;
};

/** sum of weight x decision = total. `relation` '<=' for a budget that need not be spent. */
export function totalConstraint(
  label: string,
  members: readonly Member[],
  total: number,
  relation: Constraint['relation'] = '=',
): Constraint {
  return { label, terms: termsOf(members), relation, bound: total };
}

/**
 * from <= group / whole <= to for each group, as linear constraints. With a total given the whole is that total;
 * without, it is what all groups add to, whatever that turns out to be.
 */
export function guideConstraints(groups: readonly GuideGroup[], total: number | null): readonly Constraint[] {
  const everyone = groups.flatMap(({ members }) => members);
  return groups.flatMap(({ label, members, from, to }): Constraint[] => {
    const side = (relation: Constraint['relation'], share: number): Constraint => {
      if (total !== null) return { label, terms: termsOf(members), relation, bound: share * total };
      const rest = everyone.map(({ decision, weight = 1 }) => ({ decision, weight: -share * weight }));
      return { label, terms: merged([...termsOf(members), ...rest]), relation, bound: 0 };
    };
    if (from === to) return [side('=', from)];
    return [...(from > 0 ? [side('>=', from)] : []), ...(to < 1 ? [side('<=', to)] : [])];
  });
}

/** The 7-2-1 guide over three groups: 70 %, 20 % and 10 % of the total, each give or take `band` (a fraction: 0.05). */
export function sevenTwoOne(
  groups: readonly { readonly label: string; readonly members: readonly Member[] }[],
  total: number | null,
  band: number,
): readonly Constraint[] {
  const shares = [0.7, 0.2, 0.1];
  return guideConstraints(
    groups.slice(0, shares.length).map(({ label, members }, index) => {
      const share = shares[index] ?? 0;
      return { label, members, from: Math.max(0, share - band), to: Math.min(1, share + band) };
    }),
    total,
  );
}

function termsOf(members: readonly Member[]): Constraint['terms'] {
  return members.map(({ decision, weight = 1 }) => ({ decision, weight }));
}

/** One term a decision. */
function merged(terms: Constraint['terms']): Constraint['terms'] {
  const sums = new Map<number, number>();
  for (const { decision, weight } of terms) sums.set(decision, (sums.get(decision) ?? 0) + weight);
  return [...sums].map(([decision, weight]) => ({ decision, weight }));
}
