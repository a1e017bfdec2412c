/**
 * The families of distributions as a person meets them: in which group each is offered, which numbers describe it, and
 * what each number is measured in. Data and lookups only; what can be drawn is decided by scenarios/simulation.
 */
import type { DistributionSpec } from '../../models/plan/what-if/distribution-schema.ts';
import type { SeriesSpec } from '../../models/plan/what-if/uncertainty-schema.ts';

export type SpecType = DistributionSpec['type'];
export type PathType = SeriesSpec['type'];

/** value: in the line's own unit (or a factor). rate: typed in percent. number: bare. */
export type ParameterOf = 'value' | 'rate' | 'number';
export type Parameter = { readonly name: string; readonly of: ParameterOf; readonly optional?: true };

export const FAMILY_GROUPS = {
  common: ['pert', 'triangular', 'normal', 'uniform', 'lognormal'],
  described: ['percentiles', 'moments'],
  more: ['truncated-normal', 'beta', 'gamma', 'exponential', 'weibull', 'student-t'],
  events: ['bernoulli', 'discrete', 'poisson'],
  data: ['empirical'],
} as const satisfies Record<string, readonly SpecType[]>;
export const GROUP_NAMES = ['common', 'described', 'more', 'events', 'data'] as const;

export const MOMENT_FAMILIES = ['normal', 'lognormal', 'gamma', 'weibull', 'beta', 'uniform'] as const;
export const PERCENTILE_FAMILIES = [
  'pert',
  'triangular',
  'normal',
  'lognormal',
  'weibull',
  'uniform',
] as const;
export const PATH_TYPES = ['random-walk', 'geometric-walk', 'mean-reversion'] as const;

const value = (name: string): Parameter => ({ name, of: 'value' });
const number = (name: string): Parameter => ({ name, of: 'number' });
const rate = (name: string): Parameter => ({ name, of: 'rate' });
const optional = (parameter: Parameter): Parameter => ({ ...parameter, optional: true });

const OF_TYPE: Readonly<Record<SpecType, readonly Parameter[]>> = {
  uniform: [value('min'), value('max')],
  triangular: [value('min'), value('mode'), value('max')],
  pert: [value('min'), value('mode'), value('max'), optional(number('lambda'))],
  normal: [value('mean'), value('sd')],
  'truncated-normal': [value('mean'), value('sd'), optional(value('min')), optional(value('max'))],
  lognormal: [number('mu'), number('sigma'), optional(value('shift'))],
  beta: [number('alpha'), number('beta'), optional(value('min')), optional(value('max'))],
  gamma: [number('shape'), value('scale'), optional(value('shift'))],
  exponential: [value('mean'), optional(value('shift'))],
  weibull: [number('shape'), value('scale'), optional(value('shift'))],
  'student-t': [number('df'), optional(value('location')), optional(value('scale'))],
  discrete: [],
  bernoulli: [rate('probability'), optional(value('impact'))],
  poisson: [value('mean')],
  empirical: [],
  moments: [value('mean'), value('sd'), optional(value('min')), optional(value('max'))],
  percentiles: [value('p10'), optional(value('p50')), value('p90')],
};

/** The numbers to type for a description, in the order in which they are asked. */
export function parametersOf(spec: DistributionSpec): readonly Parameter[] {
  const all = OF_TYPE[spec.type];
  if (spec.type === 'moments' && spec.family !== 'beta') return all.slice(0, 2);
  if (spec.type === 'percentiles') {
    const peaked = spec.family === 'pert' || spec.family === 'triangular';
    if (peaked) return all.map(({ name, of }) => ({ name, of }));
    return spec.family === 'lognormal' ? all : all.filter(({ name }) => name !== 'p50');
  }
  return all;
}

const OF_PATH: Readonly<Record<PathType, readonly Parameter[]>> = {
  'random-walk': [value('start'), value('drift'), value('sd')],
  'geometric-walk': [value('start'), rate('growth'), rate('sd')],
  'mean-reversion': [value('start'), value('level'), rate('speed'), value('sd')],
};

export function pathParameters(path: SeriesSpec): readonly Parameter[] {
  return OF_PATH[path.type];
}

/** A number of a description by its name; undefined where it is left out. */
export function parameterValue(spec: DistributionSpec | SeriesSpec, name: string): number | undefined {
  const found: unknown = Object.entries(spec).find(([key]) => key === name)?.[1];
  return typeof found === 'number' ? found : undefined;
}

/** The description with another number; undefined leaves it out. It may be NaN while somebody types. */
export function withParameter<T extends DistributionSpec | SeriesSpec>(
  spec: T,
  name: string,
  typed: number | undefined,
): T {
  return Object.assign({}, spec, { [name]: typed });
}
