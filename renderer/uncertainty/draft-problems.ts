/**
 * What is wrong with an uncertainty that is being written, by the name of its field: numbers that cannot be read first,
 * then what the engine of distributions and paths says. Pure.
 */
import type { DistributionSpec } from '../../models/plan/what-if/distribution-schema.ts';
import type { SeriesSpec, Uncertainty } from '../../models/plan/what-if/uncertainty-schema.ts';
import type { FieldProblem } from '../../scenarios/simulation/distribution.ts';
import { createDistribution } from '../../scenarios/simulation/entry/spec.ts';
import { createSeries } from '../../scenarios/simulation/series/series.ts';
import { parametersOf, parameterValue, pathParameters, withParameter } from './families.ts';

export type DraftProblem = Pick<FieldProblem, 'field' | 'code' | 'message'>;

export function draftProblems(uncertainty: Uncertainty): readonly DraftProblem[] {
  return uncertainty.type === 'path'
    ? pathProblems(uncertainty.path)
    : specProblems(uncertainty.distribution);
}

export function specProblems(spec: DistributionSpec): readonly DraftProblem[] {
  const unread = parametersOf(spec).filter(({ name, optional }) => {
    const value = parameterValue(spec, name);
    return value === undefined ? !optional : Number.isNaN(value);
  });
  if (unread.length > 0) return unread.map(({ name }) => notRead(name));
  const made = createDistribution(withoutForeign(spec));
  return made.ok ? [] : made.error;
}

export function pathProblems(path: SeriesSpec): readonly DraftProblem[] {
  const unread = pathParameters(path).filter(({ name }) => !Number.isFinite(parameterValue(path, name)));
  if (unread.length > 0) return unread.map(({ name }) => notRead(name));
  const setup = { code: 'draft', periods: 1, method: 'plain', trials: 1, seed: 1, dimension: 0 } as const;
  const made = createSeries({ ...setup, spec: path });
  return made.ok ? [] : made.error;
}

/** Numbers that another family under the same description asks for do not disturb this one. */
export function withoutForeign(spec: DistributionSpec): DistributionSpec {
  if (spec.type !== 'moments' && spec.type !== 'percentiles') return spec;
  const asked = new Set(parametersOf(spec).map(({ name }) => name));
  return ['min', 'max', 'p50']
    .filter((name) => !asked.has(name) && parameterValue(spec, name) !== undefined)
    .reduce<DistributionSpec>((next, name) => withParameter(next, name, undefined), spec);
}

function notRead(field: string): DraftProblem {
  return { field, code: 'not-finite', message: `${field} must be a number` };
}
