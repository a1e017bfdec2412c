/**
 * Many trials of one plan at once, for simulation and sensitivity. Lines that are set get a number per trial; what
 * depends on them is computed for a stretch of trials at a time, column by column; everything else keeps the one
 * number it has in the plan. Set the same lines again and run again: nothing is compiled twice.
 */
import { columnCount, periodsPerYear } from '../../plan/timeline.ts';
import type { Phase } from '../graph/edges.ts';
import { type Program, stepSlots } from '../graph/program.ts';
import type { Step } from '../graph/schedule.ts';
import { isFlat, type Slot } from '../graph/slots.ts';
import { compileKernel, type Kernel } from './kernels.ts';
import { type Context, type Leaf, leafVector } from './operand.ts';

/** Trials computed together: a few rows of this length stay in the fastest cache. */
const STRETCH = 1024;

/** The numbers of a slot over trials; the opening lies apart where a set value does not reach it. */
type Store = { readonly opening: Leaf; readonly periods: Leaf };

export type Trials = {
  readonly set: (slot: number, values: Float64Array, holdsAtOpening: boolean) => void;
  readonly run: (trials: number) => void;
  /** [column][trial]; undefined where the slot was not asked for. */
  readonly read: (slot: number) => Float64Array | undefined;
};

export function createTrials(
  program: Program,
  base: readonly Float64Array[],
  size: number,
  targets: readonly number[],
): Trials {
  const columns = columnCount(program.timeline);
  const given = new Map<number, Store>();
  let plan: TrialPlan | undefined;

  const baseColumn = (slot: number, column: number): number => base[slot]?.[column] ?? Number.NaN;

  const store = (slot: number, dense: boolean): Store => {
    const known = given.get(slot);
    if (known && known.periods.stride > 0 === dense) return known;
    plan = undefined;
    const periods = { array: new Float64Array(dense ? columns * size : size), stride: dense ? size : 0 };
    const opening = dense ? periods : { array: new Float64Array(size), stride: 0 };
    const created = { opening, periods };
    given.set(slot, created);
    return created;
  };

  const set: Trials['set'] = (slot, values, holdsAtOpening) => {
    if (values.length !== size && values.length !== columns * size) {
      throw new RangeError(`expected ${size} or ${columns * size} values, got ${values.length}`);
    }
    const target = store(slot, values.length !== size);
    target.periods.array.set(values);
    if (target.opening === target.periods) return;
    if (holdsAtOpening) target.opening.array.set(values);
    else target.opening.array.fill(baseColumn(slot, 0));
  };

  const run: Trials['run'] = (trials) => {
    if (trials > size) throw new RangeError(`a block of ${size} trials can't run ${trials}`);
    plan ??= planTrials(program, base, size, targets, given);
    for (let from = 0; from < trials; from += STRETCH) plan.compute(from, Math.min(STRETCH, trials - from));
  };

  const read: Trials['read'] = (slot) => {
    const own = given.get(slot) ?? plan?.stores.get(slot);
    if (own && own.periods.stride > 0) return own.periods.array;
    if (!own && (plan?.varied.has(slot) ?? true)) return undefined;
    const result = new Float64Array(columns * size);
    for (let column = 0; column < columns; column += 1) {
      const at = column * size;
      if (own) result.set((column === 0 ? own.opening : own.periods).array, at);
      else result.fill(baseColumn(slot, column), at, at + size);
    }
    return result;
  };

  return { set, run, read };
}

type TrialPlan = {
  readonly varied: ReadonlySet<number>;
  readonly stores: ReadonlyMap<number, Store>;
  readonly compute: (from: number, n: number) => void;
};

function planTrials(
  program: Program,
  base: readonly Float64Array[],
  size: number,
  targets: readonly number[],
  given: ReadonlyMap<number, Store>,
): TrialPlan {
  const varied = variedSlots(program, given);
  const needed = neededSlots(program, targets, given, varied);
  const stores = new Map<number, Store>();
  const columns = columnCount(program.timeline);
  for (const slot of needed) {
    const definition = program.slots[slot];
    if (!definition || given.has(slot)) continue;
    const flat = isFlat(definition);
    const leaf = { array: new Float64Array(flat ? size : columns * size), stride: flat ? 0 : size };
    stores.set(slot, { opening: leaf, periods: leaf });
  }
  const find = (slot: number): Store | undefined => given.get(slot) ?? stores.get(slot);
  const contexts = trialContexts(program, base, find, Math.min(size, STRETCH));
  const yearFraction = 1 / periodsPerYear(program.timeline);
  const kernel = (slot: number, phase: Phase): Kernel => {
    const definition: Slot = program.slots[slot] ?? { kind: 'broken' };
    const own = stores.get(slot);
    if (!own) throw new Error(`no store for slot ${slot}`);
    return compileKernel(definition, phase, own[phase], contexts[phase], yearFraction);
  };
  const runs = program.steps.length > 0 ? fusedRuns(program, stores, kernel) : [];
  return {
    varied,
    stores,
    compute: (from, n) => {
      for (const run of runs) run(from, n);
    },
  };
}

