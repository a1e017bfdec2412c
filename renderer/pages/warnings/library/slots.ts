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

function startOf({ takes, preset, usual }: Slot): readonly SlotValue[] {
  if (takes === 'number') return usual === null ? [] : [usual];
  return preset.length === 0 ? [] : [[...preset]];
}
