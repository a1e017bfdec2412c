/**
 * Plans as projects whose NPV is known by algebra: an outlay at the opening (land, never written off, no tax) and
 * income at the end of each year, at 10 %.
 */
import type { Plan } from '../../../models/plan/schema.ts';
import { columns, line, smallPlan } from '../../models/appraisal/small-plan.ts';

export function capitalPlan(id: string, outlay: number, income: readonly number[], currency = 'CNY'): Plan {
  return {
    ...smallPlan({
      lines: [
        line('site', 'investment', columns(outlay), { investment: { book: { method: 'none' } } }),
        line('income', 'revenue', columns(0, ...income)),
      ],
      timeline: { periods: income.length },
      settings: { currency },
    }),
    id,
    name: id,
  };
}

/**
 * Brealey, Myers, Allen, Principles of Corporate Finance, ch. 5.4 (capital rationing), $ million at 10 %: A -10 30 5,
 * NPV 21; B -5 5 20, NPV 16; C -5 5 15, NPV 12. With 10 to spend: B and C rather than A.
 */
export const BREALEY = [
  { name: 'A', outlay: 10, income: [30, 5], npv: 30 / 1.1 + 5 / 1.21 - 10 },
  { name: 'B', outlay: 5, income: [5, 20], npv: 5 / 1.1 + 20 / 1.21 - 5 },
  { name: 'C', outlay: 5, income: [5, 15], npv: 5 / 1.1 + 15 / 1.21 - 5 },
] as const;
