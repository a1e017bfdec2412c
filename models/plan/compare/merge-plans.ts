/**
 * Our plan with chosen pieces of theirs. What does not fit together afterwards is told: a formula that names a line
 * which is not there, a scenario of a line that is gone. Pure; nothing is merged that was not chosen.
 */
import { appraise } from '../../appraisal/appraise.ts';
import type { Finding } from '../../appraisal/findings.ts';
import { parsePlan } from '../parse-plan.ts';
import { err, ok, type Result } from '../result.ts';
import type { Line, Plan } from '../schema.ts';
import { TRACKING_LISTS } from '../tracking/apply-tracking.ts';
import { overrideKey, type Scenario } from '../what-if/scenario-schema.ts';
import type { Piece } from './compare-plans.ts';
import { HEADS } from './slots.ts';

export type Misfit =
  /** An error that our plan does not have: where it stands, and what is wrong. */
  | { readonly kind: 'finding'; readonly finding: Finding }
  /** Something names a line that is not there; `by` is the scenario, rule or study that does. */
  | { readonly kind: 'lost-line'; readonly by: string; readonly lineId: string }
  /** The result is no plan. */
  | { readonly kind: 'invalid'; readonly path: string; readonly message: string };

export type MergedPlan = {
  readonly plan: Plan;
  /** Empty: it fits. */
  readonly misfits: readonly Misfit[];
  /** Pieces that were not chosen and would mend some of it: the lines that are missing. */
  readonly helpful: readonly string[];
};

export function mergePlans(
  mine: Plan,
  theirs: Plan,
  pieces: readonly Piece[],
  chosen: ReadonlySet<string>,
): MergedPlan {
  const taken = pieces.filter(({ key }) => chosen.has(key));
  const made = parsePlan(assembled(mine, theirs, taken));
  if (!made.ok) {
    const misfits = made.error.map(({ path, message }): Misfit => ({ kind: 'invalid', path, message }));
    return { plan: mine, misfits, helpful: [] };
  }
  const plan = made.value;
  const misfits = [...newErrors(mine, plan), ...lostLines(mine, plan)];
  return { plan, misfits, helpful: misfits.length === 0 ? [] : helpful(plan, pieces, chosen, misfits) };
}

/** The keys of the pieces that were named by what a person types; the first name that fits nothing, or not only one. */
export function chosenByName(
  pieces: readonly Piece[],
  names: readonly string[],
): Result<ReadonlySet<string>, { readonly name: string; readonly fits: number }> {
  const keys = new Set<string>();
  for (const name of names) {
    const exact = pieces.filter(({ key }) => key === name);
    const fitting = exact.length > 0 ? exact : pieces.filter(({ token }) => token === name);
    const within = exact.length > 0 ? [] : overridesOf(pieces, name);
    if (fitting.length > 1 || fitting.length + within.length === 0)
      return err({ name, fits: fitting.length });
    for (const { key } of [...fitting, ...within]) keys.add(key);
  }
  return ok(keys);
}

/** A scenario by its name stands for everything of it. */
function overridesOf(pieces: readonly Piece[], name: string): readonly Piece[] {
  return pieces.filter((piece) => piece.kind === 'override' && `scenario:${piece.name}` === name);
}

function assembled(mine: Plan, theirs: Plan, taken: readonly Piece[]): unknown {
  const values = new Map(taken.map((piece) => [piece.key, piece]));
  const heads = Object.fromEntries(HEADS.map((head) => [head, valueAt(values, head, mine[head])]));
  const settings = { ...mine.settings, ...theirs.settings };
  const sections = Object.keys(settings).map((section) => [
    section,
    valueAt(
      values,
      `setting:${section}`,
      Object.entries(mine.settings).find(([key]) => key === section)?.[1],
    ),
  ]);
  const lines = merged('line', mine.lines, theirs.lines, values, byId);
  const order = values.has('order') ? theirs.lines.map(({ id }) => id) : null;
  return {
    ...mine,
    ...heads,
    settings: Object.fromEntries(sections),
    lines: order ? reordered(lines, order) : lines,
    scenarios: listed(mergedScenarios(mine, theirs, values)),
    ...Object.fromEntries(
      TRACKING_LISTS.map((list) => {
        const own: readonly { id: string }[] = mine[list] ?? [];
        return [list, listed(merged(list, own, theirs[list] ?? [], values, byId))];
      }),
    ),
  };
}

function valueAt(values: ReadonlyMap<string, Piece>, key: string, own: unknown): unknown {
  const piece = values.get(key);
  return piece ? piece.taken : own;
}

const byId = ({ id }: { readonly id: string }): string => id;

