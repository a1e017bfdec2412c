/** Which lines of a plan a rule watches, in the order of the plan. Lines that are gone are simply not among them. */
import type { Line, Plan } from '../../plan/schema.ts';
import type { WarningRule } from '../../plan/tracking/warning-schema.ts';

/** None for a rule that watches the plan as a whole. */
export function linesOfScope(plan: Plan, scope: WarningRule['scope']): readonly Line[] {
  switch (scope.type) {
    case 'plan':
      return [];
    case 'lines': {
      const ids = new Set(scope.lineIds);
      return plan.lines.filter(({ id }) => ids.has(id));
    }
    case 'group':
      return plan.lines.filter(({ group }) => group === scope.group);
    case 'kind':
      return plan.lines.filter(({ kind }) => kind === scope.kind);
  }
}
