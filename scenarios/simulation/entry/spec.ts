/**
 * A distribution as a plan keeps it: one of fifteen families with its natural parameters, or one described by moments
 * or by percentiles. `createDistribution` checks first and then builds; a parameter that can't be used is a value.
 */
import { z } from 'zod';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Distribution, FieldProblem } from '../distribution.ts';
import { bernoulliSchema, checkBernoulli, createBernoulli } from '../distributions/bernoulli.ts';
import { betaSchema, checkBeta, createBeta } from '../distributions/beta.ts';
import { checkDiscrete, createDiscrete, discreteSchema } from '../distributions/discrete.ts';
import { checkEmpirical, createEmpirical, empiricalSchema } from '../distributions/empirical.ts';
import { checkExponential, createExponential, exponentialSchema } from '../distributions/exponential.ts';
import { checkGamma, createGamma, gammaSchema } from '../distributions/gamma.ts';
import { checkLognormal, createLognormal, lognormalSchema } from '../distributions/lognormal.ts';
import { checkNormal, createNormal, normalSchema } from '../distributions/normal.ts';
import { checkPert, createPert, pertSchema } from '../distributions/pert.ts';
import { checkPoisson, createPoisson, poissonSchema } from '../distributions/poisson.ts';
import { checkStudentT, createStudentT, studentTSchema } from '../distributions/student-t.ts';
import { checkTriangular, createTriangular, triangularSchema } from '../distributions/triangular.ts';
import {
  checkTruncatedNormal,
  createTruncatedNormal,
  truncatedNormalSchema,
} from '../distributions/truncated-normal.ts';
import { checkUniform, createUniform, uniformSchema } from '../distributions/uniform.ts';
import { checkWeibull, createWeibull, weibullSchema } from '../distributions/weibull.ts';
import { fromMoments, momentsSchema } from './moments.ts';
import { fromPercentiles, percentilesSchema } from './percentiles.ts';

// As the plan's schema: zod must never compile with `new Function`.
z.config({ jitless: true });

export const distributionSchema = z.discriminatedUnion('type', [
  uniformSchema,
  triangularSchema,
  pertSchema,
  normalSchema,
  truncatedNormalSchema,
  lognormalSchema,
  betaSchema,
  gammaSchema,
  exponentialSchema,
  weibullSchema,
  studentTSchema,
  discreteSchema,
  bernoulliSchema,
  poissonSchema,
  empiricalSchema,
  momentsSchema,
  percentilesSchema,
]);
export type DistributionSpec = z.infer<typeof distributionSchema>;

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
