/**
 * A checked rule over all its lines and buckets: numbers, lights and runs. One evaluation reads many rules, and keeps the
 * amounts that they share. Buckets behind the closed ones are those of the outlook.
 */
import type { Line } from '../../../plan/schema.ts';
import type { Grain } from '../../../plan/tracking/warning-schema.ts';
import { bucketOf } from '../../calendar/bucket.ts';
import type { CheckedRule } from '../check-rule.ts';
import { amountsIn, type RuleAst } from '../expression/rule-ast.ts';
import { type Judged, judgedGrain, rhythmsOf, stepOf } from '../rhythm/judged-grain.ts';
import type { RuleInputs } from '../rule-inputs.ts';
import { type AmountRows, amountRows } from './amount-row.ts';
import { bucketRow } from './bucket-row.ts';
import { expressionValues } from './expression-values.ts';
import { type LightCourse, lightCourse } from './light-course.ts';

export type WatchedLine = LightCourse & {
  /** Null: the plan as a whole. */
  readonly line: Line | null;
  /** At the rule's own grain, or at that of the bookings. */
  readonly judged: Judged;
  readonly rows: AmountRows;
  /** Of the expression, one a bucket; NaN: no number. */
  readonly values: Float64Array;
  /** Of the floor's amount; null where there is no floor. */
  readonly floorOf: Float64Array | null;
};

export type EvaluatedRule = {
  readonly checked: CheckedRule;
  readonly watched: readonly WatchedLine[];
};

export type Evaluation = {
  readonly inputs: RuleInputs;
  readonly rows: (grain: Grain) => AmountRows;
  readonly evaluate: (checked: CheckedRule) => EvaluatedRule;
};

export function createEvaluation(inputs: RuleInputs): Evaluation {
  const byGrain = new Map<Grain, AmountRows>();
  const rhythms = rhythmsOf(inputs);

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
    const over: readonly (Line | null)[] = rule.scope.type === 'plan' ? [null] : lines;
    const watched = over.map((line): WatchedLine => {
      const judged = judgedGrain(checked, line, inputs, rhythms);
      const own = rows(judged.grain);
      const read = foreseen(when, expressionValues(when, own, line), own);
      const values = asBooked(checked, judged, read, own, inputs);
      const floorOf = floor && expressionValues(floor, own, line);
      const { yellow, red } = judged;
      return {
        line,
        judged,
        rows: own,
        values,
        floorOf,
        ...lightCourse({ ...rule, yellow, red }, values, floorOf),
      };
    });
    return { checked, watched };
  }

  return { inputs, rows, evaluate };
}

/**
 * What an outlook over the whole plan says is said today: what it would have said months ago is not known, so of the past
 * only the newest stretch has a number.
 */
function foreseen(when: RuleAst, values: Float64Array, { row: { closed } }: AmountRows): Float64Array {
  const looksAhead = amountsIn(when).some(({ amount }) => amount.fn === 'outlook' && amount.over === 'total');
  return looksAhead ? values.map((value, index) => (index < closed - 1 ? Number.NaN : value)) : values;
}

/**
 * The numbers that a rule which follows the bookings does without: of the stretch that the plan's start cuts short (the
 * rest of a week is no week), and, of sums from a fixed day over a line that is booked by quarter, those within a quarter.
 */
function asBooked(
  { rule, when }: CheckedRule,
  { grain, rarest }: Judged,
  values: Float64Array,
  { row: { buckets, closed } }: AmountRows,
  { calendar }: RuleInputs,
): Float64Array {
  if (rule.asBooked !== true) return values;
  const step = stepOf(grain);
  const waits = rarest?.rhythm === 'quarter' && step === 'month';
  const first = buckets[0];
  const isCut =
    first !== undefined && step === grain && bucketOf(first.to, grain, calendar).from < first.from;
  const cut =
    isCut && amountsIn(when).some(({ amount }) => amount.over === 'bucket' && amount.fn !== 'remaining');
  if (!waits && !cut) return values;
  return values.map((value, index) => {
    const to = buckets[index]?.to ?? 0;
    const within = waits && index < closed && bucketOf(to, 'quarter', calendar).to !== to;
    return within || (cut && index === 0) ? Number.NaN : value;
  });
}
