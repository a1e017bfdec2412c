/**
 * A plan that uses every kind of line, entry and method and nearly every function, for exports. Figures are made up;
 * the tests that use it compare two engines, never a printed number.
 */
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import { parsePlan } from '../../../models/plan/parse-plan.ts';
import type { Entry, Kind, Line, Plan, Settings, Timeline } from '../../../models/plan/schema.ts';

export type Variation = {
  readonly timeline?: Partial<Timeline>;
  readonly discounting?: Partial<Settings['discounting']>;
  readonly tax?: Partial<Settings['tax']>;
  readonly terminalValue?: Settings['terminalValue'];
};

function constant(value: number, opening?: number): Entry {
  return { type: 'constant', value, ...(opening === undefined ? {} : { opening }) };
}

function formula(text: string, opening?: string): Entry {
  return { type: 'formula', formula: text, ...(opening === undefined ? {} : { opening }) };
}

function series(values: (number | null)[], opening?: number): Entry {
  return { type: 'series', values, ...(opening === undefined ? {} : { opening }) };
}

function line(code: string, kind: Kind, entry: Entry, more: Partial<Line> = {}): Line {
  return { ...blankLine(`id_${code}`, code, code, kind), entry, ...more };
}

const LINES: readonly Line[] = [
  line('price', 'driver', constant(12.5)),
  line('growth_rate', 'driver', constant(0.06), { unit: '%' }),
  line('AB12', 'driver', series([100, 110, 120, null, 130, 140, 150], 5)),
  line('销量', 'driver', formula('grow(1000, growth_rate) + AB12')),
  line('odd', 'driver', formula('-2^2 + 2^-1 + 2^3^2 / 100 - (-price)^2 + 8 / 4 / 2 - (5 - (3 - 1))')),
  line(
    'logic',
    'memo',
    formula(
      'if(period > 3 and not (month == 5), 2, 0) + (period == 2) * 3 + (planYear >= 2 or isOpening) + (period > 2 ? 1 : 4)',
    ),
  ),
  line(
    'numbers',
    'memo',
    formula(
      'round(1.005, 2) + roundup(-1.21, 1) + rounddown(-1.29, 1) + floor(-1.5) + ceil(-1.5) + mod(-7, 3) + sign(-2) + abs(-3) + sqrt(2) + exp(1) + ln(3) + log10(50) + pow(2, 5) + sum(1, 2, 3) + max(1, 2, min(5, 4))',
    ),
  ),
  line('balance', 'memo', formula('prev(balance, 100) * 1.01', '50')),
  line('no_opening', 'memo', formula('prev(no_opening, 100) * 1.01')),
  line(
    'history',
    'memo',
    formula(
      'lag(AB12, 3, 7) + lead(price * 2, 2, -1) + average(AB12) + total(logic) + cumulative(AB12 - logic) / 1000 + at(AB12, period - 2) + at(AB12, 1) + spread(AB12, [0.5, 0.3, 0.2]) + ramp(0, 10, 3, 8) + between(2, 5) + ifError(1 / (period - 4), 9)',
    ),
  ),
  line('sales', 'revenue', formula('price * 销量'), { label: "=cmd|' /C calc'!A0", unit: 'CNY' }),
  line('goods', 'variable-cost', formula('sales * 0.4'), { outsideBudget: true, group: 'a' }),
  line('fees', 'variable-cost', formula('sales * 5%'), { label: '+SUM(1)\ttab', group: 'b' }),
  line('rent', 'fixed-cost', constant(2000), { label: '@home', group: 'x' }),
  line('R1C1', 'fixed-cost', series([1, 2, 3]), { label: '-1+1 _x0041_ 😀', group: 'x' }),
  line('plant', 'investment', series([0, 0, 5000], 60000), {
    investment: {
      book: { method: 'straight-line', life: 5, residualShare: 0.05 },
      tax: { method: 'declining-balance', life: 4, factor: 2, switchToStraightLine: true, residualShare: 0 },
      disposal: { proceeds: '2000 + price' },
    },
  }),
  line('land', 'investment', constant(0, 10000), { investment: { book: { method: 'none' } } }),
  line('machine', 'investment', constant(0, 30000), {
    investment: {
      book: { method: 'units-of-production', units: '销量', totalUnits: 40000, residualShare: 0.1 },
    },
  }),
  line('old_plant', 'investment', series([]), {
    investment: {
      book: { method: 'sum-of-years-digits', life: 3, residualShare: 0 },
      tax: { method: 'reducing-balance', rate: 0.25 },
      existing: { book: 9000, tax: 7000 },
      disposal: { proceeds: 1000 },
    },
  }),
  line('site', 'investment', series([300, 300, 300]), {
    investment: { book: { method: 'table', shares: [0.5, 0.3, 0.2] }, inService: 1 },
  }),
  line('grant', 'revenue', series([500]), { taxExempt: true }),
  line('stock', 'working-capital', constant(30), {
    workingCapital: { side: 'asset', basis: 'days', of: ['goods'] },
  }),
  line('payables', 'working-capital', constant(0.05), {
    workingCapital: { side: 'liability', basis: 'percent', of: ['goods', '$fixed_cost'] },
  }),
  line('stock_ahead', 'working-capital', constant(0.02), {
    workingCapital: { side: 'asset', basis: 'percent', of: ['sales'], ahead: 1 },
  }),
  line('advance', 'working-capital', series([10, 20, 30, 40]), {
    workingCapital: { side: 'liability', basis: 'balance', of: [] },
  }),
  line('loan', 'financing', series([], 20000), { financing: { role: 'loan-draw' } }),
  line('interest_paid', 'financing', formula('prev($debt) * 0.05 * yearFraction'), {
    financing: { role: 'interest' },
  }),
];

export function everyFeaturePlan(variation: Variation = {}): Plan {
  const blank = blankPlan('plan-1', 'Tea & <Cakes> "=1+1"', '2026-11');
  const plan = parsePlan({
    ...blank,
    timeline: {
      start: '2026-11',
      periodicity: 'month',
      periods: 14,
      fiscalYearStart: 1,
      ...variation.timeline,
    },
    settings: {
      ...blank.settings,
      discounting: { ...blank.settings.discounting, ...variation.discounting },
      tax: { ...blank.settings.tax, ...variation.tax },
      terminalValue: variation.terminalValue ?? { method: 'none' },
    },
    lines: LINES,
  });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}
