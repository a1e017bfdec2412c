/**
 * The settings that are one number, read from a plan and written to a copy of it. Writing the number that is there
 * gives back the same plan, object for object. A setting that a plan does not have (the growth of a terminal value it
 * has not chosen) reads as null and refuses to be written.
 */
import { type Plan, timelineSchema } from '../../models/plan/schema.ts';
import { settingsSchema } from '../../models/plan/settings-schema.ts';
import type { NumericSetting } from '../../models/plan/what-if/setting-names.ts';
import { statedDiscountRate } from '../../models/returns/discount-rate.ts';

type Access = {
  readonly read: (plan: Plan) => number | null;
  readonly write: (plan: Plan, value: number) => Plan;
  readonly whole?: true;
};

type Discounting = Plan['settings']['discounting'];
type Wacc = Extract<Discounting['rate'], { mode: 'wacc' }>;

const ACCESS: Readonly<Record<NumericSetting, Access>> = {
  periods: {
    whole: true,
    read: (plan) => plan.timeline.periods,
    write: (plan, periods) => ({ ...plan, timeline: { ...plan.timeline, periods } }),
  },
  operatingPeriods: {
    whole: true,
    read: (plan) => plan.timeline.operatingPeriods ?? plan.timeline.periods,
    write: (plan, operatingPeriods) => ({ ...plan, timeline: { ...plan.timeline, operatingPeriods } }),
  },
  discountRate: {
    read: (plan) =>
      plan.settings.discounting.rate.mode === 'given'
        ? plan.settings.discounting.rate.rate
        : statedDiscountRate(plan.settings),
    write: (plan, rate) => {
      const { rate: stated } = plan.settings.discounting;
      return withDiscounting(plan, {
        rate: stated.mode === 'given' ? { ...stated, rate } : { mode: 'given', rate },
      });
    },
  },
  riskFree: wacc('riskFree'),
  beta: wacc('beta'),
  marketPremium: wacc('marketPremium'),
  costOfDebt: wacc('costOfDebt'),
  /** Percentage points on the discount rate of every period; none as planned. */
  ratePremium: { read: () => 0, write: withPremium },
  hurdle: {
    read: (plan) => plan.settings.discounting.hurdle ?? statedDiscountRate(plan.settings),
    write: (plan, hurdle) => withDiscounting(plan, { hurdle }),
  },
  preTaxRate: {
    read: (plan) => plan.settings.discounting.preTaxRate ?? statedDiscountRate(plan.settings),
    write: (plan, preTaxRate) => withDiscounting(plan, { preTaxRate }),
  },
  inflation: {
    read: (plan) => plan.settings.discounting.inflation,
    write: (plan, inflation) => withDiscounting(plan, { inflation }),
  },
  financeRate: {
    read: (plan) => plan.settings.discounting.financeRate ?? statedDiscountRate(plan.settings),
    write: (plan, financeRate) => withDiscounting(plan, { financeRate }),
  },
  reinvestRate: {
    read: (plan) => plan.settings.discounting.reinvestRate ?? statedDiscountRate(plan.settings),
    write: (plan, reinvestRate) => withDiscounting(plan, { reinvestRate }),
  },
  maxPaybackYears: {
    read: (plan) => plan.settings.discounting.maxPaybackYears,
    write: (plan, maxPaybackYears) => withDiscounting(plan, { maxPaybackYears }),
  },
  taxRate: {
    read: (plan) => plan.settings.tax.rate,
    write: (plan, rate) => withTax(plan, { rate }),
  },
  taxPaymentLag: {
    whole: true,
    read: (plan) => plan.settings.tax.paymentLag,
    write: (plan, paymentLag) => withTax(plan, { paymentLag }),
  },
  terminalGrowth: {
    read: ({ settings }) =>
      settings.terminalValue.method === 'perpetuity' ? settings.terminalValue.growth : null,
    write: (plan, growth) => withSettings(plan, { terminalValue: { method: 'perpetuity', growth } }),
  },
  terminalMultiple: {
    read: ({ settings }) =>
      settings.terminalValue.method === 'multiple' ? settings.terminalValue.multiple : null,
    write: (plan, multiple) => {
      const { terminalValue } = plan.settings;
      return terminalValue.method === 'multiple'
        ? withSettings(plan, { terminalValue: { ...terminalValue, multiple } })
        : plan;
    },
  },
};

/** A setting's number as planned (annual fractions, periods or years); null where the plan has none. */
export function readSetting(plan: Plan, setting: NumericSetting): number | null {
  return ACCESS[setting].read(plan);
}

/** Is the number the plan's own, or does it only follow the discount rate because none was given? */
export function isStatedSetting(plan: Plan, setting: NumericSetting): boolean {
  switch (setting) {
    case 'hurdle':
    case 'preTaxRate':
    case 'financeRate':
    case 'reinvestRate':
      return (plan.settings.discounting[setting] ?? null) !== null;
    case 'operatingPeriods':
      return plan.timeline.operatingPeriods !== undefined;
    default:
      return true;
  }
}

/** Does the setting take whole numbers only (periods)? */
export function isWholeSetting(setting: NumericSetting): boolean {
  return ACCESS[setting].whole === true;
}

/** The plan with another number for a setting; null where it has no such setting or the number is not allowed. */
export function writeSetting(plan: Plan, setting: NumericSetting, value: number): Plan | null {
  const access = ACCESS[setting];
  const before = access.read(plan);
  if (before === value) return plan;
  if (before === null) return null;
  const next = access.write(plan, value);
  const allowed =
    (next.timeline === plan.timeline || timelineSchema.safeParse(next.timeline).success) &&
    (next.settings === plan.settings || settingsSchema.safeParse(next.settings).success);
  return allowed ? next : null;
}

function withSettings(plan: Plan, patch: Partial<Plan['settings']>): Plan {
  return { ...plan, settings: { ...plan.settings, ...patch } };
}

function withDiscounting(plan: Plan, patch: Partial<Discounting>): Plan {
  return withSettings(plan, { discounting: { ...plan.settings.discounting, ...patch } });
}

function withTax(plan: Plan, patch: Partial<Plan['settings']['tax']>): Plan {
  return withSettings(plan, { tax: { ...plan.settings.tax, ...patch } });
}

function withPremium(plan: Plan, premium: number): Plan {
  const { rate } = plan.settings.discounting;
  if (rate.mode === 'wacc') {
    return withDiscounting(plan, {
      rate: { mode: 'given', rate: statedDiscountRate(plan.settings) + premium },
    });
  }
  const byPeriod = rate.byPeriod?.map((own) => (own === null ? null : own + premium));
  const raised = { mode: 'given', rate: rate.rate + premium } as const;
  return withDiscounting(plan, { rate: byPeriod ? { ...raised, byPeriod } : raised });
}

function wacc(key: 'riskFree' | 'beta' | 'marketPremium' | 'costOfDebt'): Access {
  return {
    read: (plan) => {
      const { rate } = plan.settings.discounting;
      return rate.mode === 'wacc' ? rate[key] : null;
    },
    write: (plan, value) => {
      const { rate } = plan.settings.discounting;
      if (rate.mode !== 'wacc') return plan;
      const changed: Wacc = { ...rate, [key]: value };
      return withDiscounting(plan, { rate: changed });
    },
  };
}
