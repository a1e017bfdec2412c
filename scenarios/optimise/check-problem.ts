/**
 * What a person can get wrong in an optimisation, found before anything is evaluated: each fault with its field, a code
 * and a sentence. Whether the constraints can be met together is the question of clash.ts.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { driverKey, driverProblem, isWhole } from '../drivers/driver.ts';
import type { Constraint, Decision, OptimiseFault, OptimiseProblem } from './problem.ts';

/** More steps than this between the bounds are no steps any more. */
const MOST_STEPS = 1_000_000;

export function problemFaults(
  plan: Plan,
  problem: OptimiseProblem,
  simulates: boolean,
): readonly OptimiseFault[] {
  const { decisions, constraints, objective, seed, limit, starts } = problem;
  const faults: OptimiseFault[] = [];
  const fault = (field: string, code: OptimiseFault['code'], message: string): void =>
    void faults.push({ field, code, message });
  if (decisions.length === 0) fault('decisions', 'no-decisions', 'choose at least one decision');
  const seen = new Set<string>();
  decisions.forEach((own, index) => {
    const field = `decisions.${index}`;
    faults.push(...decisionFaults(plan, own, field));
    const name = own.driver.kind === 'line' ? `line:${own.driver.code}` : driverKey(own.driver);
    if (seen.has(name))
      fault(`${field}.driver`, 'varied-twice', 'this line or setting is a decision already');
    seen.add(name);
  });
  constraints.forEach(
    (own, index) => void faults.push(...constraintFaults(own, `constraints.${index}`, decisions.length)),
  );
  const { measure } = objective;
  if (measure.kind === 'percentile' && !(measure.p >= 0 && measure.p <= 1))
    fault('objective.measure.p', 'out-of-range', 'the percentile must be between 0 and 1: 0.1 is P10');
  if (measure.kind === 'mean-risk' && !(measure.penalty >= 0 && measure.penalty < Number.POSITIVE_INFINITY))
    fault('objective.measure.penalty', 'out-of-range', 'the penalty on the spread must be 0 or more');
  if (measure.kind !== 'value' && !simulates)
    fault(
      'objective.measure',
      'no-simulation',
      'a percentile or a spread needs uncertain drivers to simulate',
    );
  if (!(Number.isSafeInteger(seed) && seed >= 0))
    fault('seed', 'out-of-range', 'the seed must be a whole number from 0 on');
  if (limit !== undefined && !(Number.isInteger(limit) && limit >= 1))
    fault('limit', 'out-of-range', 'at least one evaluation must be allowed');
  if (starts !== undefined && !(Number.isInteger(starts) && starts >= 1 && starts <= 1000))
    fault('starts', 'out-of-range', 'the search starts from 1 to 1,000 places');
  return faults;
}

function decisionFaults(
  plan: Plan,
  { driver, low, high, step }: Decision,
  field: string,
): readonly OptimiseFault[] {
  const problem = driverProblem(plan, driver);
  if (problem) {
    const what = driver.kind === 'line' ? driver.code : driver.setting;
    return [{ field: `${field}.driver`, code: problem, message: DRIVER_WORDS[problem](what) }];
  }
  const wrong = (place: string, code: OptimiseFault['code'], message: string): readonly OptimiseFault[] => [
    { field: `${field}.${place}`, code, message },
  ];
  if (!Number.isFinite(low)) return wrong('low', 'not-finite', 'the lower bound must be a number');
  if (!Number.isFinite(high)) return wrong('high', 'not-finite', 'the upper bound must be a number');
  if (low > high)
    return wrong('low', 'low-above-high', `the lower bound ${low} is above the upper bound ${high}`);
  if (step !== undefined) {
    if (!(step > 0 && step < Number.POSITIVE_INFINITY))
      return wrong('step', 'step-not-positive', 'the step must be above zero');
    if ((high - low) / step > MOST_STEPS)
      return wrong('step', 'step-too-fine', 'the step is too fine for these bounds: leave it out');
  }
  if (isWhole(driver)) {
    if (Math.ceil(low) > Math.floor(high))
      return wrong('low', 'no-whole-number', 'there is no whole number between the bounds');
    if (step !== undefined && !(Number.isInteger(step) && Number.isInteger(low)))
      return wrong(
        'step',
        'no-whole-number',
        'steps of a whole setting are whole and start at a whole number',
      );
  }
  return [];
}

const DRIVER_WORDS = {
  'no-such-line': (what) => `the plan has no line ${what}`,
  'not-a-constant': (what) => `${what} is not one number: vary it by a factor, or choose a constant`,
  'no-such-setting': (what) => `the plan does not use the setting ${what}`,
} as const satisfies Record<string, (what: string) => string>;

function constraintFaults(
  { terms, bound }: Constraint,
  field: string,
  count: number,
): readonly OptimiseFault[] {
  const faults: OptimiseFault[] = [];
  if (!Number.isFinite(bound))
    faults.push({
      field: `${field}.bound`,
      code: 'not-finite',
      message: 'the bound of a constraint must be a number',
    });
  terms.forEach(({ decision, weight }, index) => {
    if (!(Number.isInteger(decision) && decision >= 0 && decision < count))
      faults.push({
        field: `${field}.terms.${index}`,
        code: 'no-such-decision',
        message: 'this constraint names a decision that is not there',
      });
    if (!Number.isFinite(weight))
      faults.push({
        field: `${field}.terms.${index}`,
        code: 'not-finite',
        message: 'a weight must be a number',
      });
  });
  if (terms.every(({ weight }) => weight === 0))
    faults.push({
      field,
      code: 'no-weight',
      message: 'a constraint needs at least one decision with a weight other than zero',
    });
  return faults;
}
