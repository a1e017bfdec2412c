/** Plans with spending on channels, so simple that the best spending can be worked out by algebra. */
import type { Plan } from '../../../models/plan/schema.ts';
import type { Decision } from '../../../scenarios/optimise/problem.ts';
import { constant, formula, line, smallPlan } from '../../models/appraisal/small-plan.ts';

/** What 1 a year for five years is worth at 10 %: (1 - 1.1^-5) / 0.1. */
export const ANNUITY = (1 - 1.1 ** -5) / 0.1;

export function spend(code: string, low: number, high: number, step?: number): Decision {
  const driver = { kind: 'line', code, measure: 'value' } as const;
  return step === undefined ? { driver, low, high } : { driver, low, high, step };
}

/** Each year: income 3 a + 5 b + 2 c less what is spent, so NPV = annuity x (2 a + 4 b + c). Planned: 50 each. */
export function linearChannels(): Plan {
  return smallPlan({
    lines: [
      line('a', 'driver', constant(50)),
      line('b', 'driver', constant(50)),
      line('c', 'driver', constant(50)),
      line('income', 'revenue', formula('3 * a + 5 * b + 2 * c')),
      line('spending', 'fixed-cost', formula('a + b + c')),
      line('text', 'driver', formula('a + 1')),
    ],
  });
}

/** Each year: income 30 sqrt(a) + 20 sqrt(b) + 10 sqrt(c) less what is spent. Planned: 100 each. */
export function curvedChannels(): Plan {
  return smallPlan({
    lines: [
      line('a', 'driver', constant(100)),
      line('b', 'driver', constant(100)),
      line('c', 'driver', constant(100)),
      line('income', 'revenue', formula('30 * a ^ 0.5 + 20 * b ^ 0.5 + 10 * c ^ 0.5')),
      line('spending', 'fixed-cost', formula('a + b + c')),
    ],
  });
}

/** Each year: income a x (1 + ra) + b x (1 + rb) less what is spent; ra and rb are uncertain. Planned: 50 each. */
export function riskyChannels(): Plan {
  return smallPlan({
    lines: [
      line('a', 'driver', constant(50)),
      line('b', 'driver', constant(50)),
      line('ra', 'driver', constant(0.2)),
      line('rb', 'driver', constant(0.1)),
      line('income', 'revenue', formula('a * (1 + ra) + b * (1 + rb)')),
      line('spending', 'fixed-cost', formula('a + b')),
    ],
  });
}
