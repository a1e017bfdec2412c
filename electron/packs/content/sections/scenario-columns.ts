/** The scenarios of a plan as columns: the one shown first, then the others in the plan's order. */
import type { MatrixColumn } from '../../../../scenarios/matrix.ts';
import type { PackContext } from '../context.ts';

export type ScenarioColumn = MatrixColumn & { readonly index: number };

export function planColumns({ facts, pack, words }: PackContext): readonly ScenarioColumn[] {
  const columns = (facts.matrix?.columns ?? []).map((column, index) => ({
    ...column,
    name: column.scenarioId === null ? words.planItself : column.name,
    index,
  }));
  const shown = columns.filter(({ scenarioId }) => scenarioId === pack.scenarioId);
  return [...shown, ...columns.filter(({ scenarioId }) => scenarioId !== pack.scenarioId)];
}

export function scenarioName(
  { facts, words }: Pick<PackContext, 'facts' | 'words'>,
  scenarioId: string | null,
): string {
  if (scenarioId === null) return words.planItself;
  return facts.plan.scenarios?.find(({ id }) => id === scenarioId)?.name ?? words.planItself;
}
