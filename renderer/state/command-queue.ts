/**
 * The commands of this window that the host has not answered yet, each with the plan before and after it. Pure: says which
 * plan they lead to, and puts them on a new base when another window's change came in between.
 */
import { applyChange } from '../../models/plan/apply-change.ts';
import type { Change } from '../../models/plan/change.ts';
import type { Plan } from '../../models/plan/schema.ts';

export type Command =
  | {
      readonly kind: 'change';
      readonly change: Change;
      readonly label: string;
      readonly before: Plan;
      readonly after: Plan | null;
    }
  | { readonly kind: 'undo' | 'redo' };

/** The plan on show: the last edit that could be made here. */
export function latest(base: Plan, queue: readonly Command[]): Plan {
  return queue.reduce((plan, command) => (command.kind === 'change' ? (command.after ?? plan) : plan), base);
}

/** The queue on a new base; an edit that no longer fits is left for the host to refuse with its reason. */
export function rebased(base: Plan, queue: readonly Command[]): readonly Command[] {
  let plan = base;
  return queue.map((command) => {
    if (command.kind !== 'change' || command.before === plan) {
      plan = command.kind === 'change' ? (command.after ?? plan) : plan;
      return command;
    }
    const result = applyChange(plan, command.change);
    const next: Command = { ...command, before: plan, after: result.ok ? result.value.plan : null };
    plan = next.after ?? plan;
    return next;
  });
}
