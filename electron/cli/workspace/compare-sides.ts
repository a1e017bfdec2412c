/** Two plans on the command line compared: with the log of both where there is one, else by their values. */
import { alignPlan } from '../../../models/plan/compare/align.ts';
import { comparePlans } from '../../../models/plan/compare/compare-plans.ts';
import { type Versions, versionsOf } from '../../workspaces/versions.ts';
import type { PlanSide } from './side.ts';

export function compareSides(mine: PlanSide, theirs: PlanSide): Versions {
  if (mine.stored && theirs.stored) return versionsOf(mine.stored, theirs.stored);
  const aligned = alignPlan(mine.plan, theirs.plan);
  const pieces = comparePlans(mine.plan, aligned);
  return { mine: mine.plan, theirs: aligned, base: null, pieces, ours: [], others: [] };
}
