/**
 * Which overrides of single settings belong to which section of the settings. Within one scenario they are applied on
 * top of the section; a section given by a child takes the place of its parents' single overrides too.
 */
import type { Override } from '../../models/plan/what-if/scenario-schema.ts';
import type { NumericSetting } from '../../models/plan/what-if/setting-names.ts';

export const SECTIONS = ['discounting', 'tax', 'workingCapital', 'terminalValue'] as const;
export type Section = (typeof SECTIONS)[number];

const NUMBERS: Readonly<Record<Section, readonly NumericSetting[]>> = {
  discounting: [
    ...(['discountRate', 'riskFree', 'beta', 'marketPremium', 'costOfDebt', 'ratePremium'] as const),
    ...(['hurdle', 'preTaxRate', 'inflation', 'financeRate', 'reinvestRate', 'maxPaybackYears'] as const),
  ],
  tax: ['taxRate', 'taxPaymentLag'],
  workingCapital: [],
  terminalValue: ['terminalGrowth', 'terminalMultiple'],
};

export function numbersOf(section: Section): readonly NumericSetting[] {
  return NUMBERS[section];
}

/** The section that an override says something about; null for lines and the timeline. */
export function sectionOf(override: Override): Section | null {
  switch (override.target) {
    case 'line':
      return null;
    case 'section':
      return override.value.section;
    case 'timing':
      return 'discounting';
    case 'losses':
      return 'tax';
    case 'setting':
      return SECTIONS.find((section) => NUMBERS[section].includes(override.setting)) ?? null;
  }
}
