/** A difference between two plans in words: the input's name, and from what to what it changed. Display only. */
import type { Entry, Line, Plan } from '../../../../models/plan/schema.ts';
import type { NumericSetting } from '../../../../models/plan/what-if/setting-names.ts';
import type { Difference, SettingChange } from '../../../../scenarios/bridge/differences.ts';
import { readSetting } from '../../../../scenarios/drivers/numeric-settings.ts';
import { lineFigure, settingName, settingText } from '../../../app/what-if-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';

const NAMED_AS_SETTING = {
  discounting: {
    rate: 'discountRate',
    timing: 'timing',
    inflation: 'inflation',
    hurdle: 'hurdle',
    preTaxRate: 'preTaxRate',
    financeRate: 'financeRate',
    reinvestRate: 'reinvestRate',
    maxPaybackYears: 'maxPaybackYears',
  },
  tax: { rate: 'taxRate', losses: 'losses', paymentLag: 'taxPaymentLag' },
} as const;

export function differenceName(texts: Texts, difference: Difference): string {
  const { t, dynamic } = texts;
  if (difference.kind === 'setting') {
    const { section, key } = difference.change;
    if (section === 'timeline') return t('scenarios.difference.timeline');
    if (key === null) return t(`whatif.section.${section}`);
    const setting = settingOf(section, key);
    return setting === undefined
      ? dynamic('scenarios', `difference.${section}.${key}`)
      : settingName(texts, setting);
  }
  return difference.changes
    .map(({ from, to }) => {
      if (!from) return t('scenarios.difference.added', { label: to?.label ?? '' });
      if (!to) return t('scenarios.difference.removed', { label: from.label });
      return to.label;
    })
    .join(', ');
}

type Setting = NumericSetting | 'timing' | 'losses';

function settingOf(section: keyof typeof NAMED_AS_SETTING, key: string): Setting | undefined {
  const names: Readonly<Record<string, Setting>> = NAMED_AS_SETTING[section];
  return names[key];
}

/** "65 % → 54.5 %" for constants and settings, the formulas for formulas; empty where words would be no shorter than the plans. */
export function differenceChange(texts: Texts, from: Plan, to: Plan, difference: Difference): string {
  if (difference.kind === 'setting') return settingChange(from, to, difference.change);
  if (difference.changes.length !== 1) return '';
  const change = difference.changes[0];
  if (!change?.from || !change.to) return '';
  const before = entryText(texts, from, change.from);
  const after = entryText(texts, to, change.to);
  return before === after ? '' : `${before} → ${after}`;
}

function settingChange(from: Plan, to: Plan, { section, key }: SettingChange): string {
  if (key === null) return '';
  const setting = settingOf(section, key);
  if (setting === undefined || setting === 'timing' || setting === 'losses') return '';
  const before = readSetting(from, setting);
  const after = readSetting(to, setting);
  // Equal where something else of it differs, such as the rates of single periods.
  if (before === null || after === null || before === after) return '';
  return `${settingText(setting, before)} → ${settingText(setting, after)}`;
}

function entryText({ t }: Texts, plan: Plan, line: Line): string {
  const { entry }: { entry: Entry } = line;
  switch (entry.type) {
    case 'constant':
      return lineFigure(line, entry.value, plan.settings);
    case 'formula':
      return `= ${entry.formula}`;
    case 'series':
      return t('scenarios.byPeriod');
  }
}

/** Names that can be told apart: the second of a kind is numbered. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}
