/**
 * The scenarios of a plan as the workbook can hold them: those that its switch can choose (members), and those whose
 * figures can only be stated, each with the reason. A member differs from the plan in numbers and formulas only, so
 * that one and the same formula text is right for all of them. Pure.
 */
import { appraise } from '../../../../models/appraisal/appraise.ts';
import { type Discounting, discountingOf } from '../../../../models/appraisal/project-flows.ts';
import type { Appraisal, TaxView } from '../../../../models/appraisal/types.ts';
import { sameValue } from '../../../../models/plan/same-value.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { Override, Scenario } from '../../../../models/plan/what-if/scenario-schema.ts';
import { applyOverrides } from '../../../../scenarios/overrides/apply.ts';
import { inheritOverrides } from '../../../../scenarios/overrides/inherit.ts';

export type Member = {
  /** null: the plan as it stands. */
  readonly id: string | null;
  /** As it stands in the list of the switch: each name once, without signs that Excel's MATCH reads as wildcards. */
  readonly name: string;
  readonly plan: Plan;
  readonly appraisal: Appraisal;
  readonly discountings: Readonly<Record<TaxView, Discounting>>;
  /** What holds in it, its parents' included. */
  readonly overrides: readonly Override[];
};

export type LeftOutReason =
  | 'timeline'
  | 'timing'
  | 'basis'
  | 'terminal'
  | 'rates-by-period'
  | 'opening'
  | 'circular'
  | 'errors'
  | 'cannot-be-made'
  | 'differs'
  | 'too-many';

export type LeftOut = {
  readonly id: string;
  readonly name: string;
  /** null where the scenario cannot be made at all. */
  readonly appraisal: Appraisal | null;
  readonly reason: LeftOutReason;
};

export type ScenarioSet = {
  /** The plan itself first. */
  readonly members: readonly [Member, ...Member[]];
  readonly leftOut: readonly LeftOut[];
};

/** CHOOSE() takes 254 values; a formula of so many references stays far below Excel's limits. */
const MOST_MEMBERS = 60;

/** `excluded` are scenarios that were found not to fit the switch after all, by id. */
export function gatherScenarios(
  appraisal: Appraisal,
  planName: string,
  excluded: ReadonlyMap<string, LeftOutReason> = new Map(),
): ScenarioSet {
  const { plan } = appraisal;
  const taken = new Set<string>();
  const own: Member = {
    id: null,
    name: listName(planName, taken),
    plan,
    appraisal,
    discountings: discountingsOf(plan),
    overrides: [],
  };
  const members: Member[] = [];
  const leftOut: LeftOut[] = [];
  for (const scenario of plan.scenarios ?? []) {
    const name = listName(scenario.name, taken);
    const made = memberOf(own, scenario, name);
    if ('reason' in made) {
      leftOut.push(made);
      continue;
    }
    const reason =
      excluded.get(scenario.id) ?? (members.length >= MOST_MEMBERS ? 'too-many' : whyNot(own, made));
    if (reason === null) members.push(made);
    else leftOut.push({ id: scenario.id, name, appraisal: made.appraisal, reason });
  }
  return { members: [own, ...members], leftOut };
}

function memberOf(own: Member, { id }: Scenario, name: string): Member | LeftOut {
  const inherited = inheritOverrides(own.plan.scenarios ?? [], id);
  if (!inherited.ok) return { id, name, appraisal: null, reason: 'cannot-be-made' };
  const { overrides } = inherited.value;
  const { plan } = applyOverrides(own.plan, overrides);
  const appraisal = plan === own.plan ? own.appraisal : appraise(plan);
  return { id, name, plan, appraisal, discountings: discountingsOf(plan), overrides };
}

function discountingsOf(plan: Plan): Member['discountings'] {
  return { postTax: discountingOf(plan), preTax: discountingOf(plan, 'preTax') };
}

/** Why the formulas of the workbook would not be those of the scenario. */
function whyNot(own: Member, { plan, appraisal, discountings }: Member): LeftOutReason | null {
  const [base, other] = [own.plan.settings, plan.settings];
  if (!appraisal.ok) return 'errors';
  if (!sameValue(own.plan.timeline, plan.timeline)) return 'timeline';
  if (base.discounting.timing !== other.discounting.timing) return 'timing';
  if (
    base.discounting.rateBasis !== other.discounting.rateBasis ||
    base.discounting.flowBasis !== other.discounting.flowBasis
  )
    return 'basis';
  if (base.terminalValue.method !== other.terminalValue.method) return 'terminal';
  const levels = (['postTax', 'preTax'] as const).every(
    (tax) =>
      (own.discountings[tax].constantRate === null) === (discountings[tax].constantRate === null) &&
      (own.appraisal.returns[tax].withTerminal.xnpv === null) ===
        (appraisal.returns[tax].withTerminal.xnpv === null),
  );
  return levels ? null : 'rates-by-period';
}

/** MATCH() knows ? * and ~ as wildcards and no difference of case; Excel's list shows texts of 255 characters. */
function listName(name: string, taken: Set<string>): string {
  const signs: Readonly<Record<string, string>> = { '?': '？', '*': '＊', '~': '～' };
  const plain = name.replace(/[?*~]/g, (sign) => signs[sign] ?? sign).replace(/[\p{Cc}\s]+/gu, ' ');
  const wanted = plain.trim() === '' ? '-' : plain.trim();
  let free = wanted;
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) free = `${wanted} (${number})`;
  taken.add(free.toLowerCase());
  return free;
}
