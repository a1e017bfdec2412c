/**
 * A light told in full: the number it stands on, the lines, the runs, the amounts it comes of, since when, what happened
 * before and what the outlook says. Reads an evaluation; computes nothing new about the rule.
 */
import { type Bucket, monthIndex } from '../calendar/bucket.ts';
import { labelOf } from './check-rule.ts';
import type { EvaluatedRule, WatchedLine } from './evaluate/evaluate-rule.ts';
import { expressionValues, type MissingReason, missingAt } from './evaluate/expression-values.ts';
import { type Firing, firingsOf, lastFiring } from './evaluate/firings.ts';
import { isBeyond, LIGHT } from './evaluate/light-course.ts';
import { amountsIn } from './expression/rule-ast.ts';
import type { RuleInputs } from './rule-inputs.ts';

export type Light = 'green' | 'yellow' | 'red';

export type LineState = {
  value: number;
  run: number;
  soFar: number;
  beyond: boolean;
  distance: number | null;
};

export type LightExplanation = {
  bucket: { index: number; from: number; to: number } | null;
  value: number | null;
  yellow: LineState | null;
  red: LineState | null;
  backAt: number | null;
  floor: { value: number | null; atLeast: number; ok: boolean } | null;
  why: 'beyond' | 'waiting' | 'held' | 'within' | 'below-floor' | 'no-data';
  parts: { text: string; start: number; end: number; label: string; value: number | null }[];
  silent: { buckets: number; reason: MissingReason | null; code: string };
};

export type Mark = { bucket: Bucket; value: number | null; light: Light | null; fired: boolean };

export type Crossing = {
  light: 'yellow' | 'red';
  bucket: Bucket;
  value: number | null;
  month: number;
  noticeDays: number;
};

export function lightOf(code: number | undefined): Light | null {
  if (code === LIGHT.red) return 'red';
  if (code === LIGHT.yellow) return 'yellow';
  return code === LIGHT.green ? 'green' : null;
}

/** As of the last closed bucket. */
export function currentLight({ rows, lights }: WatchedLine): Light | null {
  return lightOf(lights[rows.row.closed - 1]);
}

/** The first bucket of the light as it is now; null where there is none. */
export function lightSince({ rows, lights }: WatchedLine): Bucket | null {
  const { buckets, closed } = rows.row;
  let index = closed - 1;
  if (!lights[index]) return null;
  while (index > 0 && lights[index - 1] === lights[index]) index -= 1;
  return buckets[index] ?? null;
}

export function firingsIn(
  { checked }: EvaluatedRule,
  { rows, values, lights }: WatchedLine,
): readonly Firing[] {
  const { buckets, closed } = rows.row;
  return firingsOf({ buckets, closed, values, lights, direction: checked.rule.direction });
}

/** The newest firing and the newest number, without looking at the rest. */
export function newestOf(
  { checked }: EvaluatedRule,
  { rows, values, lights }: WatchedLine,
): { readonly firing: Firing | null; readonly value: number | null } {
  const { buckets, closed } = rows.row;
  let at = closed - 1;
  while (at >= 0 && Number.isNaN(values[at])) at -= 1;
  return {
    firing: lastFiring({ buckets, closed, values, lights, direction: checked.rule.direction }),
    value: at < 0 ? null : numberOrNull(values[at]),
  };
}

/** The newest closed buckets, oldest first; all of them without a count. */
export function marksOf({ rows, values, lights }: WatchedLine, count?: number): Mark[] {
  const { buckets, closed } = rows.row;
  const first = count === undefined ? 0 : Math.max(0, closed - count);
  return buckets.slice(first, closed).map((bucket, place) => {
    const index = first + place;
    const light = lights[index] as number;
    return {
      bucket,
      value: numberOrNull(values[index]),
      light: lightOf(light),
      fired: light >= LIGHT.yellow && light > (lights[index - 1] ?? LIGHT.none),
    };
  });
}

