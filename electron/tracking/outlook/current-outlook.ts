/**
 * The outlook of a tracked plan with its appraisal, kept in memory until the plan, its actuals, the cut-over or the day
 * changes. Everything that reads the outlook (report, variance, warnings) reads this one.
 */

import { createAppraiser } from '../../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { DaySums } from '../../../models/tracking/actuals/day-sums.ts';
import type { Day } from '../../../models/tracking/calendar/day.ts';
import { outlookOf } from '../../../models/tracking/outlook/outlook.ts';
import {
  DEFAULT_OUTLOOK,
  type Outlook,
  type OutlookInput,
} from '../../../models/tracking/outlook/outlook-types.ts';
import { localDay } from '../local-day.ts';
import type { Tracked } from '../tracking.ts';

export type CurrentOutlook = {
  readonly input: OutlookInput;
  readonly outlook: Outlook;
  /** Of the outlook plan. */
  readonly appraisal: Appraisal;
};

type Kept = {
  readonly sums: DaySums;
  readonly cutOver: string | null;
  readonly months: number | null;
  readonly today: Day;
  readonly current: CurrentOutlook;
};

/** A report may stand at another month than the plan: a few outlooks of one plan are kept. */
const MOST_KEPT = 4;

const kept = new WeakMap<Plan, readonly Kept[]>();

/** `cutOver` (YYYY-MM) and `months` (of a rolling forecast) stand in the place of those in the plan. */
export function currentOutlook(
  { plan, appraisal, sums }: Pick<Tracked, 'plan' | 'appraisal' | 'sums'>,
  now: Date,
  cutOver?: string | undefined,
  length?: number | undefined,
): CurrentOutlook {
  const settings = plan.outlook ?? DEFAULT_OUTLOOK;
  const asked = cutOver ?? settings.cutOver;
  const months = length ?? settings.months;
  const today = localDay(now);
  const fresh = (kept.get(plan) ?? []).filter((known) => known.sums === sums && known.today === today);
  const known = fresh.find((other) => other.cutOver === asked && other.months === months);
  if (known) return known.current;
  const input: OutlookInput = {
    plan,
    values: appraisal.evaluation.values,
    sums,
    settings: { ...settings, cutOver: asked, months },
    today,
  };
  const outlook = outlookOf(input);
  const current = {
    input,
    outlook,
    appraisal: outlook.plan === plan ? appraisal : createAppraiser()(outlook.plan),
  };
  kept.set(plan, [{ sums, cutOver: asked, months, today, current }, ...fresh].slice(0, MOST_KEPT));
  return current;
}