type TrialRun = (from: number, n: number) => void;

/**
 * Steps that only look back are computed together, column by column, so that a row is used again while it is still
 * in the cache. A step that needs all periods of another closes the group before it.
 */
function fusedRuns(
  program: Program,
  stores: ReadonlyMap<number, Store>,
  kernel: (slot: number, phase: Phase) => Kernel,
): readonly TrialRun[] {
  const runs: TrialRun[] = [];
  let group: Kernel[] = [];
  let inGroup = new Set<number>();
  const close = (): void => {
    if (group.length > 0) runs.push(periodsRun(group, program.timeline.periods));
    group = [];
    inGroup = new Set();
  };
  for (const step of program.steps) {
    const slots = stepSlots(step).filter((slot) => stores.has(slot));
    if (slots.length === 0) continue;
    if ([...program.readsWhole(step)].some((slot) => inGroup.has(slot))) close();
    if (step.kind === 'opening') {
      const opening = kernel(step.slot, 'opening');
      runs.push((from, n) => opening(0, from, n));
      continue;
    }
    for (const slot of slots) {
      group.push(kernel(slot, 'periods'));
      inGroup.add(slot);
    }
  }
  close();
  return runs;
}

function periodsRun(kernels: readonly Kernel[], last: number): TrialRun {
  return (from, n) => {
    for (let column = 1; column <= last; column += 1) for (const kernel of kernels) kernel(column, from, n);
  };
}

function trialContexts(
  program: Program,
  base: readonly Float64Array[],
  find: (slot: number) => Store | undefined,
  stretch: number,
): Readonly<Record<Phase, Context>> {
  const rows: Float64Array[] = [];
  const fixed = (array: Float64Array) => {
    return { shape: 'scalar', at: (column: number) => array[column] as number } as const;
  };
  const baseOf = (slot: number): Float64Array => base[slot] ?? new Float64Array(0);
  const context = (phase: Phase): Context => ({
    slot: (slot) => {
      const store = find(slot);
      return store ? leafVector(store[phase]) : fixed(baseOf(slot));
    },
    history: (slot) => {
      const store = find(slot);
      return store ? { shape: 'vector', ...store } : fixed(baseOf(slot));
    },
    clock: (name) => fixed(program.workspace.clock[name]),
    periods: program.timeline.periods,
    wide: false,
    privateRow: () => new Float64Array(stretch),
    scratch: (level) => {
      rows[level] ??= new Float64Array(stretch);
      return rows[level];
    },
  });
  return { opening: context('opening'), periods: context('periods') };
}

/** Everything that depends on a set slot. */
function variedSlots(program: Program, given: ReadonlyMap<number, unknown>): ReadonlySet<number> {
  const varied = new Set<number>(given.keys());
  for (let before = -1; before !== varied.size; ) {
    before = varied.size;
    for (const step of program.steps) {
      const slots = stepSlots(step);
      if (slots.every((slot) => varied.has(slot))) continue;
      if (![...program.reads(step)].some((slot) => varied.has(slot))) continue;
      for (const slot of slots) varied.add(slot);
    }
  }
  return varied;
}

/** Varied slots that the targets need, in turn. */
function neededSlots(
  program: Program,
  targets: readonly number[],
  given: ReadonlyMap<number, unknown>,
  varied: ReadonlySet<number>,
): ReadonlySet<number> {
  const steps = new Map<number, Step[]>();
  for (const step of program.steps) {
    for (const slot of stepSlots(step)) steps.set(slot, [...(steps.get(slot) ?? []), step]);
  }
  const needed = new Set(targets.filter((slot) => varied.has(slot)));
  for (const slot of needed) {
    if (given.has(slot)) continue;
    for (const step of steps.get(slot) ?? []) {
      for (const read of program.reads(step)) if (varied.has(read)) needed.add(read);
    }
  }
  return needed;
}
