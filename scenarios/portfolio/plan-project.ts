/**
 * A plan as a project of the portfolio: its NPV and what it asks of each fiscal year's capital budget. Outlays are the
 * plan's investment lines (disposals do not give budget back); what is spent at the opening belongs to the fiscal year
 * in which period 1 begins. A year is named by the calendar year in which it starts.
 */
import type { Appraisal } from '../../models/appraisal/types.ts';
import { columnMonth } from '../../models/plan/timeline.ts';
import type { Project } from './problem.ts';

export type PlanProject = {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  /** null: cannot be computed, so the plan cannot be chosen. After tax, with the terminal value. */
  readonly npv: number | null;
  /** 1 + NPV / outlay of the appraisal; null without outlay. */
  readonly index: number | null;
  /** Positive amounts by fiscal year, in the plan's currency, not discounted. */
  readonly outlays: ReadonlyMap<number, number>;
};

export function planProject(appraisal: Appraisal): PlanProject {
  const { plan } = appraisal;
  const outlays = new Map<number, number>();
  for (const line of plan.lines) {
    if (line.kind !== 'investment') continue;
    appraisal.evaluation.values(line.code).forEach((amount, column) => {
      if (!(amount > 0)) return;
      const year = fiscalYear(appraisal, Math.max(1, column));
      outlays.set(year, (outlays.get(year) ?? 0) + amount);
    });
  }
  const { npv, profitabilityIndex } = appraisal.headline;
  return {
    id: plan.id,
    name: plan.name,
    currency: plan.settings.currency,
    npv: npv !== null && Number.isFinite(npv) ? npv : null,
    index: profitabilityIndex,
    outlays,
  };
}

/** The fiscal years in which any of the projects spends, ascending, without gaps. */
export function yearsOf(projects: readonly PlanProject[]): readonly number[] {
  const years = projects.flatMap(({ outlays }) => [...outlays.keys()]);
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}

/** For the solver; the caller has left out projects without an NPV. */
export function projectIn(years: readonly number[], { id, name, npv, index, outlays }: PlanProject): Project {
  return { id, name, npv: npv ?? 0, index, outlays: years.map((year) => outlays.get(year) ?? 0) };
}

function fiscalYear({ plan }: Appraisal, column: number): number {
  const { year, month } = columnMonth(plan.timeline, column);
  return month >= plan.timeline.fiscalYearStart ? year : year - 1;
}
