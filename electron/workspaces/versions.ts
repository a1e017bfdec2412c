/**
 * The same plan in two workspaces as one thing to look at: ours, theirs in our ids, the state both come from where the
 * logs tell it, and what differs. Gathers only; comparing and merging is in models/plan/compare.
 */
import type { Database } from 'better-sqlite3';
import { alignPlan } from '../../models/plan/compare/align.ts';
import { comparePlans, type Piece } from '../../models/plan/compare/compare-plans.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { planAt } from '../host/history/plan-history.ts';
import type { LoadedPlan } from '../host/plan-service.ts';
import { changesSince, commonSeq, type SinceRow } from './common-state.ts';

export type Side = { readonly db: Database; readonly loaded: LoadedPlan };

export type Versions = {
  readonly mine: Plan;
  readonly theirs: Plan;
  readonly base: { readonly plan: Plan; readonly seq: number } | null;
  readonly pieces: readonly Piece[];
  /** What was changed on either side since the common state, newest first. */
  readonly ours: readonly SinceRow[];
  readonly others: readonly SinceRow[];
};

/** Rows of each log that are told; older ones are still compared. */
const MOST_ROWS = 300;

export function versionsOf(mine: Side, theirs: Side): Versions {
  const own = mine.loaded.plan;
  const other = theirs.loaded.plan;
  const seq = own.id === other.id ? commonSeq(mine.db, theirs.db, own.id) : null;
  const base = seq === null ? null : planAt(mine.db, own.id, mine.loaded, seq);
  const known = base?.ok && seq !== null ? { plan: base.value, seq } : null;
  // With a common state all ids mean the same; without one they may have come about apart.
  const aligned = known ? other : alignPlan(own, other);
  const since = (side: Side): readonly SinceRow[] =>
    known ? changesSince(side.db, own.id, known.seq, MOST_ROWS) : [];
  return {
    mine: own,
    theirs: aligned,
    base: known,
    pieces: comparePlans(own, aligned, known?.plan ?? null),
    ours: since(mine),
    others: since(theirs),
  };
}

export type Relation = 'same' | 'ours-newer' | 'theirs-newer' | 'diverged' | 'differs';

/** For a list: how two plans relate, without saying what differs. */
export function relationOf(mine: Side, theirs: Side): Relation {
  const { pieces, base } = versionsOf(mine, theirs);
  if (pieces.length === 0) return 'same';
  if (!base) return 'differs';
  if (base.seq === theirs.loaded.seq) return 'ours-newer';
  return base.seq === mine.loaded.seq ? 'theirs-newer' : 'diverged';
}
