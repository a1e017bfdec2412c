/** A name that no other pack of the plan has: with a number behind it where it is taken. Pure. */
import { LIMITS } from '../../../models/plan/limits.ts';

export function freeName(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let number = 2;
  while (taken.includes(numbered(wanted, number))) number += 1;
  return numbered(wanted, number);
}

/** Cut so that the number still has room. */
function numbered(name: string, number: number): string {
  const tail = ` ${number}`;
  return `${name.slice(0, LIMITS.nameLength - tail.length)}${tail}`;
}
