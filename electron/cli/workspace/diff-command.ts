/**
 * `hurdle diff A B`: how two workspaces or two plans differ, plan by plan and piece by piece, seen from A. Only reads.
 * Exit code 0: the same. 1: they differ.
 */
import { appraise } from '../../../models/appraisal/appraise.ts';
import { ok, type Result } from '../../../models/plan/result.ts';
import { bridge } from '../../../scenarios/bridge/bridge.ts';
import type { Difference } from '../../../scenarios/bridge/differences.ts';
import { matchPlan } from '../../workspaces/match-plans.ts';
import type { Versions } from '../../workspaces/versions.ts';
import type { Command, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { choosePlan } from '../open-plan.ts';
import { metricFigure } from '../what-if/figures.ts';
import { toJson } from '../what-if/json.ts';
import { metricNamed } from '../what-if/subject.ts';
import { compareSides } from './compare-sides.ts';
import { pieceJson, pieceText } from './piece-text.ts';
import { type FileSide, openSide, type PlanSide } from './side.ts';

type Pair = { readonly mine: PlanSide; readonly theirs: PlanSide };
type Matched = {
  readonly pairs: readonly Pair[];
  readonly onlyHere: readonly PlanSide[];
  readonly onlyThere: readonly PlanSide[];
};

export const diffCommand: Command = async ({ words, flags }, context) => {
  const [here = '', there = here] = words;
  if (words.length === 1 && !flags.has('with')) {
    return wrongUse('bad-usage', 'Say what to compare with: a second FILE, or --with NAME in the same one.');
  }
  const mine = await openSide(here, true);
  if (!mine.ok) return mine;
  const theirs = there === here ? mine : await openSide(there, true);
  if (!theirs.ok) {
    mine.value.close();
    return theirs;
  }
  try {
    const matched = matchSides(mine.value, theirs.value, flags);
    if (!matched.ok) return matched;
    const { pairs, onlyHere, onlyThere } = matched.value;
    const compared = pairs.map((pair) => compareSides(pair.mine, pair.theirs));
    const same =
      onlyHere.length + onlyThere.length === 0 && compared.every(({ pieces }) => pieces.length === 0);
    const withBridge = flags.has('bridge');
    if (flags.has('json')) {
      const named = (sides: readonly PlanSide[]) => sides.map(({ plan: { id, name } }) => ({ id, name }));
      context.print(
        toJson({
          same,
          onlyIn: { a: named(onlyHere), b: named(onlyThere) },
          plans: compared.map((versions) => diffJson(versions, withBridge)),
        }),
      );
    } else {
      context.print(
        [
          ...onlyHere.map(({ plan }) => `Only in ${here}: ${plan.name}`),
          ...onlyThere.map(({ plan }) => `Only in ${there}: ${plan.name}`),
          ...compared.flatMap((versions) => diffText(versions, withBridge)),
          ...(same ? ['No difference.'] : []),
        ].join('\n'),
      );
    }
    return ok(same ? EXIT.fine : EXIT.planErrors);
  } finally {
    mine.value.close();
    if (theirs.value !== mine.value) theirs.value.close();
  }
};

/** By name or id where a plan is named, else every plan with its counterpart. A JSON file is one plan, whatever its name. */
function matchSides(here: FileSide, there: FileSide, flags: CommandInput['flags']): Result<Matched, Failure> {
  const wanted = flags.get('plan');
  const other = flags.get('with') ?? wanted;
  const single = !here.file || !there.file || wanted !== undefined || flags.has('with');
  if (single) {
    const mine = oneOf(here, wanted);
    if (!mine.ok) return mine;
    const counterpart = flags.has('with') ? null : counterpartOf(mine.value, here, there);
    const theirs = counterpart ? ok(counterpart) : oneOf(there, there.file ? other : undefined);
    if (!theirs.ok) return theirs;
    return ok({ pairs: [{ mine: mine.value, theirs: theirs.value }], onlyHere: [], onlyThere: [] });
  }
  const pairs = there.plans.flatMap((theirs): Pair[] => {
    const match = matchPlan(theirs.plan, plansOf(here), plansOf(there));
    const mine = here.plans.find(({ plan }) => plan.id === match?.planId);
    return mine ? [{ mine, theirs }] : [];
  });
  return ok({
    pairs,
    onlyHere: here.plans.filter((side) => !pairs.some(({ mine }) => mine === side)),
    onlyThere: there.plans.filter((side) => !pairs.some(({ theirs }) => theirs === side)),
  });
}

function counterpartOf(mine: PlanSide, here: FileSide, there: FileSide): PlanSide | null {
  return (
    there.plans.find(({ plan }) => matchPlan(plan, plansOf(here), plansOf(there))?.planId === mine.plan.id) ??
    null
  );
}

function oneOf(side: FileSide, wanted: string | undefined): Result<PlanSide, Failure> {
  const chosen = choosePlan(plansOf(side), side.file ? wanted : undefined, side.path);
  if (!chosen.ok) return chosen;
  const found = side.plans.find(({ plan }) => plan.id === chosen.value);
  return found ? ok(found) : wrongUse('no-such-plan', `${side.path} has no such plan.`);
}

function plansOf({ plans }: FileSide) {
  return plans.map(({ plan }) => plan);
}

function diffText(versions: Versions, withBridge: boolean): readonly string[] {
  const { mine, theirs, pieces, base, ours, others } = versions;
  if (pieces.length === 0) return [];
  const { timeline } = mine;
  const names = mine.name === theirs.name ? mine.name : `${mine.name} -> ${theirs.name}`;
  const common = base
    ? [`  Both come from #${base.seq}; since then ${ours.length} changes in A, ${others.length} in B.`]
    : [];
  const [from, to] = [npvOf(versions.mine), npvOf(versions.theirs)];
  return [
    names,
    ...common,
    `  NPV ${metricFigure('npv', from)} -> ${metricFigure('npv', to)}`,
    ...pieces.flatMap((piece) => pieceText(piece, timeline)),
    ...(withBridge ? bridgeText(versions) : []),
  ];
}

function diffJson(versions: Versions, withBridge: boolean): unknown {
  const { mine, theirs, pieces, base, ours, others } = versions;
  return {
    id: mine.id,
    name: { a: mine.name, b: theirs.name },
    npv: { a: npvOf(mine), b: npvOf(theirs) },
    common: base && { seq: base.seq, a: ours, b: others },
    pieces: pieces.map(pieceJson),
    ...(withBridge ? { bridge: bridgeOf(versions) } : {}),
  };
}

function npvOf(plan: Versions['mine']): number | null {
  return appraise(plan).headline.npv;
}

/** Why the net present value moved from A to B, line by line. */
function bridgeOf({ mine, theirs }: Versions): unknown {
  const metric = metricNamed(undefined);
  if (!metric.ok) return null;
  const made = bridge(mine, theirs, metric.value);
  if (made.kind === 'none') return made;
  const steps = made.steps.map(({ difference, contribution, standardError }) => ({
    because: because(difference),
    contribution,
    standardError,
  }));
  return { metric: metric.value.id, method: made.method, from: made.from, to: made.to, steps };
}

function bridgeText({ mine, theirs }: Versions): readonly string[] {
  const metric = metricNamed(undefined);
  if (!metric.ok) return [];
  const made = bridge(mine, theirs, metric.value);
  if (made.kind === 'none') return ['  NPV cannot be bridged: it has no value on one of the sides.'];
  return made.steps
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(
      ({ difference, contribution }) =>
        `  NPV ${metricFigure('npv', contribution)}  because of ${because(difference)}`,
    );
}

function because(difference: Difference): string {
  if (difference.kind === 'lines')
    return difference.changes.map(({ from, to }) => (to ?? from)?.code ?? '').join(', ');
  const { section, key } = difference.change;
  return key === null ? section : `${section}.${key}`;
}
