/** The usual two-way table of a plan: the two drivers with the largest swing of NPV in its tornado. Pure. */
import type { Plan } from '../../../../models/plan/schema.ts';
import { headlineMetric } from '../../../../scenarios/metrics.ts';
import { planDrivers, rangeOf } from '../../../../scenarios/tornado/ranges.ts';
import { tornado } from '../../../../scenarios/tornado/tornado.ts';
import type { ShiftAxis, TwoWay } from '../extras.ts';

const SHIFTS = [-0.2, -0.1, 0, 0.1, 0.2] as const;
/** A driver without a range of its own goes 10 % to both sides. */
const REACH = 0.1;

/** Null where fewer than two drivers move the NPV. */
export function usualTwoWay(plan: Plan): TwoWay | null {
  const ranges = planDrivers(plan).flatMap((driver) => rangeOf(plan, driver, REACH) ?? []);
  if (ranges.length < 2) return null;
  const { bars } = tornado(plan, headlineMetric('npv'), ranges, { between: 1 });
  const [x, y] = bars
    .filter(({ swing }) => (swing ?? 0) > 0)
    .flatMap(({ driver }): readonly ShiftAxis[] => {
      const line = driver.kind === 'line' ? plan.lines.find(({ code }) => code === driver.code) : undefined;
      return line ? [{ code: line.code, label: line.label, shifts: SHIFTS }] : [];
    });
  return x && y ? { x, y } : null;
}
