/** What a rule may watch, as the choices of one list: the whole plan, each line of a kind or group, chosen lines. Pure. */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import type { Texts } from '../../../i18n/use-text.ts';

type Scope = WarningRule['scope'];
type Option = { readonly value: string; readonly label: string };
type Options = { readonly group: string; readonly items: Option[] };

const KINDS = ['revenue', 'variable-cost', 'fixed-cost', 'investment'] as const;

/** Groups that are gone but still watched stay in the list, so that the choice can be seen. */
export function scopeOptions({ t }: Pick<Texts, 't'>, plan: Plan, scope: Scope): Options[] {
  const inPlan = plan.lines.flatMap(({ group }) => (group === '' ? [] : [group]));
  const groups = [...new Set([...inPlan, ...(scope.type === 'group' ? [scope.group] : [])])];
  return [
    {
      group: t('warnings.scope.whole'),
      items: [
        { value: 'plan', label: t('warnings.scope.plan') },
        { value: 'lines', label: t('warnings.scope.lines') },
      ],
    },
    {
      group: t('warnings.scope.kinds'),
      items: KINDS.map((kind) => ({
        value: `kind:${kind}`,
        label: t('warnings.scope.kind', { kind: t(`kinds.section.${kind}`) }),
      })),
    },
    ...(groups.length === 0
      ? []
      : [
          {
            group: t('warnings.scope.groups'),
            items: groups.map((group) => ({
              value: `group:${group}`,
              label: t('warnings.scope.group', { group }),
            })),
          },
        ]),
  ];
}

export function scopeKey(scope: Scope): string {
  switch (scope.type) {
    case 'kind':
      return `kind:${scope.kind}`;
    case 'group':
      return `group:${scope.group}`;
    default:
      return scope.type;
  }
}

/** The scope of a choice; null where it cannot be chosen, as lines of a plan that has none. */
export function scopeOf(key: string, plan: Plan, before: Scope): Scope | null {
  if (key === 'plan') return { type: 'plan' };
  const kind = KINDS.find((known) => key === `kind:${known}`);
  if (kind) return { type: 'kind', kind };
  if (key.startsWith('group:')) return { type: 'group', group: key.slice('group:'.length) };
  if (before.type === 'lines') return before;
  const watched = linesOf(before, plan);
  return watched.length === 0 ? null : { type: 'lines', lineIds: [...watched] };
}

/** Going over to chosen lines begins with those that were watched, else with the first that money flows through. */
function linesOf(scope: Scope, plan: Plan): readonly string[] {
  const flows = plan.lines.filter(({ kind }) => KINDS.some((known) => known === kind));
  const watched =
    scope.type === 'kind'
      ? flows.filter(({ kind }) => kind === scope.kind)
      : scope.type === 'group'
        ? plan.lines.filter(({ group }) => group === scope.group)
        : [];
  const chosen = watched.length > 0 ? watched : (flows[0] ?? plan.lines[0] ?? null);
  return chosen === null ? [] : [chosen].flat().map(({ id }) => id);
}
