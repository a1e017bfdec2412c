/**
 * From lines to something that runs: resolved trees, slots, schedule and errors. A program depends on the structure
 * of the lines only (codes, formulas, which have an opening); constants and series may change without a new one.
 */
import type { Timeline } from '../../plan/schema.ts';
import { createWorkspace, type Workspace } from '../evaluate/workspace.ts';
import { type FormulaError, formulaError, type LineError } from '../formula-error.ts';
import type { ModelLine } from '../model-line.ts';
import type { ParseCache } from '../parse-cache.ts';
import { type DependencyIndex, dependencyIndex } from './dependencies.ts';
import { type Edge, graphEdges, slotOf } from './edges.ts';
import { createLowering } from './lower.ts';
import { openingByCode, type Resolved, resolveLines } from './resolve.ts';
import { type Cycle, type Step, schedule } from './schedule.ts';
import type { Ir, Slot } from './slots.ts';

export type Program = {
  readonly timeline: Timeline;
  readonly resolved: Resolved;
  readonly slots: readonly Slot[];
  readonly steps: readonly Step[];
  readonly errors: ReadonlyMap<string, LineError>;
  /** Codes, each after those it needs in the same period. */
  readonly order: readonly string[];
  readonly dependencies: DependencyIndex;
  /** Slots that a step reads. */
  readonly reads: (step: Step) => ReadonlySet<number>;
  /** Of these, the ones of which all periods must be known first. */
  readonly readsWhole: (step: Step) => ReadonlySet<number>;
  readonly workspace: Workspace;
};

const ZERO: Ir = { op: 'literal', value: 0 };

export function buildProgram(timeline: Timeline, lines: readonly ModelLine[], cache: ParseCache): Program {
  const resolved = resolveLines(lines, cache);
  const slots = lowerLines(resolved);
  const edges = graphEdges(slots);
  const { steps, cycles } = schedule(edges);
  const own = new Map<number, FormulaError>();
  resolved.lines.forEach((item, index) => {
    if (item.error) own.set(index, item.error);
  });
  for (const cycle of cycles) addCycleErrors(cycle, resolved, own);
  const causes = spread(edges, own);
  const healthy = slots.map((slot, index): Slot => (causes.has(index) ? { kind: 'broken' } : slot));
  const runnable = steps.filter((step) => !stepSlots(step).some((slot) => causes.has(slot)));
  const reads = (step: Step) => readsOf(step, edges, false);
  return {
    timeline,
    resolved,
    slots: healthy,
    steps: runnable,
    errors: lineErrors(resolved, own, causes),
    order: orderOf(resolved, healthy, runnable),
    dependencies: dependencyIndex(resolved),
    reads,
    readsWhole: (step) => readsOf(step, edges, true),
    workspace: createWorkspace(timeline, healthy, runnable, reads),
  };
}

export function stepSlots(step: Step): readonly number[] {
  return step.kind === 'recur' ? step.slots : [step.slot];
}

function lowerLines(resolved: Resolved): readonly Slot[] {
  const slots = resolved.lines.map((item): Slot => (item.error ? { kind: 'broken' } : { kind: 'input' }));
  const { lower } = createLowering(slots, {
    slotOf: (code) => resolved.index.get(code) ?? -1,
    hasOpening: openingByCode(resolved),
  });
  resolved.lines.forEach((item, index) => {
    if (item.error || !item.formula) return;
    const periods = lower(item.formula);
    const opening = item.opening ? lower(item.opening) : item.line.holdsAtOpening ? periods : ZERO;
    slots[index] = { kind: 'formula', periods, opening };
  });
  return slots;
}

function addCycleErrors(cycle: Cycle, resolved: Resolved, own: Map<number, FormulaError>): void {
  for (const [slot, chain] of cycle.chains) {
    const item = resolved.lines[slot];
    if (!item || own.has(slot)) continue;
    const names = chain.flatMap((step) => resolved.lines[step]?.code ?? []);
    const distinct = names.filter((name, index) => name !== names[index - 1]);
    const text = (distinct.length === 1 ? [item.code, item.code] : distinct).join(' → ');
    const hint =
      cycle.reason === 'same-period'
        ? 'use prev(…) where last period’s value is meant'
        : 'lead, total, average and at need later periods of the line itself; use cumulative or prev';
    const message =
      cycle.reason === 'same-period'
        ? `The line needs its own value of the same period: ${text}; ${hint}.`
        : `The line needs a later period of itself: ${text}; ${hint}.`;
    const params = { chain: text, reason: cycle.reason, hint };
    own.set(slot, { ...formulaError('cycle', params, message), part: 'formula' });
  }
}

/** For every unusable slot the line that is the root cause, nearest first. */
function spread(
  edges: readonly (readonly Edge[])[],
  own: ReadonlyMap<number, FormulaError>,
): ReadonlyMap<number, number> {
  const users = new Map<number, Set<number>>();
  edges.forEach((list, node) => {
    for (const edge of list) {
      const set = users.get(slotOf(edge.to)) ?? new Set<number>();
      users.set(slotOf(edge.to), set.add(slotOf(node)));
    }
  });
  const causes = new Map<number, number>([...own.keys()].map((slot) => [slot, slot]));
  const queue = [...own.keys()];
  for (const slot of queue) {
    for (const user of users.get(slot) ?? []) {
      if (causes.has(user)) continue;
      causes.set(user, causes.get(slot) ?? slot);
      queue.push(user);
    }
  }
  return causes;
}

function lineErrors(
  resolved: Resolved,
  own: ReadonlyMap<number, FormulaError>,
  causes: ReadonlyMap<number, number>,
): ReadonlyMap<string, LineError> {
  const errors = new Map<string, LineError>();
  resolved.lines.forEach((item, index) => {
    const error = own.get(index);
    const cause = causes.get(index);
    if (error) errors.set(item.line.code, error);
    else if (cause !== undefined) {
      const on = resolved.lines[cause]?.line.code ?? '';
      errors.set(item.line.code, { kind: 'depends', on, message: `Uses '${on}', which has an error.` });
    }
  });
  return errors;
}

function readsOf(step: Step, edges: readonly (readonly Edge[])[], wholeOnly: boolean): ReadonlySet<number> {
  const phase = step.kind === 'opening' ? 0 : 1;
  const read = stepSlots(step).flatMap((slot) => edges[2 * slot + phase] ?? []);
  return new Set(read.filter((edge) => !wholeOnly || edge.need === 'whole').map((edge) => slotOf(edge.to)));
}

/** Given numbers first, then formulas in the order of computing, then what can't be computed. */
function orderOf(resolved: Resolved, slots: readonly Slot[], steps: readonly Step[]): readonly string[] {
  const given = resolved.lines.flatMap((_, index) => (slots[index]?.kind === 'input' ? [index] : []));
  const computed = steps.flatMap((step) => (step.kind === 'opening' ? [] : stepSlots(step)));
  const all = new Set([...given, ...computed, ...resolved.lines.keys()]);
  return [...all].flatMap((index) => resolved.lines[index]?.line.code ?? []);
}
