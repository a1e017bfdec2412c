/**
 * The scenarios that fit the switch by Hurdle's own reckoning: the model of all of them together has no circle, and
 * gives the figures of each. What is left is proved by the independent engine.
 */
import type { Appraisal } from '../../../../models/appraisal/types.ts';
import { compileModel, evaluateModel } from '../../../../models/formula/compile.ts';
import { type BookOptions, gatherBook } from '../book.ts';
import { CHINESE_MORE } from '../words/chinese-more.ts';
import { ENGLISH_MORE } from '../words/english-more.ts';
import { gatherScenarios, type LeftOutReason, type Member, type ScenarioSet } from './members.ts';
import { unfit, variantsOf } from './variants.ts';

const AGREES = 1e-9;

export function fitScenarios(
  appraisal: Appraisal,
  options: BookOptions,
  excluded: ReadonlyMap<string, LeftOutReason>,
): ScenarioSet {
  const { planName } = options.language === 'zh' ? CHINESE_MORE : ENGLISH_MORE;
  if (options.extras?.scenarios === false) {
    const { members } = gatherScenarios(appraisal, planName, new Map());
    return { members: [members[0]], leftOut: [] };
  }
  const left = new Map(excluded);
  for (;;) {
    const set = gatherScenarios(appraisal, planName, left);
    const before = left.size;
    leave(left, set, unfit(set), 'opening');
    if (left.size === before) leaveCircular(left, set, options);
    if (left.size === before) leave(left, set, differing(set, options), 'differs');
    if (left.size === before) return set;
  }
}

function leave(
  left: Map<string, LeftOutReason>,
  { members }: ScenarioSet,
  places: readonly number[],
  reason: LeftOutReason,
): void {
  for (const at of places) {
    const id = members[at]?.id ?? null;
    if (id !== null) left.set(id, reason);
  }
}

/** Formulas of a scenario may turn round what depends on what; then those with formulas leave, or else all. */
function leaveCircular(left: Map<string, LeftOutReason>, set: ScenarioSet, options: BookOptions): void {
  if (set.members.length === 1) return;
  const { variants, plan } = gatherBook(set, 0, options);
  if (compileModel(plan.timeline, variants.model).errors.size === 0) return;
  const withFormulas = [...variants.lines.values()].flatMap(({ rows }) =>
    rows.flatMap(({ entry, members, adjustment }) =>
      entry.type === 'formula' && !adjustment ? members : [],
    ),
  );
  const places = withFormulas.length > 0 ? withFormulas : set.members.map((_, at) => at);
  leave(left, set, places, 'circular');
}

/** Members to whose figures the model of all does not come. */
function differing(set: ScenarioSet, options: BookOptions): readonly number[] {
  if (set.members.length === 1) return [];
  return set.members.flatMap((member, at) => (at === 0 || isGiven(set, member, at, options) ? [] : [at]));
}

function isGiven(set: ScenarioSet, { appraisal }: Member, at: number, { extras }: BookOptions): boolean {
  const shifted = { x: extras?.twoWay?.x.code ?? null, y: extras?.twoWay?.y.code ?? null };
  const { model } = variantsOf(set, at, shifted);
  const { values } = evaluateModel(compileModel(appraisal.plan.timeline, model));
  return set.members[0].appraisal.model.lines.every(({ code }) => {
    if (!appraisal.evaluation.has(code)) return true;
    const theirs = appraisal.evaluation.values(code);
    const size = theirs.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return values(code).every(
      (value, column) => Math.abs(value - (theirs[column] ?? 0)) <= AGREES * Math.max(1, size),
    );
  });
}
