/**
 * Figures of a ready-made rule that the plan itself keeps. The usual ones are those of other trades: a light that would be
 * on even if everything went as planned warns of nothing, so another figure is offered in its place. Pure.
 */
import type { Plan } from '../../../plan/schema.ts';
import type { Planned } from '../../planned/planned-amounts.ts';
import { checkRule } from '../check-rule.ts';
import { amountRows } from '../evaluate/amount-row.ts';
import { bucketRow } from '../evaluate/bucket-row.ts';
import { expressionValues } from '../evaluate/expression-values.ts';
import { isBeyond } from '../evaluate/light-course.ts';
import type { RuleAst } from '../expression/rule-ast.ts';
import { fillTemplate } from './fill-template.ts';
import type { RuleTemplate, TemplateLine } from './library-types.ts';
import { suggestLines } from './suggest-lines.ts';

export type SuitedFigure = {
  /** The worst number of the plan. */
  readonly worst: number;
  /** A little further out than the worst, red further than yellow. */
  readonly figure: number;
};

const FURTHER = { yellow: 0.05, red: 0.1 } as const;
/** Figures are spoken of in so many digits. */
const DIGITS = 3;

/** By slot; only of those whose usual figure the plan does not keep, with the lines that the slots begin with. */
export function suitedFigures(
  template: RuleTemplate,
  plan: Plan,
  planned: Planned,
): ReadonlyMap<string, SuitedFigure> {
  const found = new Map<string, SuitedFigure>();
  const slots = template.slots.flatMap((slot) =>
    slot.takes === 'number' ? [] : [[slot.id, suggestLines(plan, slot).preset] as const],
  );
  const filled = fillTemplate(template, plan, Object.fromEntries(slots), { id: 'suited', language: 'en' });
  if (!filled.ok) return found;
  const { direction, grain } = filled.value;
  const calendar = { fiscalYearStart: plan.timeline.fiscalYearStart, start: planned.start };
  const inputs = {
    plan: planned,
    reference: planned,
    sums: new Map(),
    calendar,
    through: planned.end,
    flexed: null,
    outlook: null,
    band: null,
  };
  const checked = checkRule(filled.value, inputs);
  if (!checked.ok || template.scope.type !== 'plan') return found;
  const rows = amountRows(inputs, bucketRow(grain, calendar, planned.end, null));
  const values = expressionValues(asPlanned(checked.value.when), rows, null).filter(
    (value) => !Number.isNaN(value),
  );
  if (values.length === 0) return found;
  const worst = direction === 'above' ? Math.max(...values) : Math.min(...values);
  for (const light of ['yellow', 'red'] as const) {
    const slot = slotOf(template[light]);
    const usual = template.slots.find(({ id }) => id === slot)?.usual;
    if (slot === null || usual === undefined || found.has(slot) || !isBeyond(direction, worst, usual))
      continue;
    found.set(slot, { worst, figure: furtherOut(worst, FURTHER[light], direction) });
  }
  return found;
}

function slotOf(line: TemplateLine | undefined): string | null {
  return line && typeof line.value === 'object' && (line.value.times ?? 1) === 1 ? line.value.slot : null;
}

/** The plan in the place of the actuals. */
function asPlanned(ast: RuleAst): RuleAst {
  switch (ast.kind) {
    case 'amount':
      return ast.amount.fn === 'actual' ? { ...ast, amount: { ...ast.amount, fn: 'plan' } } : ast;
    case 'negative':
      return { ...ast, arg: asPlanned(ast.arg) };
    case 'binary':
      return { ...ast, left: asPlanned(ast.left), right: asPlanned(ast.right) };
    case 'call':
      return { ...ast, args: ast.args.map(asPlanned) };
    default:
      return ast;
  }
}

function furtherOut(worst: number, share: number, direction: 'above' | 'below'): number {
  const sign = direction === 'above' ? 1 : -1;
  const moved = worst + sign * share * Math.abs(worst);
  if (moved === 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(moved))) - DIGITS + 1);
  const rounded = direction === 'above' ? Math.ceil(moved / step) : Math.floor(moved / step);
  return Number((rounded * step).toPrecision(DIGITS));
}
