/**
 * What the two-way table must work out again at each of its points: the slots of the model that move with one of the
 * two lines and lead to the cash flow. Those that are read once, in the same column, are written into their reader, so
 * that a point takes a handful of rows instead of dozens. Pure.
 */
import { graphEdges, slotOf } from '../../../../models/formula/graph/edges.ts';
import type { Program } from '../../../../models/formula/graph/program.ts';
import type { Ir, Slot } from '../../../../models/formula/graph/slots.ts';

export type Cone = {
  readonly slots: ReadonlySet<number>;
  /** Those that have a row of their own at each point, in the order in which they are computed. */
  readonly rows: readonly number[];
};

/** Signs of a formula beyond which its reader would become hard to follow. */
const MOST_SIGNS = 24;

export function coneOf({ slots, resolved }: Program, from: readonly string[], to: readonly string[]): Cone {
  const at = (code: string): readonly number[] => {
    const index = resolved.index.get(code);
    return index === undefined ? [] : [index];
  };
  const edges = graphEdges(slots);
  const reads = slots.map((_, slot) => [
    ...new Set([...(edges[2 * slot] ?? []), ...(edges[2 * slot + 1] ?? [])].map((edge) => slotOf(edge.to))),
  ]);
  const users = slots.map((): number[] => []);
  for (const [reader, own] of reads.entries()) for (const read of own) users[read]?.push(reader);
  const moving = closure(from.flatMap(at), users);
  const leading = closure(to.flatMap(at), reads);
  const cone = new Set([...moving].filter((slot) => leading.has(slot)));
  const kept = keptRows(slots, cone, new Set(to.flatMap(at)));
  return { slots: cone, rows: [...cone].filter((slot) => kept.has(slot)).sort((a, b) => a - b) };
}

function closure(from: readonly number[], next: readonly (readonly number[])[]): ReadonlySet<number> {
  const found = new Set(from);
  for (const slot of found) for (const other of next[slot] ?? []) found.add(other);
  return found;
}

function keptRows(
  slots: readonly Slot[],
  cone: ReadonlySet<number>,
  always: ReadonlySet<number>,
): ReadonlySet<number> {
  const counts = new Map<number, number>();
  const kept = new Set(always);
  const note = (slot: number, isSame: boolean): void => {
    if (!cone.has(slot)) return;
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
    if (!isSame) kept.add(slot);
  };
  for (const index of cone) {
    const slot = slots[index];
    if (slot?.kind === 'formula') {
      eachRead(slot.periods, note);
      // What only the opening reads has its own row as well: it is written twice otherwise.
      if (slot.opening !== slot.periods) eachRead(slot.opening, note);
    } else if (slot?.kind === 'cumulative') eachRead(slot.of, note);
    else if (slot?.kind === 'growth') eachRead(slot.rate, note);
    else if (slot?.kind === 'spread' || slot?.kind === 'total' || slot?.kind === 'average')
      note(slot.slot, false);
  }
  for (const index of cone) {
    const slot = slots[index];
    if (slot?.kind !== 'formula' || (counts.get(index) ?? 0) > 1) kept.add(index);
  }
  // What is written into its reader adds to its length.
  const length = (index: number, depth: number): number => {
    const slot = slots[index];
    if (slot?.kind !== 'formula' || depth > 40) return MOST_SIGNS;
    let signs = size(slot.periods);
    eachRead(slot.periods, (read) => {
      if (cone.has(read) && !kept.has(read)) signs += length(read, depth + 1);
    });
    return signs;
  };
  for (const index of [...cone].sort((a, b) => a - b))
    if (!kept.has(index) && length(index, 0) > MOST_SIGNS) kept.add(index);
  return kept;
}

function eachRead(ir: Ir, visit: (slot: number, isSame: boolean) => void): void {
  switch (ir.op) {
    case 'slot':
      visit(ir.slot, true);
      break;
    case 'shift':
      visit(ir.slot, ir.by === 0);
      eachRead(ir.fill, visit);
      break;
    case 'gather':
      visit(ir.slot, false);
      eachRead(ir.column, visit);
      break;
    case 'unary':
      eachRead(ir.arg, visit);
      break;
    case 'binary':
      eachRead(ir.left, visit);
      eachRead(ir.right, visit);
      break;
    case 'choose':
      for (const part of [ir.condition, ir.yes, ir.no]) eachRead(part, visit);
      break;
    case 'literal':
    case 'clock':
      break;
  }
}

function size(ir: Ir): number {
  switch (ir.op) {
    case 'unary':
      return 1 + size(ir.arg);
    case 'binary':
      return 1 + size(ir.left) + size(ir.right);
    case 'choose':
      return 2 + size(ir.condition) + size(ir.yes) + size(ir.no);
    case 'shift':
      return 1 + size(ir.fill);
    case 'gather':
      return 3 + size(ir.column);
    default:
      return 1;
  }
}
