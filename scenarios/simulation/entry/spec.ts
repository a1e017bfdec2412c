/**
 * A distribution as a plan keeps it: one of fifteen families with its natural parameters, or one described by moments
 * or by percentiles. `createDistribution` checks first and then builds; a parameter that can't be used is a value.
 */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { DistributionSpec } from '../../../models/plan/what-if/distribution-schema.ts';
import type { Distribution, FieldProblem } from '../distribution.ts';
import { checkBernoulli, createBernoulli } from '../distributions/bernoulli.ts';
import { checkBeta, createBeta } from '../distributions/beta.ts';
import { checkDiscrete, createDiscrete } from '../distributions/discrete.ts';
import { checkEmpirical, createEmpirical } from '../distributions/empirical.ts';
import { checkExponential, createExponential } from '../distributions/exponential.ts';
import { checkGamma, createGamma } from '../distributions/gamma.ts';
import { checkLognormal, createLognormal } from '../distributions/lognormal.ts';
import { checkNormal, createNormal } from '../distributions/normal.ts';
import { checkPert, createPert } from '../distributions/pert.ts';
import { checkPoisson, createPoisson } from '../distributions/poisson.ts';
import { checkStudentT, createStudentT } from '../distributions/student-t.ts';
import { checkTriangular, createTriangular } from '../distributions/triangular.ts';
import { checkTruncatedNormal, createTruncatedNormal } from '../distributions/truncated-normal.ts';
import { checkUniform, createUniform } from '../distributions/uniform.ts';
import { checkWeibull, createWeibull } from '../distributions/weibull.ts';
import { fromMoments } from './moments.ts';
import { fromPercentiles } from './percentiles.ts';

/** The distribution, or every field that can't be used with a sentence each. */
export function createDistribution(spec: DistributionSpec): Result<Distribution, readonly FieldProblem[]> {
  switch (spec.type) {
    case 'uniform':
      return built(checkUniform(spec), () => createUniform(spec));
    case 'triangular':
      return built(checkTriangular(spec), () => createTriangular(spec));
    case 'pert':
      return built(checkPert(spec), () => createPert(spec));
    case 'normal':
      return built(checkNormal(spec), () => createNormal(spec));
    case 'truncated-normal':
      return built(checkTruncatedNormal(spec), () => createTruncatedNormal(spec));
    case 'lognormal':
      return built(checkLognormal(spec), () => createLognormal(spec));
    case 'beta':
      return built(checkBeta(spec), () => createBeta(spec));
    case 'gamma':
      return built(checkGamma(spec), () => createGamma(spec));
    case 'exponential':
      return built(checkExponential(spec), () => createExponential(spec));
    case 'weibull':
      return built(checkWeibull(spec), () => createWeibull(spec));
    case 'student-t':
      return built(checkStudentT(spec), () => createStudentT(spec));
    case 'discrete':
      return built(checkDiscrete(spec), () => createDiscrete(spec));
    case 'bernoulli':
      return built(checkBernoulli(spec), () => createBernoulli(spec));
    case 'poisson':
      return built(checkPoisson(spec), () => createPoisson(spec));
    case 'empirical':
      return built(checkEmpirical(spec), () => createEmpirical(spec));
    case 'moments': {
      const natural = fromMoments(spec);
      return natural.ok ? createDistribution(natural.value) : natural;
    }
    case 'percentiles': {
      const natural = fromPercentiles(spec);
      return natural.ok ? createDistribution(natural.value) : natural;
    }
  }
}

function built(
  problems: readonly FieldProblem[],
  create: () => Distribution,
): Result<Distribution, readonly FieldProblem[]> {
  return problems.length > 0 ? err(problems) : ok(create());
}
