/**
 * The PERT distribution: a beta with lowest, most likely and highest value and a weight of the most likely.
 * alpha = 1 + weight (mode - min) / (max - min), beta likewise; never the approximation (max - min)^2 / 36.
 */
import type { Pert } from '../../../models/plan/what-if/distribution-schema.ts';
import { badMode, type Distribution, type FieldProblem, notFinite, notPositive } from '../distribution.ts';
import { createBeta } from './beta.ts';

export function checkPert({ min, mode, max, lambda = 4 }: Pert): readonly FieldProblem[] {
  return [...notFinite({ min, mode, max }), ...badMode(min, mode, max), ...notPositive({ lambda })];
}

export function createPert({ min, mode, max, lambda = 4 }: Pert): Distribution {
  const alpha = 1 + (lambda * (mode - min)) / (max - min);
  const beta = 1 + (lambda * (max - mode)) / (max - min);
  return createBeta({ type: 'beta', alpha, beta, min, max });
}
