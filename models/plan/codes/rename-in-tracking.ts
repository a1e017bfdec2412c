/**
 * A new code of a line in what the plan is tracked by: rules and gates (expressions), targets and forecast drivers
 * (codes). Parts that do not name the line stay the same objects. In a rule `it` is a line of the scope and never a code,
 * so it is neither renamed nor made.
 */
import { renameInFormula } from '../../formula/names.ts';
import type { Plan } from '../schema.ts';
import type { OutlookSettings } from '../tracking/course-schema.ts';

const IT = 'it';

export function renameInTracking(plan: Plan, from: string, to: string): Plan {
  const { warnings, milestones, targets, outlook } = plan;
  const rename = (text: string): string =>
    from === IT || to === IT ? text : renameInFormula(text, from, to);
  return {
    ...plan,
    ...(warnings && {
      warnings: warnings.map((rule) => {
        const when = rename(rule.when);
        const of = rule.floor ? rename(rule.floor.of) : null;
        if (when === rule.when && of === (rule.floor?.of ?? null)) return rule;
        return { ...rule, when, floor: rule.floor && { ...rule.floor, of: of ?? rule.floor.of } };
      }),
    }),
    ...(milestones && {
      milestones: milestones.map((milestone) => {
        const { condition } = milestone;
        if (!condition) return milestone;
        const when = rename(condition.when);
        return when === condition.when ? milestone : { ...milestone, condition: { ...condition, when } };
      }),
    }),
    ...(targets && {
      targets: targets.map((target) => (target.code === from ? { ...target, code: to } : target)),
    }),
    ...(outlook && { outlook: renameDrivers(outlook, from, to) }),
  };
}

function renameDrivers(outlook: OutlookSettings, from: string, to: string): OutlookSettings {
  const names = ({ method }: OutlookSettings['methods'][number]): boolean =>
    method.type === 'regression' && method.driver === from;
  if (!outlook.methods.some(names)) return outlook;
  const methods = outlook.methods.map((each) =>
    names(each) ? { ...each, method: { type: 'regression' as const, driver: to } } : each,
  );
  return { ...outlook, methods };
}
