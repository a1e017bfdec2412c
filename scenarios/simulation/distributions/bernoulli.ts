/**
 * An event that happens or not: its impact with the given probability, else 0.
 * Closed forms; a certain or impossible event is refused, it has no spread.
 */
import type { Bernoulli } from '../../../models/plan/what-if/distribution-schema.ts';
import { type Distribution, type FieldProblem, notFinite } from '../distribution.ts';

export function checkBernoulli({ probability, impact = 1 }: Bernoulli): readonly FieldProblem[] {
  const problems = [...notFinite({ probability, impact })];
  if (probability < 0 || probability > 1)
    problems.push({
      field: 'probability',
      code: 'out-of-range',
      message: 'a probability lies between 0 and 1',
    });
  if (probability === 0 || probability === 1)
    problems.push({
      field: 'probability',
      code: 'no-spread',
      message: 'the event is certain: there is no spread',
    });
  if (impact === 0)
    problems.push({ field: 'impact', code: 'no-spread', message: 'an impact of zero changes nothing' });
  return problems;
}

export function createBernoulli({ probability: chance, impact = 1 }: Bernoulli): Distribution {
  const sign = Math.sign(impact);
  // A negative impact comes first in rising order.
  const lower = impact > 0 ? 1 - chance : chance;
  const [low, high] = impact > 0 ? [0, impact] : [impact, 0];
  return {
    quantile: (p) => (p <= lower ? low : high),
    cdf: (x) => (x < low ? 0 : x < high ? lower : 1),
    mean: chance * impact,
    variance: chance * (1 - chance) * impact * impact,
    skewness: (sign * (1 - 2 * chance)) / Math.sqrt(chance * (1 - chance)),
    discrete: true,
  };
}
