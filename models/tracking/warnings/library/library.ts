/** All ready-made rules, in the order in which they are offered. */
import { COST_TEMPLATES } from './cost-templates.ts';
import type { RuleTemplate } from './library-types.ts';
import { MONEY_TEMPLATES } from './money-templates.ts';
import { SALES_TEMPLATES } from './sales-templates.ts';

export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  ...COST_TEMPLATES,
  ...SALES_TEMPLATES,
  ...MONEY_TEMPLATES,
];

export function templateNamed(id: string): RuleTemplate | undefined {
  return RULE_TEMPLATES.find((template) => template.id === id);
}
