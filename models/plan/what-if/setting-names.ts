/**
 * The settings that are one number and may be overridden, varied or sought, by name, in the order in which they are
 * applied where several are overridden: the premium comes after the rate. How each is read and written is in
 * scenarios/drivers/numeric-settings.ts.
 */
export const NUMERIC_SETTINGS = [
  'periods',
  'operatingPeriods',
  'discountRate',
  'riskFree',
  'beta',
  'marketPremium',
  'costOfDebt',
  'ratePremium',
  'hurdle',
  'preTaxRate',
  'inflation',
  'financeRate',
  'reinvestRate',
  'maxPaybackYears',
  'taxRate',
  'taxPaymentLag',
  'terminalGrowth',
  'terminalMultiple',
] as const;
export type NumericSetting = (typeof NUMERIC_SETTINGS)[number];
