/** The blanks of a template: what they begin with, and which are still empty. Pure. */
import type { LibraryEntry } from '../../../../electron/contract/tracking/warning-calls.ts';

export type Slot = LibraryEntry['slots'][number];
export type SlotValue = string[] | number;
export type Filled = Readonly<Record<string, SlotValue>>;

/** What the plan seems to mean, and the usual figures. */
export function filledAtFirst({ slots }: Pick<LibraryEntry, 'slots'>): Filled {
  return Object.fromEntries(slots.flatMap((slot) => startOf(slot).map((value) => [slot.id, value])));
}

export function emptySlots({ slots }: Pick<LibraryEntry, 'slots'>, filled: Filled): readonly Slot[] {
  return slots.filter(({ id }) => {
    const value = filled[id];
    return value === undefined || (typeof value !== 'number' && value.length === 0);
  });
}

/** A figure that the plan keeps goes before the usual one. */
function startOf({ takes, preset, usual, suited }: Slot): readonly SlotValue[] {
  const figure = suited?.figure ?? usual;
  if (takes === 'number') return figure === null ? [] : [figure];
  return preset.length === 0 ? [] : [[...preset]];
}
