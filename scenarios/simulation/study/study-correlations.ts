/**
 * A plan's rank correlations, by the ids of lines, as a matrix over the drivers that are drawn once. Those that can't
 * act are left out and told; what contradicts itself is a problem. Must not judge whether the matrix is possible:
 * that is check-correlation.ts.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { CheckedCorrelation } from '../correlation/check-correlation.ts';
import type { Matrix } from '../correlation/matrix.ts';
import type { StudyDriver, StudyNote, StudyProblem } from './study-types.ts';

export type PlanCorrelations = { readonly matrix: Matrix | null; readonly notes: readonly StudyNote[] };

/** `drivers` are those drawn once, in the sampler's order. */
export function planCorrelations(
  plan: Plan,
  drivers: readonly StudyDriver[],
): Result<PlanCorrelations, readonly StudyProblem[]> {
  const places = new Map(drivers.map(({ lineId }, index) => [lineId, index]));
  const rows = drivers.map((_, i) => drivers.map((_unused, j): number => (i === j ? 1 : 0)));
  const problems: StudyProblem[] = [];
  const notes: StudyNote[] = [];
  const seen = new Set<string>();
  let any = false;
  for (const { a, b, rho } of plan.correlations ?? []) {
    const pair = [a, b].toSorted().join(' ');
    if (a === b) problems.push(problem(a, 'same-line', 'a line is correlated with itself'));
    else if (seen.has(pair)) problems.push(problem(a, 'pair-twice', 'two lines are correlated twice'));
    seen.add(pair);
    const [i, j] = [places.get(a), places.get(b)];
    if (i === undefined || j === undefined) {
      notes.push({ code: 'correlation-idle', a, b, reason: idleReason(plan, i === undefined ? a : b) });
      continue;
    }
    const [rowI, rowJ] = [rows[i], rows[j]];
    if (!rowI || !rowJ || a === b) continue;
    rowI[j] = rho;
    rowJ[i] = rho;
    any = true;
  }
  return problems.length > 0 ? err(problems) : ok({ matrix: any ? rows : null, notes });
}

/** The pairs that were moved to make the matrix possible, by the ids of their lines. */
export function repairNotes(
  checked: CheckedCorrelation | undefined,
  drivers: readonly StudyDriver[],
): readonly StudyNote[] {
  return (checked?.changes ?? []).flatMap(({ row, column, from, to }): readonly StudyNote[] => {
    const [a, b] = [drivers[row]?.lineId, drivers[column]?.lineId];
    return a === undefined || b === undefined ? [] : [{ code: 'correlation-repaired', a, b, from, to }];
  });
}

function problem(lineId: string, code: StudyProblem['code'], message: string): StudyProblem {
  return { lineId, field: 'correlations', code, message };
}

function idleReason(plan: Plan, lineId: string): 'gone' | 'certain' | 'path' {
  const line = plan.lines.find(({ id }) => id === lineId);
  if (!line) return 'gone';
  return line.uncertainty ? 'path' : 'certain';
}
