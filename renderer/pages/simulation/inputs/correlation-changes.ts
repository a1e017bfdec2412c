/** The rank correlations of a plan as pairs of lines: read, set and taken away, whichever way round they stand. Pure. */
import type { Change } from '../../../../models/plan/change.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import type { Correlation } from '../../../../models/plan/what-if/uncertainty-schema.ts';

export function correlationOf(plan: Plan, a: string, b: string): number | null {
  return plan.correlations?.find((each) => isPair(each, a, b))?.rho ?? null;
}

/** null or 0 takes the pair away. */
export function correlationChange(plan: Plan, a: string, b: string, rho: number | null): Change {
  const known = plan.correlations ?? [];
  const at = known.findIndex((each) => isPair(each, a, b));
  const others = known.filter((each) => !isPair(each, a, b));
  const correlations: Correlation[] =
    rho === null || rho === 0
      ? others
      : at < 0
        ? [...known, { a, b, rho }]
        : known
            .map((each, index) => (index === at ? { ...each, rho } : each))
            .filter((each, index) => index === at || !isPair(each, a, b));
  return correlations.length === 0
    ? { type: 'set-studies', patch: {}, clear: ['correlations'] }
    : { type: 'set-studies', patch: { correlations } };
}

function isPair(each: Correlation, a: string, b: string): boolean {
  return (each.a === a && each.b === b) || (each.a === b && each.b === a);
}

/** Only what is drawn once can be correlated: a path draws in every period. */
export function correlatable(plan: Plan): readonly Line[] {
  return plan.lines.filter(({ uncertainty }) => uncertainty?.type === 'once');
}

/** A few are all shown; of many those that are correlated, and those chosen. */
export const ALL_SHOWN = 8;

export function shownInMatrix(plan: Plan, chosen: ReadonlySet<string>): readonly Line[] {
  const lines = correlatable(plan);
  if (lines.length <= ALL_SHOWN) return lines;
  const linked = new Set((plan.correlations ?? []).flatMap(({ a, b }) => [a, b]));
  return lines.filter(({ id }) => linked.has(id) || chosen.has(id));
}
