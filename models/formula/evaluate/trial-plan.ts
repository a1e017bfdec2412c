/**
 * The computing behind a block of trials: rows for a stretch of trials, kernels over them in groups, and what is
 * copied in and out. Rows that no later column reads are used again, so that a stretch stays in the fastest cache.
 * Must not change the order of operations: the bits are those of the plan computed trial by trial.
 */
import { columnCount, periodsPerYear } from '../../plan/timeline.ts';
import type { Phase } from '../graph/edges.ts';
import type { Program } from '../graph/program.ts';
import { isFlat } from '../graph/slots.ts';
import { compileKernel, type Kernel } from './kernels.ts';
import { type Context, literal, type Operand, rowsVector } from './operand.ts';
import {
  columnsKept,
  type Group,
  groupsOf,
  isFlatExpression,
  neededSlots,
  variedSlots,
} from './trial-needs.ts';
import type { Given } from './trials.ts';

export type TrialPlan = {
  readonly varied: ReadonlySet<number>;
  /** Of the targets that are computed: [column][trial]. */
  readonly results: ReadonlyMap<number, Float64Array>;
  readonly compute: (trials: number) => void;
};

/** How many trials there are, how many of them are computed together, and which slots will be read. */
type Shape = {
  readonly size: number;
  readonly stretch: number | undefined;
  readonly targets: readonly number[];
};

/** A slot's row of each column; columns that share a row are computed one after the other. */
type Store = { readonly rows: readonly Float64Array[]; readonly flat: boolean };

/** What the rows of a stretch may take of the first-level cache, in numbers. */
const ROOM = 12_288;
const SHORTEST = 256;
const LONGEST = 1024;

export function planTrials(
  program: Program,
  base: readonly Float64Array[],
  { size, stretch: chosen, targets }: Shape,
  given: ReadonlyMap<number, Given>,
): TrialPlan {
  const columns = columnCount(program.timeline);
  const givenSlots = new Set(given.keys());
  const varied = variedSlots(program, givenSlots);
  const needed = neededSlots(program, targets, givenSlots, varied);
  const groups = groupsOf(program, (slot) => needed.has(slot) && !given.has(slot));
  const stretch = Math.min(size, chosen ?? stretchFor(needed.size));
  const newRow = rowMaker(stretch);
  const stores = new Map<number, Store>();
  const copiesIn: ((from: number, n: number) => void)[] = [];
  for (const [slot, numbers] of given) {
    if (!needed.has(slot)) continue;
    const own = numbers.dense ? denseRows(numbers, columns, size) : [numbers.opening, numbers.periods];
    const rows = stretch === size ? own : own.map(() => newRow());
    if (stretch < size) {
      rows.forEach((row, i) => {
        const source = own[i] as Float64Array;
        copiesIn.push((from, n) => row.set(source.subarray(from, from + n)));
      });
    }
    stores.set(slot, { rows: numbers.dense ? rows : spread(rows, columns), flat: !numbers.dense });
  }
  const kept = columnsKept(program, groups);
  const wanted = new Set(targets);
  const results = new Map<number, Float64Array>();
  const flat = flatSlots(program, base, groups, stores);
  for (const slot of needed) {
    const definition = program.slots[slot];
    if (!definition || given.has(slot)) continue;
    const result = wanted.has(slot) ? new Float64Array(columns * size) : undefined;
    if (result) results.set(slot, result);
    const once = isFlat(definition);
    if (once || flat.has(slot)) {
      const row = newRow();
      stores.set(slot, {
        rows: once ? spread([row, row], columns) : spread([newRow(), row], columns),
        flat: true,
      });
    } else if (result && stretch === size) {
      stores.set(slot, { rows: rowsOf(result, columns, size), flat: false });
    } else {
      stores.set(slot, { rows: ring(kept(slot), columns, newRow), flat: false });
    }
  }
  const state = { stretch: 0, from: 0 };
  const contexts = trialContexts(program, base, stores, newRow, () => state.stretch);
  const yearFraction = 1 / periodsPerYear(program.timeline);
  const kernelOf = (slot: number, phase: Phase): Kernel => {
    const own = stores.get(slot);
    const definition = program.slots[slot];
    if (!own || !definition) throw new Error(`no rows for slot ${slot}`);
    const kernel = compileKernel(definition, phase, own.rows, contexts[phase], yearFraction);
    const once: Kernel =
      own.flat && phase === 'periods' ? (column, n) => void (column === 1 && kernel(column, n)) : kernel;
    const result = results.get(slot);
    if (!result || own.rows[1]?.buffer === result.buffer) return once;
    return isFlat(definition)
      ? (column, n) => {
          once(column, n);
          for (let c = 0; c < columns; c += 1) copyOut(own, result, c, c * size + state.from, n);
        }
      : (column, n) => {
          once(column, n);
          copyOut(own, result, column, column * size + state.from, n);
        };
  };
  const runs = groups.map((group) => groupRun(group, kernelOf, program.timeline.periods));
  return {
    varied,
    results,
    compute: (trials) => {
      for (let from = 0; from < trials; from += stretch) {
        const n = Math.min(stretch, trials - from);
        state.stretch += 1;
        state.from = from;
        for (const copy of copiesIn) copy(from, n);
        for (const run of runs) run(n);
      }
    },
  };
}