/** An empty list is an absent one. */
function listed<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** Ours with what was taken; what is new stands behind what it stands behind on their side. */
function merged<T>(
  kind: string,
  mine: readonly T[],
  theirs: readonly T[],
  values: ReadonlyMap<string, Piece>,
  idOf: (item: T) => string,
): readonly T[] {
  const result = mine.flatMap((item) => {
    const piece = values.get(`${kind}:${idOf(item)}`);
    if (!piece) return [item];
    return piece.taken === undefined ? [] : [piece.taken as T];
  });
  theirs.forEach((item, at) => {
    const piece = values.get(`${kind}:${idOf(item)}`);
    if (piece?.what !== 'added') return;
    const above = new Set(theirs.slice(0, at).map(idOf));
    result.splice(result.findLastIndex((each) => above.has(idOf(each))) + 1, 0, piece.taken as T);
  });
  return result;
}

/** Of a scenario that both have, what was taken override by override; any other comes or goes as a whole. */
function mergedScenarios(mine: Plan, theirs: Plan, values: ReadonlyMap<string, Piece>): readonly Scenario[] {
  const [ours, others] = [mine.scenarios ?? [], theirs.scenarios ?? []];
  return merged('scenario', ours, others, values, byId).map((scenario) => {
    const own = ours.find(({ id }) => id === scenario.id);
    const other = others.find(({ id }) => id === scenario.id);
    if (!own || !other) return scenario;
    const overrides = merged(
      'override',
      own.overrides,
      other.overrides,
      values,
      (override) => `${scenario.id}:${overrideKey(override)}`,
    );
    return { ...scenario, overrides: [...overrides] };
  });
}

/** The lines that both have, in their order, at the places where such lines stand. */
function reordered(lines: readonly Line[], order: readonly string[]): readonly Line[] {
  const known = new Set(order);
  const byId = new Map(lines.map((line) => [line.id, line]));
  const sorted = order.flatMap((id) => byId.get(id) ?? []);
  let next = 0;
  return lines.map((line) => {
    if (!known.has(line.id)) return line;
    const placed = sorted[next];
    next += 1;
    return placed ?? line;
  });
}

function newErrors(mine: Plan, plan: Plan): readonly Misfit[] {
  const known = new Set(errorsOf(mine).map((finding) => JSON.stringify(finding)));
  return errorsOf(plan)
    .filter((finding) => finding.code !== 'depends-on-error' && !known.has(JSON.stringify(finding)))
    .map((finding) => ({ kind: 'finding', finding }));
}

function errorsOf(plan: Plan): readonly Finding[] {
  return appraise(plan).findings.filter(({ severity }) => severity === 'error');
}

/** Names of lines by their ids that lead nowhere and did not already do so. */
function lostLines(mine: Plan, plan: Plan): readonly Misfit[] {
  const known = new Set(lostIn(mine).map(({ by, lineId }) => `${by} ${lineId}`));
  return lostIn(plan)
    .filter(({ by, lineId }) => !known.has(`${by} ${lineId}`))
    .map((lost): Misfit => ({ kind: 'lost-line', ...lost }));
}

function lostIn(plan: Plan): readonly { readonly by: string; readonly lineId: string }[] {
  const ids = new Set(plan.lines.map(({ id }) => id));
  const named = [
    ...(plan.scenarios ?? []).map(({ name, overrides }) => ({ by: name, lineIds: lineIdsIn(overrides) })),
    ...(plan.warnings ?? []).map(({ name, scope }) => ({ by: name, lineIds: lineIdsIn(scope) })),
    { by: 'outlook', lineIds: lineIdsIn(plan.outlook) },
    { by: 'correlations', lineIds: (plan.correlations ?? []).flatMap(({ a, b }) => [a, b]) },
    { by: 'optimisation', lineIds: lineIdsIn(plan.optimisation) },
  ];
  return named.flatMap(({ by, lineIds }) =>
    lineIds.filter((lineId) => !ids.has(lineId)).map((lineId) => ({ by, lineId })),
  );
}

function lineIdsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(lineIdsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    if (key === 'lineId') return [String(item)];
    return key === 'lineIds' && Array.isArray(item) ? item.map(String) : lineIdsIn(item);
  });
}

function helpful(
  plan: Plan,
  pieces: readonly Piece[],
  chosen: ReadonlySet<string>,
  misfits: readonly Misfit[],
): readonly string[] {
  const codes = new Set(plan.lines.map(({ code }) => code));
  const lost = new Set(misfits.flatMap((misfit) => (misfit.kind === 'lost-line' ? [misfit.lineId] : [])));
  return pieces
    .filter(({ key, kind }) => kind === 'line' && !chosen.has(key))
    .filter(({ key, token, what }) => {
      if (lost.has(key.slice('line:'.length))) return what === 'added';
      return what === 'added' && !codes.has(token) && misfits.some((misfit) => names(misfit, token));
    })
    .map(({ key }) => key);
}

function names(misfit: Misfit, code: string): boolean {
  return misfit.kind === 'finding' && Object.values(misfit.finding.params).includes(code);
}
