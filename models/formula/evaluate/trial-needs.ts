/**
 * What a block of trials must compute and keep: which slots vary with those that are set, which of them the targets
 * need, which have one number a trial for all periods, and how many columns of each are still read later on.
 */
import { type Program, stepSlots } from '../graph/program.ts';
import type { Step } from '../graph/schedule.ts';
import { type Ir, isFlat, type Slot } from '../graph/slots.ts';

/** What is computed together: the opening column of a slot, or the periods of several, column by column. */
export type Group =
  | { readonly kind: 'opening'; readonly slot: number }
  | { readonly kind: 'periods'; readonly slots: readonly number[] };

/** Everything that depends on a set slot. */
export function variedSlots(program: Program, given: ReadonlySet<number>): ReadonlySet<number> {
  const varied = new Set<number>(given);
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

/** Varied slots that the targets need, in turn; those that are set among them. */
export function neededSlots(
  program: Program,
  targets: readonly number[],
  given: ReadonlySet<number>,
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

/**
 * Steps that only look back are computed together, column by column, so that a row is used again while it is still
 * in the cache. A step that needs all periods of another closes the group before it.
 */
export function groupsOf(program: Program, computes: (slot: number) => boolean): readonly Group[] {
  const groups: Group[] = [];
  let open: number[] = [];
  let inOpen = new Set<number>();
  const close = (): void => {
    if (open.length > 0) groups.push({ kind: 'periods', slots: open });
    open = [];
    inOpen = new Set();
  };
  for (const step of program.steps) {
    const slots = stepSlots(step).filter(computes);
    if (slots.length === 0) continue;
    if ([...program.readsWhole(step)].some((slot) => inOpen.has(slot))) close();
    if (step.kind === 'opening') groups.push({ kind: 'opening', slot: step.slot });
    else {
      for (const slot of slots) {
        open.push(slot);
        inOpen.add(slot);
      }
    }
  }
  close();
  return groups;
}

/** Is the expression the same in every period, if these slots and no others are? */
export function isFlatExpression(ir: Ir, flatSlot: (slot: number) => boolean): boolean {
  switch (ir.op) {
    case 'literal':
      return true;
    case 'clock':
      return ir.name === 'yearFraction' || ir.name === 'periods';
    case 'slot':
      return flatSlot(ir.slot);
    case 'unary':
      return isFlatExpression(ir.arg, flatSlot);
    case 'binary':
      return isFlatExpression(ir.left, flatSlot) && isFlatExpression(ir.right, flatSlot);
    case 'choose':
      return [ir.condition, ir.yes, ir.no].every((part) => isFlatExpression(part, flatSlot));
    default:
      return false;
  }
}

/**
 * How many columns of a slot must be kept while the periods are computed in turn: 1 where only the same column reads
 * it, Infinity where another group, a total or a look ahead does.
 */
export function columnsKept(program: Program, groups: readonly Group[]): (slot: number) => number {
  const kept = new Map<number, number>();
  const groupOf = new Map<number, Group>();
  for (const group of groups)
    if (group.kind === 'periods') for (const slot of group.slots) groupOf.set(slot, group);
  const keep = (slot: number, back: number): void =>
    void kept.set(slot, Math.max(kept.get(slot) ?? 1, back + 1));
  for (const group of groups) {
    for (const slot of group.kind === 'opening' ? [group.slot] : group.slots) {
      const definition = program.slots[slot];
      if (!definition) continue;
      if (group.kind === 'opening') openingReads(definition, keep);
      else {
        if (definition.kind === 'cumulative' || definition.kind === 'growth') keep(slot, 1);
        periodReads(definition, (source, back) =>
          keep(source, groupOf.get(source) === group ? back : Number.POSITIVE_INFINITY),
        );
      }
    }
  }
  return (slot) => kept.get(slot) ?? 1;
}

type Keep = (slot: number, back: number) => void;

/** An opening reads column 0, which is always there, or all of a slot. */
function openingReads(slot: Slot, keep: Keep): void {
  const whole: Keep = (source, back) => {
    if (back === Number.POSITIVE_INFINITY) keep(source, back);
  };
  if (slot.kind === 'formula') expressionReads(slot.opening, whole);
  else if (slot.kind === 'cumulative') expressionReads(slot.of, whole);
  else if (isFlat(slot) && 'slot' in slot) keep(slot.slot, Number.POSITIVE_INFINITY);
}

function periodReads(slot: Slot, keep: Keep): void {
  if (slot.kind === 'formula') expressionReads(slot.periods, keep);
  else if (slot.kind === 'cumulative') expressionReads(slot.of, keep);
  else if (slot.kind === 'growth') expressionReads(slot.rate, keep);
  else if (slot.kind === 'spread') keep(slot.slot, slot.weights.length - 1);
}

function expressionReads(ir: Ir, keep: Keep): void {
  if (ir.op === 'slot') keep(ir.slot, 0);
  else if (ir.op === 'shift') keep(ir.slot, ir.by < 0 ? Number.POSITIVE_INFINITY : ir.by);
  else if (ir.op === 'gather') keep(ir.slot, Number.POSITIVE_INFINITY);
  for (const part of partsOf(ir)) expressionReads(part, keep);
}

function partsOf(ir: Ir): readonly Ir[] {
  switch (ir.op) {
    case 'shift':
      return [ir.fill];
    case 'gather':
      return [ir.column];
    case 'unary':
      return [ir.arg];
    case 'binary':
      return [ir.left, ir.right];
    case 'choose':
      return [ir.condition, ir.yes, ir.no];
    default:
      return [];
  }
}
