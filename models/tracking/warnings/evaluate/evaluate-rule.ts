/**
 * A checked rule over all its lines and buckets: numbers, lights and runs. One evaluation reads many rules, and keeps the
 * amounts that they share. Buckets behind the closed ones are those of the outlook.
 */
import type { Line } from '../../../plan/schema.ts';
import type { Grain } from '../../../plan/tracking/warning-schema.ts';
import type { CheckedRule } from '../check-rule.ts';
import type { RuleInputs } from '../rule-inputs.ts';
import { type AmountRows, amountRows } from './amount-row.ts';
import { bucketRow } from './bucket-row.ts';
import { expressionValues } from './expression-values.ts';
import { type LightCourse, lightCourse } from './light-course.ts';

export type WatchedLine = LightCourse & {
  /** Null: the plan as a whole. */
  readonly line: Line | null;
  /** Of the expression, one a bucket; NaN: no number. */
  readonly values: Float64Array;
  /** Of the floor's amount; null where there is no floor. */
  readonly floorOf: Float64Array | null;
};

export type EvaluatedRule = {
  readonly checked: CheckedRule;
  readonly rows: AmountRows;
  readonly watched: readonly WatchedLine[];
};

export type Evaluation = {
  readonly inputs: RuleInputs;
  readonly rows: (grain: Grain) => AmountRows;
  readonly evaluate: (checked: CheckedRule) => EvaluatedRule;
};

export function createEvaluation(inputs: RuleInputs): Evaluation {
  const byGrain = new Map<Grain, AmountRows>();

  function rows(grain: Grain): AmountRows {
    const known = byGrain.get(grain);
    if (known) return known;
    const row = bucketRow(grain, inputs.calendar, inputs.through, inputs.outlook?.end ?? null);
    const made = amountRows(inputs, row);
    byGrain.set(grain, made);
    return made;
  }

  function evaluate(checked: CheckedRule): EvaluatedRule {
    const { rule, when, floor, lines } = checked;
    const own = rows(rule.grain);
    const over: readonly (Line | null)[] = rule.scope.type === 'plan' ? [null] : lines;
    const watched = over.map((line) => {
      const values = expressionValues(when, own, line);
      const floorOf = floor && expressionValues(floor, own, line);
      return { line, values, floorOf, ...lightCourse(rule, values, floorOf) };
    });
    return { checked, rows: own, watched };
  }

  return { inputs, rows, evaluate };
}