export function explainLight(
  evaluated: EvaluatedRule,
  watched: WatchedLine,
  inputs: RuleInputs,
): LightExplanation {
  const { rule, when } = evaluated.checked;
  const { values, floorOf, line, rows, judged } = watched;
  const { closed, buckets } = rows.row;
  let at = closed - 1;
  const hasNumber = (index: number): boolean =>
    !Number.isNaN(values[index]) && !(floorOf && Number.isNaN(floorOf[index]));
  while (at >= 0 && !hasNumber(at)) at -= 1;
  const missing = at === closed - 1 || closed === 0 ? null : missingCause(evaluated, watched, closed - 1);
  const silent = { buckets: closed - 1 - at, reason: missing?.reason ?? null, code: missing?.code ?? '' };
  const value = at < 0 ? null : numberOrNull(values[at]);
  const floorValue = at < 0 || !floorOf ? null : numberOrNull(floorOf[at]);
  const floor = rule.floor && {
    value: floorValue,
    atLeast: rule.floor.atLeast,
    ok: floorValue === null || Math.abs(floorValue) >= rule.floor.atLeast,
  };
  const stateOf = (of: { value: number; run: number } | null, runs: Int32Array): LineState | null =>
    of && {
      value: of.value,
      run: of.run,
      soFar: at < 0 ? 0 : (runs[at] as number),
      beyond: value !== null && isBeyond(rule.direction, value, of.value),
      distance: value === null ? null : rule.direction === 'above' ? of.value - value : value - of.value,
    };
  const shown = at < 0 ? closed - 1 : at;
  return {
    bucket: at < 0 ? null : (buckets[at] ?? null),
    value,
    yellow: stateOf(judged.yellow, watched.yellowRun),
    red: stateOf(judged.red, watched.redRun),
    backAt: rule.backAt,
    floor,
    why: at < 0 ? 'no-data' : whyOf(watched, at, floor?.ok ?? true),
    parts: amountsIn(when).map((node) => ({
      text: rule.when.slice(node.start, node.end),
      start: node.start,
      end: node.end,
      label:
        node.amount.code === null
          ? (line?.label ?? '')
          : labelOf(inputs.plan.appraisal.plan, node.amount.code),
      value: numberOrNull(expressionValues(node, rows, line)[shown]),
    })),
    silent,
  };
}

function missingCause({ checked }: EvaluatedRule, { rows, line }: WatchedLine, index: number) {
  const { when, floor } = checked;
  return missingAt(when, rows, line, index) ?? (floor && missingAt(floor, rows, line, index));
}

function whyOf(
  { lights, yellowRun, redRun }: WatchedLine,
  at: number,
  material: boolean,
): LightExplanation['why'] {
  if (!material) return 'below-floor';
  const light = lights[at] as number;
  const inRun = (light === LIGHT.red ? redRun[at] : yellowRun[at]) as number;
  if (light >= LIGHT.yellow) return inRun > 0 ? 'beyond' : 'held';
  return (yellowRun[at] as number) > 0 || (redRun[at] as number) > 0 ? 'waiting' : 'within';
}

/**
 * The first bucket of the outlook in which the light would be worse than it is now. The notice counts from the last day
 * that the actuals cover to that bucket's last day, when the light would come on. Null: it does not get worse.
 */
export function nextCrossing({ rows, values, lights }: WatchedLine, through: number | null): Crossing | null {
  const { buckets, closed } = rows.row;
  if (through === null) return null;
  const now = Math.max(lights[closed - 1] ?? LIGHT.none, LIGHT.green);
  for (let index = closed; index < buckets.length; index += 1) {
    const light = lights[index] as number;
    const bucket = buckets[index];
    if (!bucket || light <= now) continue;
    return {
      light: light === LIGHT.red ? 'red' : 'yellow',
      bucket,
      value: numberOrNull(values[index]),
      month: monthIndex(bucket.to),
      noticeDays: bucket.to - through,
    };
  }
  return null;
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
