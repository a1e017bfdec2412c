/**
 * A ready-made rule with a plan's lines and figures in its slots: a warning rule like one typed by hand. Several lines in
 * one slot are added up. What is missing or does not fit comes back as a value that names the slot.
 */
import { err, ok, type Result } from '../../../plan/result.ts';
import type { Plan } from '../../../plan/schema.ts';
import type { WarningRule } from '../../../plan/tracking/warning-schema.ts';
import type { Figure, Language, RuleTemplate, Slot, TemplateLine } from './library-types.ts';

/** Line ids or codes of totals, or a number. */
export type Filled = Readonly<Record<string, readonly string[] | number>>;

export type FillProblem = { readonly slot: string; readonly code: 'empty' | 'unknown-line' | 'not-a-number' };

/** One amount over a slot, with what is wrapped around it, or the slot of a number. */
const PLACE = /(?:(cumulative|total)\((\w+)\(\{(\w+)\}\)\))|(?:(\w+)\(\{(\w+)\}\))|(?:\{(\w+)\})/g;

export function fillTemplate(
  template: RuleTemplate,
  plan: Plan,
  filled: Filled,
  as: { readonly id: string; readonly language: Language },
): Result<WarningRule, FillProblem> {
  const codes = new Map<string, readonly string[]>();
  const ids = new Map<string, readonly string[]>();
  const numbers = new Map<string, number>();
  for (const slot of template.slots) {
    const given = filled[slot.id];
    if (slot.takes === 'number') {
      const number = given ?? slot.usual;
      if (typeof number !== 'number' || !Number.isFinite(number))
        return err({ slot: slot.id, code: 'not-a-number' });
      numbers.set(slot.id, number);
      continue;
    }
    if (!Array.isArray(given) || given.length === 0) return err({ slot: slot.id, code: 'empty' });
    const found = codesOf(plan, slot, given);
    if (!found) return err({ slot: slot.id, code: 'unknown-line' });
    codes.set(slot.id, found);
    ids.set(slot.id, given);
  }
  const isUsual = template.slots.every(
    ({ id, takes, usual }) => takes !== 'number' || numbers.get(id) === usual,
  );
  const figureOf = (figure: Figure): number =>
    typeof figure === 'number' ? figure : (numbers.get(figure.slot) ?? Number.NaN) * (figure.times ?? 1);
  const lineOf = (line: TemplateLine | undefined) =>
    line ? { value: figureOf(line.value), run: line.run ?? 1 } : null;
  const { scope, name, action, description } = template;
  return ok({
    id: as.id,
    name: name[as.language],
    enabled: true,
    when: expressionOf(template.when, codes, numbers),
    unit: template.unit,
    grain: template.grain,
    asBooked: true,
    direction: template.direction,
    yellow: lineOf(template.yellow),
    red: lineOf(template.red),
    backAt: template.backAt === undefined ? null : figureOf(template.backAt),
    floor: null,
    scope: scope.type === 'plan' ? scope : { type: 'lines', lineIds: [...(ids.get(scope.slot) ?? [])] },
    owner: '',
    action: action[as.language],
    // The description tells the usual figures.
    note: isUsual ? description[as.language] : '',
  });
}

function codesOf(plan: Plan, slot: Slot, given: readonly string[]): readonly string[] | null {
  const codes: string[] = [];
  for (const one of given) {
    const isTotal = one.startsWith('$') && slot.takes === 'line';
    const code = isTotal ? one : plan.lines.find(({ id }) => id === one)?.code;
    if (code === undefined) return null;
    codes.push(code);
  }
  return codes;
}

function expressionOf(
  when: string,
  codes: ReadonlyMap<string, readonly string[]>,
  numbers: ReadonlyMap<string, number>,
): string {
  return when.replace(PLACE, (...found: (string | undefined)[]) => {
    const [, wrap, wrapped, wrappedSlot, fn, slot, number] = found;
    if (number !== undefined) return String(numbers.get(number) ?? 0);
    const amounts = (codes.get(wrappedSlot ?? slot ?? '') ?? []).map((code) =>
      wrap === undefined ? `${fn}(${code})` : `${wrap}(${wrapped}(${code}))`,
    );
    return amounts.length === 1 ? amounts.join('') : `(${amounts.join(' + ')})`;
  });
}
