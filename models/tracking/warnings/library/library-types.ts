/**
 * What a ready-made rule is: a warning rule with slots where a plan's own lines and figures go. Data and types only; the
 * slots are filled in fill-template.ts, lines for them are looked for in suggest-lines.ts.
 */
import type { Kind } from '../../../plan/schema.ts';
import type { Grain, WarningRule } from '../../../plan/tracking/warning-schema.ts';

export type Language = 'en' | 'zh';
export type Both = Readonly<Record<Language, string>>;

export type TemplateGroup =
  | 'cost'
  | 'sales'
  | 'customers'
  | 'margin'
  | 'cash'
  | 'project'
  | 'targets'
  | 'band'
  | 'structure';

export type Slot = {
  readonly id: string;
  readonly label: Both;
  /** line: codes that go into the expression, several are added up. lines: the lines of the scope. number: a figure. */
  readonly takes: 'line' | 'lines' | 'number';
  /** Kinds that fit; none: any. */
  readonly kinds?: readonly Kind[];
  /** count: a number of something, no rate or share of it. money: an amount. None: either. */
  readonly measure?: 'count' | 'money';
  /** Words in codes and labels by which a plan's line is found. */
  readonly words?: readonly string[];
  /** Filled with these until a person says otherwise: codes of totals. */
  readonly totals?: readonly string[];
  readonly usual?: number;
};

/** A figure of the rule: fixed, or a slot's number times `times`. */
export type Figure = number | { readonly slot: string; readonly times?: number };

export type TemplateLine = { readonly value: Figure; readonly run?: number };

export type RuleTemplate = {
  readonly id: string;
  readonly group: TemplateGroup;
  readonly name: Both;
  readonly description: Both;
  readonly slots: readonly Slot[];
  /** Slots stand in braces within the brackets of an amount, actual({marketing}), or alone for a number. */
  readonly when: string;
  readonly unit: WarningRule['unit'];
  readonly grain: Grain;
  readonly direction: WarningRule['direction'];
  readonly yellow?: TemplateLine;
  readonly red?: TemplateLine;
  readonly backAt?: Figure;
  /** plan, a kind, or the slot that takes the lines. */
  readonly scope: { readonly type: 'plan' } | { readonly type: 'slot'; readonly slot: string };
  readonly action: Both;
};
