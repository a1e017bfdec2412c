/**
 * The plan itself (one trial): holds the numbers of every slot over all columns and recomputes what an edit touches.
 * Results are handed out as copies that never change afterwards; a slot that was not touched keeps its copy.
 */
import type { Entry, Timeline } from '../../plan/schema.ts';
import { columnCount, periodsPerYear } from '../../plan/timeline.ts';
import type { Step } from '../graph/schedule.ts';
import type { Slot } from '../graph/slots.ts';
import type { ModelLine } from '../model-line.ts';
import { type Clock, createClock } from './clock.ts';
import { compileStep } from './kernels.ts';
import { type Context, rowsVector } from './operand.ts';
import { compileWide } from './wide-kernels.ts';

export type Workspace = {
  readonly clock: Clock;
  /** Brings all slots up to date with these entries (one a line, in order) and gives the values of every slot. */
  readonly update: (lines: readonly ModelLine[]) => readonly Float64Array[];
};

type Executable = {
  readonly run: () => void;
  readonly reads: ReadonlySet<number>;
  readonly writes: readonly number[];
};

export function createWorkspace(
  timeline: Timeline,
  slots: readonly Slot[],
  steps: readonly Step[],
  readsOf: (step: Step) => ReadonlySet<number>,
): Workspace {
  const columns = columnCount(timeline);
  const clock = createClock(timeline);
  const values = slots.map((slot) => {
    const array = new Float64Array(columns);
    return slot.kind === 'broken' ? array.fill(Number.NaN) : array;
  });
  const compile = stepCompiler(timeline, slots, values, clock);
  const executables: readonly Executable[] = steps.map((step) => ({
    run: compile(step),
    reads: readsOf(step),
    writes: step.kind === 'recur' ? step.slots : [step.slot],
  }));
  const held: (Entry | undefined)[] = [];
  let snapshot: readonly Float64Array[] = values.map((array) => array.slice());
  let fresh = true;

  const update = (lines: readonly ModelLine[]): readonly Float64Array[] => {
    const changed = new Set<number>();
    lines.forEach((line, index) => {
      const array = values[index];
      if (!array || slots[index]?.kind !== 'input' || held[index] === line.entry) return;
      held[index] = line.entry;
      if (fillInput(array, line)) changed.add(index);
    });
    if (!fresh && changed.size === 0) return snapshot;
    for (const { run, reads, writes } of executables) {
      if (!fresh && !intersects(reads, changed)) continue;
      run();
      for (const slot of writes) changed.add(slot);
    }
    snapshot = values.map((array, slot) =>
      fresh || changed.has(slot) ? array.slice() : (snapshot[slot] ?? array),
    );
    fresh = false;
    return snapshot;
  };
  return { clock, update };
}

function intersects(reads: ReadonlySet<number>, changed: ReadonlySet<number>): boolean {
  if (reads.size < changed.size) {
    for (const slot of reads) if (changed.has(slot)) return true;
    return false;
  }
  for (const slot of changed) if (reads.has(slot)) return true;
  return false;
}

function stepCompiler(
  timeline: Timeline,
  slots: readonly Slot[],
  values: readonly Float64Array[],
  clock: Clock,
): (step: Step) => () => void {
  const { periods } = timeline;
  const yearFraction = 1 / periodsPerYear(timeline);
  const scratchRows: Float64Array[] = [];
  const scratch = (level: number): Float64Array => {
    scratchRows[level] ??= new Float64Array(periods + 1);
    return scratchRows[level];
  };
  const array = (slot: number): Float64Array => {
    const found = values[slot];
    if (!found) throw new Error(`no slot ${slot}`);
    return found;
  };
  const definition = (slot: number): Slot => slots[slot] ?? { kind: 'broken' };
  // A wide run starts in column 0 or 1 and goes on from there.
  const line = (source: Float64Array) => rowsVector([source, source.subarray(1)], false);
  const constants = new Map<number, Float64Array>();
  const wide: Context = {
    slot: (slot) => line(array(slot)),
    history: (slot) => ({ shape: 'line', array: array(slot) }),
    clock: (name) => line(clock[name]),
    periods,
    wide: true,
    scratch,
    privateRow: () => new Float64Array(periods + 1),
    constantRow: (value) => {
      // A map takes -0 for 0.
      if (Object.is(value, -0)) return new Float64Array(periods + 1).fill(value);
      const known = constants.get(value) ?? new Float64Array(periods + 1).fill(value);
      constants.set(value, known);
      return known;
    },
    stretch: () => 0,
  };
  const reading = (source: Float64Array) =>
    ({ shape: 'scalar', at: (column: number) => source[column] as number }) as const;
  const single: Context = {
    ...wide,
    slot: (slot) => reading(array(slot)),
    history: (slot) => reading(array(slot)),
    clock: (name) => reading(clock[name]),
    wide: false,
  };

  return (step) => {
    if (step.kind === 'recur') {
      const rows = step.slots.map((slot) => {
        const own = array(slot);
        return { own, value: compileStep(definition(slot), own, single, yearFraction) };
      });
      return () => {
        for (let column = 1; column <= periods; column += 1) {
          for (const { own, value } of rows) own[column] = value(column);
        }
      };
    }
    const { slot } = step;
    const phase = step.kind === 'sweep' ? 'periods' : 'opening';
    return compileWide(definition(slot), phase, array(slot), wide, yearFraction);
  };
}

/** Writes a given line's numbers; says whether any of them changed. */
function fillInput(array: Float64Array, line: ModelLine): boolean {
  const { entry } = line;
  let changed = false;
  const put = (column: number, value: number): void => {
    if (array[column] !== value) changed = true;
    array[column] = value;
  };
  if (entry.type === 'constant') {
    put(0, entry.opening ?? (line.holdsAtOpening ? entry.value : 0));
    for (let column = 1; column < array.length; column += 1) put(column, entry.value);
  } else if (entry.type === 'series') {
    put(0, entry.opening ?? 0);
    for (let column = 1; column < array.length; column += 1) put(column, entry.values[column - 1] ?? 0);
  }
  return changed;
}
