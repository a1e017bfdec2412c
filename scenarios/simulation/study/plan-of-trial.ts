/**
 * One trial opened as a plan of its own: the drawn numbers fixed where they act. Promises that its NPV is the trial's
 * to the last bit. A drawn formula comes with the driver beside it that holds its draw.
 */
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { entryOfDraw } from './drawn-numbers.ts';
import type { Study } from './study-types.ts';
import { readyPlan, withLine } from './uncertain-lines.ts';

/** The plan of trial `trial` (from 0) of the study, certain in every line; the caller gives it a name and an id. */
export function planOfTrial(plan: Plan, study: Study, trial: number): Plan {
  const draws = study.driversOfTrial(trial);
  const ready = readyPlan(plan);
  const fixed = ready.drawn.reduce((next, line) => {
    const draw = draws.get(line.driver.lineId);
    return draw === undefined ? next : withLine(next, { ...line.target, entry: entryOfDraw(line, draw) });
  }, ready.plan);
  const { correlations: _all, ...rest } = { ...fixed, lines: fixed.lines.map(certain) };
  return rest;
}

function certain(line: Line): Line {
  const { uncertainty: _drawn, ...rest } = line;
  return rest;
}
