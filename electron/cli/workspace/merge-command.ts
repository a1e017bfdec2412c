/**
 * `hurdle merge INTO FROM --plan NAME --take CODE,... | --all`: takes changes of a plan over from another file, as one
 * change that is logged and can be undone. Nothing is written when something would not fit, or with --dry-run.
 */
import type { Piece, PieceSide } from '../../../models/plan/compare/compare-plans.ts';
import { chosenByName, type MergedPlan, mergePlans } from '../../../models/plan/compare/merge-plans.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import { planDifference } from '../../host/history/plan-difference.ts';
import { placeOf } from '../../host/workspace/misfit-error.ts';
import { clear, push } from '../../store/undo-stacks.ts';
import { matchPlan } from '../../workspaces/match-plans.ts';
import type { Versions } from '../../workspaces/versions.ts';
import type { Command, CommandContext, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { fromHostError } from '../host-failure.ts';
import { choosePlan } from '../open-plan.ts';
import { toJson } from '../what-if/json.ts';
import { commandPlans } from './command-plans.ts';
import { compareSides } from './compare-sides.ts';
import { pieceJson, pieceText } from './piece-text.ts';
import { type FileSide, openSide, type PlanSide } from './side.ts';

export const mergeCommand: Command = async ({ words, flags }, context) => {
  const [into = '', from = ''] = words;
  if (flags.has('take') === flags.has('all')) {
    return wrongUse('bad-usage', 'Say what to take: --take CODE,CODE (as diff names them) or --all.');
  }
  const dryRun = flags.has('dry-run');
  const mine = await openSide(into, dryRun);
  if (!mine.ok) return mine;
  if (!mine.value.file) return wrongUse('bad-usage', `${into} must be a workspace (.hurdle).`);
  const theirs = await openSide(from, true);
  if (!theirs.ok) {
    mine.value.close();
    return theirs;
  }
  try {
    const pair = findPair(mine.value, theirs.value, flags.get('plan'));
    if (!pair.ok) return pair;
    const versions = compareSides(pair.value.mine, pair.value.theirs);
    const chosen = choose(versions, flags);
    if (!chosen.ok) return chosen;
    const merged = mergePlans(versions.mine, versions.theirs, versions.pieces, chosen.value);
    if (merged.misfits.length > 0) return err(misfit(merged, versions.pieces));
    if (!dryRun) {
      const stored = store(mine.value, versions, merged, from, context);
      if (!stored.ok) return stored;
    }
    tell(versions, chosen.value, dryRun, flags.has('json'), context);
    return ok(EXIT.fine);
  } finally {
    mine.value.close();
    theirs.value.close();
  }
};

function findPair(
  here: FileSide,
  there: FileSide,
  wanted: string | undefined,
): Result<{ readonly mine: PlanSide; readonly theirs: PlanSide }, Failure> {
  const [ours, others] = [here, there].map(({ plans }) => plans.map(({ plan }) => plan));
  const chosen = choosePlan(others ?? [], wanted, there.path);
  if (!chosen.ok) return chosen;
  const theirs = there.plans.find(({ plan }) => plan.id === chosen.value);
  const match = theirs && matchPlan(theirs.plan, ours ?? [], others ?? []);
  const mine = here.plans.find(({ plan }) => plan.id === match?.planId);
  if (theirs && mine) return ok({ mine, theirs });
  return wrongUse(
    'no-such-plan',
    `${here.path} has no plan that is "${theirs?.plan.name ?? wanted}" by its id or its name. Bring it in whole: hurdle copy ${there.path} ${here.path} --plan "${theirs?.plan.name ?? wanted}".`,
  );
}

/** What --all takes: everything they changed; where no common state is known, everything that differs. */
const THEIRS: ReadonlySet<PieceSide | null> = new Set([null, 'theirs', 'apart']);

function choose({ pieces }: Versions, flags: CommandInput['flags']): Result<ReadonlySet<string>, Failure> {
  const names = flags.get('take');
  if (names !== undefined) {
    const wanted = names.split(',').map((name) => name.trim());
    const chosen = chosenByName(
      pieces,
      wanted.filter((name) => name !== ''),
    );
    if (chosen.ok) return chosen;
    const { name, fits } = chosen.error;
    const known = pieces.map(({ token }) => token).join(', ');
    return wrongUse(
      'no-such-difference',
      fits > 1
        ? `"${name}" names ${fits} differences; use the key that "hurdle diff --json" gives.`
        : `"${name}" is no difference between the two. They differ in: ${known || '(nothing)'}.`,
    );
  }
  const conflicts = pieces.filter(({ side }) => side === 'conflict');
  if (conflicts.length > 0) {
    return err({
      exit: 1,
      code: 'merge-conflict',
      message:
        'Both sides changed the same places, so nothing was taken. Name what to take with --take; theirs then replaces yours.',
      places: conflicts.map(({ token, name }) => ({ path: token, message: name || 'changed on both sides' })),
    });
  }
  return ok(new Set(pieces.filter(({ side }) => THEIRS.has(side)).map(({ key }) => key)));
}

function misfit({ misfits, helpful }: MergedPlan, pieces: readonly Piece[]): Failure {
  const more = pieces.filter(({ key }) => helpful.includes(key)).map(({ token }) => token);
  const hint = more.length > 0 ? ` It would fit with: --take ...,${more.join(',')}` : '';
  return {
    exit: 1,
    code: 'merge-misfit',
    message: `Nothing was taken, because it would not fit together.${hint}`,
    places: misfits.map(placeOf),
  };
}

function store(
  here: FileSide,
  { mine }: Versions,
  merged: MergedPlan,
  from: string,
  context: CommandContext,
): Result<true, Failure> {
  const change = planDifference(mine, merged.plan);
  if (!change || !here.file) return ok(true);
  const { db } = here.file;
  const plans = commandPlans(here.file, context);
  const label = `Merged from ${from}`.slice(0, 200);
  const stacks = (seq: number): void => {
    push(db, 'undo_stack', mine.id, seq, label);
    clear(db, 'redo_stack', mine.id);
  };
  const done = plans.commit({ planId: mine.id, clientId: 'cli', kind: 'import', label, change, stacks });
  return done.ok ? ok(true) : err(fromHostError(done.error, here.path));
}

function tell(
  { mine, pieces }: Versions,
  chosen: ReadonlySet<string>,
  dryRun: boolean,
  json: boolean,
  { print }: CommandContext,
): void {
  const taken = pieces.filter(({ key }) => chosen.has(key));
  if (json) {
    const left = pieces.filter(({ key }) => !chosen.has(key));
    const plan = { id: mine.id, name: mine.name };
    print(toJson({ plan, dryRun, taken: taken.map(pieceJson), left: left.map(pieceJson) }));
    return;
  }
  if (taken.length === 0) print('There is nothing to take.');
  else {
    const head = dryRun ? `Would be taken into "${mine.name}":` : `Taken into "${mine.name}":`;
    print([head, ...taken.flatMap((piece) => pieceText(piece, mine.timeline))].join('\n'));
  }
}
