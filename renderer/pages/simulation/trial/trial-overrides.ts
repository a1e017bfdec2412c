/**
 * One trial as the overrides of a scenario: each drawn line with the number, factor or series of the trial. A child of
 * the scenario on show takes its parent's place line by line, so a factor on a line that the parent overrides is
 * written out. Promises a plan worth what the trial is worth. Pure.
 */
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Entry, Line, Plan } from '../../../../models/plan/schema.ts';
import type { LineChange, Override } from '../../../../models/plan/what-if/scenario-schema.ts';

export type TrialPlan = {
  /** With the draws fixed where they act. */
  readonly plan: Plan;
  /** By line id: the number drawn, or columns 0..n. */
  readonly draws: ReadonlyMap<string, number | Float64Array>;
  /** Of the trial's plan, by code and column. */
  readonly valuesOf: (code: string) => Float64Array;
};

/** `base`: the plan itself; `shown`: the plan the trial is of, perhaps a scenario's. */
export function trialOverrides(base: Plan, shown: Plan, trial: TrialPlan): readonly Override[] {
  return shown.lines.flatMap((line): readonly Override[] => {
    const draw = trial.draws.get(line.id);
    const fixed = trial.plan.lines.find(({ id }) => id === line.id);
    if (draw === undefined || !line.uncertainty || !fixed) return [];
    const planned = base.lines.find(({ id }) => id === line.id);
    const own = planned !== undefined && JSON.stringify(planned.entry) === JSON.stringify(line.entry);
    const change = lineChange(line, fixed, draw, own, trial.valuesOf);
    return [{ target: 'line', lineId: line.id, label: line.label, change }];
  });
}

function lineChange(
  line: Line,
  fixed: Line,
  draw: number | Float64Array,
  own: boolean,
  valuesOf: (code: string) => Float64Array,
): LineChange {
  const { entry, uncertainty } = line;
  const factor = uncertainty?.measure === 'factor';
  if (factor && typeof draw === 'number' && own) return { type: 'scale', factor: draw };
  if (entry.type !== 'formula') return fromEntry(fixed.entry, entry);
  const values = valuesOf(line.code);
  if (typeof draw === 'number' && !factor) {
    return entry.opening === undefined
      ? { type: 'replace', value: draw }
      : { type: 'replace', value: draw, opening: values[0] ?? null };
  }
  if (typeof draw === 'number') {
    const formula = `(${entry.formula}) * ${draw}`;
    const opening = entry.opening === undefined ? {} : { opening: `(${entry.opening}) * ${draw}` };
    // What looks back at itself would compound the factor: its numbers are written out.
    const looksBack = entry.formula.includes(line.code) || (entry.opening ?? '').includes(line.code);
    if (!looksBack && formula.length <= LIMITS.formulaLength) return { type: 'formula', formula, ...opening };
  }
  return { type: 'series', values: [...values.subarray(1)], opening: values[0] ?? null };
}

function fromEntry(fixed: Entry, before: Exclude<Entry, { type: 'formula' }>): LineChange {
  if (fixed.type === 'constant') {
    const same = (fixed.opening ?? null) === (before.opening ?? null);
    return same
      ? { type: 'replace', value: fixed.value }
      : { type: 'replace', value: fixed.value, opening: fixed.opening ?? null };
  }
  return fixed;
}
