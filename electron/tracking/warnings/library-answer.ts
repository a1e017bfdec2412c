/** The answers about ready-made rules: the templates in one language with lines of the plan for their slots, and one filled. */
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import type { Planned } from '../../../models/tracking/planned/planned-amounts.ts';
import { type Filled, fillTemplate } from '../../../models/tracking/warnings/library/fill-template.ts';
import { RULE_TEMPLATES, templateNamed } from '../../../models/tracking/warnings/library/library.ts';
import type { Language } from '../../../models/tracking/warnings/library/library-types.ts';
import { suggestLines } from '../../../models/tracking/warnings/library/suggest-lines.ts';
import { suitedFigures } from '../../../models/tracking/warnings/library/suited-figures.ts';
import { type HostError, hostError } from '../../contract/host-error.ts';
import type { LibraryEntry } from '../../contract/tracking/warning-calls.ts';

/** `reference`: what actuals are compared with; figures are suited to it. */
export function libraryAnswer(
  language: Language,
  plan: Plan | null,
  reference: Planned | null,
): { readonly templates: LibraryEntry[] } {
  const templates = RULE_TEMPLATES.map((template) => {
    const { id, group, name, description, slots } = template;
    const suited = plan && reference ? suitedFigures(template, plan, reference) : new Map();
    return {
      id,
      group,
      name: name[language],
      description: description[language],
      slots: slots.map((slot) => {
        const found = plan
          ? suggestLines(plan, slot)
          : { suggestions: slot.totals ?? [], preset: slot.totals ?? [] };
        return {
          id: slot.id,
          label: slot.label[language],
          takes: slot.takes,
          kinds: [...(slot.kinds ?? [])],
          suggestions: [...found.suggestions],
          preset: [...found.preset],
          usual: slot.usual ?? null,
          money: slot.measure === 'money' && slot.takes === 'number',
          suited: suited.get(slot.id) ?? null,
        };
      }),
    };
  });
  return { templates };
}

const MESSAGES = {
  empty: 'Choose a line for this.',
  'unknown-line': 'This line is not in the plan any more.',
  'not-a-number': 'Give a number for this.',
} as const;

export function fillAnswer(
  plan: Plan,
  templateId: string,
  slots: Filled,
  as: { readonly id: string; readonly language: Language },
): Result<{ readonly rule: WarningRule }, HostError> {
  const template = templateNamed(templateId);
  if (!template) {
    return err(hostError('not-found', 'There is no such ready-made rule.', { field: 'templateId' }));
  }
  const rule = fillTemplate(template, plan, slots, as);
  if (rule.ok) return ok({ rule: rule.value });
  const { slot, code } = rule.error;
  return err(
    hostError('invalid-input', MESSAGES[code], { field: `slots.${slot}`, params: { reason: code, slot } }),
  );
}