function groupRun(
  group: Group,
  kernelOf: (slot: number, phase: Phase) => Kernel,
  last: number,
): (n: number) => void {
  if (group.kind === 'opening') {
    const kernel = kernelOf(group.slot, 'opening');
    return (n) => kernel(0, n);
  }
  const kernels = group.slots.map((slot) => kernelOf(slot, 'periods'));
  return (n) => {
    for (let column = 1; column <= last; column += 1) for (const kernel of kernels) kernel(column, n);
  };
}

function copyOut(own: Store, result: Float64Array, column: number, at: number, n: number): void {
  const row = own.rows[column] as Float64Array;
  result.set(row.length === n ? row : row.subarray(0, n), at);
}

/** A power of two, so that the rows lie evenly in the cache. */
function stretchFor(slots: number): number {
  let length = LONGEST;
  while (length > SHORTEST && length * slots > ROOM) length /= 2;
  return length;
}

/** Rows side by side in a few large arrays: evenly spread over the cache. */
function rowMaker(stretch: number): () => Float64Array {
  const together = 64;
  let page = new Float64Array(0);
  let used = 0;
  return () => {
    if (used === page.length) {
      page = new Float64Array(together * stretch);
      used = 0;
    }
    used += stretch;
    return page.subarray(used - stretch, used);
  };
}

function rowsOf(array: Float64Array, columns: number, size: number): readonly Float64Array[] {
  return Array.from({ length: columns }, (_, column) => array.subarray(column * size, (column + 1) * size));
}

function denseRows({ periods }: Given, columns: number, size: number): readonly Float64Array[] {
  return rowsOf(periods, columns, size);
}

/** The opening's row, and one for all periods. */
function spread(rows: readonly Float64Array[], columns: number): readonly Float64Array[] {
  return Array.from({ length: columns }, (_, column) => rows[Math.min(column, 1)] ?? new Float64Array(0));
}

/** The opening's row, and as many as must be kept, used in turn. */
function ring(kept: number, columns: number, newRow: () => Float64Array): readonly Float64Array[] {
  const opening = newRow();
  const rows = Array.from({ length: Math.min(kept, columns - 1) }, newRow);
  return Array.from({ length: columns }, (_, column) =>
    column === 0 ? opening : (rows[(column - 1) % rows.length] ?? opening),
  );
}

/** Slots whose formula gives the same number in every period of a trial. */
function flatSlots(
  program: Program,
  base: readonly Float64Array[],
  groups: readonly Group[],
  stores: ReadonlyMap<number, Store>,
): ReadonlySet<number> {
  const flat = new Set<number>();
  const computed = new Set(
    groups.flatMap((group) => (group.kind === 'periods' ? group.slots : [group.slot])),
  );
  const isFlatSlot = (slot: number): boolean => {
    const definition = program.slots[slot];
    if (stores.has(slot)) return stores.get(slot)?.flat === true;
    if (computed.has(slot)) return flat.has(slot) || (definition !== undefined && isFlat(definition));
    return steadyValue(base[slot]) !== undefined;
  };
  for (const group of groups) {
    for (const slot of group.kind === 'periods' ? group.slots : []) {
      const definition = program.slots[slot];
      if (definition?.kind === 'formula' && isFlatExpression(definition.periods, isFlatSlot)) flat.add(slot);
    }
  }
  return flat;
}

/** The number that an array holds in all periods, if it is one. */
function steadyValue(array: Float64Array | undefined): number | undefined {
  const value = array?.[1];
  if (!array || value === undefined) return undefined;
  for (let column = 2; column < array.length; column += 1)
    if (!Object.is(array[column], value)) return undefined;
  return value;
}

function trialContexts(
  program: Program,
  base: readonly Float64Array[],
  stores: ReadonlyMap<number, Store>,
  newRow: () => Float64Array,
  stretch: () => number,
): Readonly<Record<Phase, Context>> {
  const scratchRows: Float64Array[] = [];
  const constants = new Map<number, Float64Array>();
  const reading = (array: Float64Array) => {
    return { shape: 'scalar', at: (column: number) => array[column] as number } as const;
  };
  const empty = new Float64Array(0);
  const context = (phase: Phase): Context => {
    const fixed = (array: Float64Array): Operand => {
      const steady = phase === 'periods' ? steadyValue(array) : array[0];
      return steady === undefined ? reading(array) : literal(steady);
    };
    return {
      slot: (slot) => {
        const store = stores.get(slot);
        return store ? rowsVector(store.rows, phase === 'periods' && store.flat) : fixed(base[slot] ?? empty);
      },
      history: (slot) => {
        const store = stores.get(slot);
        return store ? { shape: 'rows', rows: store.rows } : reading(base[slot] ?? empty);
      },
      clock: (name) => fixed(program.workspace.clock[name]),
      periods: program.timeline.periods,
      wide: false,
      privateRow: newRow,
      scratch: (level) => {
        scratchRows[level] ??= newRow();
        return scratchRows[level];
      },
      constantRow: (value) => {
        // A map takes -0 for 0.
        if (Object.is(value, -0)) return newRow().fill(value);
        const known = constants.get(value) ?? newRow().fill(value);
        constants.set(value, known);
        return known;
      },
      stretch,
    };
  };
  return { opening: context('opening'), periods: context('periods') };
}
