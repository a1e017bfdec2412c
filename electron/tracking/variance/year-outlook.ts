/**
 * The full year of the variance report from the outlook, so that both pages say the same: cut over at the month shown.
 * The outlook as it stands is the one everybody reads; of other months only the lines are evaluated, and kept beside it.
 */
import type { PlanValues } from '../../../models/appraisal/types.ts';
import { compileModel, evaluateModel } from '../../../models/formula/compile.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { buildStatements, modelLine } from '../../../models/statements/build.ts';
import { monthText } from '../../../models/tracking/outlook/frame.ts';
import { outlookOf } from '../../../models/tracking/outlook/outlook.ts';
import {
  amountBetween,
  type PlannedValues,
  plannedAmounts,
  plannedValues,
  toMinor,
} from '../../../models/tracking/planned/planned-amounts.ts';
import type { YearOutlook } from '../../../models/tracking/variance/report/figures.ts';
import { type CurrentOutlook, currentOutlook } from '../outlook/current-outlook.ts';
import type { Tracked } from '../tracking.ts';

/** By the outlook that stands, so that they go with it; by month. */
const others = new WeakMap<CurrentOutlook, Map<number, PlannedValues>>();
const MOST_KEPT = 24;

/** `closed`: the last month that counts as actual, months since January 1970. */
export function yearOutlook(tracked: Tracked, now: Date, closed: number): YearOutlook {
  const standing = currentOutlook(tracked, now);
  const planned =
    standing.outlook.cutOver.month === closed
      ? plannedAmounts(standing.appraisal)
      : ofMonth(standing, closed);
  return (lineId, from, to) => {
    const line = planned.byId(lineId);
    const minor = line ? toMinor(amountBetween(planned, line, from, to)) : null;
    return minor !== null && Number.isSafeInteger(minor) ? minor : null;
  };
}

function ofMonth(standing: CurrentOutlook, closed: number): PlannedValues {
  const kept = others.get(standing) ?? new Map<number, PlannedValues>();
  others.set(standing, kept);
  const known = kept.get(closed);
  if (known) return known;
  const { input } = standing;
  const { plan } = outlookOf({ ...input, settings: { ...input.settings, cutOver: monthText(closed) } });
  const made = plannedValues({ plan, evaluation: evaluated(plan), rows: [] });
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(closed, made);
  return made;
}

/** The values of the lines; the statements take ten times as long and are only made where a formula names one. */
function evaluated(plan: Plan): PlanValues {
  const named = plan.lines.some(
    ({ entry }) => entry.type === 'formula' && `${entry.formula} ${entry.opening ?? ''}`.includes('$'),
  );
  const lines = named ? buildStatements(plan).lines : plan.lines.map(modelLine);
  return evaluateModel(compileModel(plan.timeline, lines));
}
