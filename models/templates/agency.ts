/**
 * Sample: an agency that runs online shops for brands, 36 months with opening. Average fee 0.8 million yuan a client
 * and year, gross margin 60 %, client retention 65 % a year, staff the main cost, and a reserve of 20 %: the
 * figures of the user's own agency plan. What it does not state is an assumption and says so.
 */
import { blankPlan } from '../plan/blank.ts';
import type { Plan } from '../plan/schema.ts';
import { GROUPS, OWNERS, SOURCES } from './wording.ts';
import {
  constant,
  formula,
  type Language,
  outlay,
  type Spec,
  straightLine,
  writeLines,
} from './write-line.ts';

const DRIVERS: readonly Spec[] = [
  {
    code: 'new_clients',
    label: { en: 'New clients a month', zh: '每月新签客户' },
    kind: 'driver',
    unit: 'clients',
    group: GROUPS.clients,
    owner: OWNERS.sales,
    source: SOURCES.market,
    entry: formula('ramp(1.9, 3.1, 1, 24)'),
  },
  {
    code: 'retention',
    label: { en: 'Client retention a year', zh: '客户年留存率' },
    kind: 'driver',
    unit: '%',
    group: GROUPS.clients,
    owner: OWNERS.sales,
    source: SOURCES.plan,
    entry: constant(0.65),
    range: [0.5, 0.75],
  },
  {
    code: 'annual_fee',
    label: { en: 'Average fee of a client a year', zh: '单客户年均服务费' },
    kind: 'driver',
    unit: 'CNY/clients',
    group: GROUPS.clients,
    owner: OWNERS.sales,
    source: SOURCES.plan,
    entry: constant(800000),
    range: [700000, 900000],
  },
  {
    code: 'fee_growth',
    label: { en: 'Fee growth a year', zh: '服务费年增长率' },
    kind: 'driver',
    unit: '%',
    group: GROUPS.clients,
    owner: OWNERS.sales,
    source: SOURCES.assumption,
    entry: constant(0.03),
    range: [0, 0.06],
  },
  {
    code: 'delivery_share',
    label: { en: 'Delivery cost, share of fees', zh: '交付成本占收入' },
    kind: 'driver',
    unit: '%',
    group: GROUPS.margin,
    owner: OWNERS.operations,
    source: SOURCES.plan,
    entry: constant(0.4),
    range: [0.36, 0.46],
  },
  {
    code: 'marketing_share',
    label: { en: 'Marketing for clients won, share of fees', zh: '营销费用占收入' },
    kind: 'driver',
    unit: '%',
    group: GROUPS.marketing,
    owner: OWNERS.marketing,
    source: SOURCES.assumption,
    entry: constant(0.06),
    range: [0.04, 0.09],
  },
  {
    code: 'acquisition_cost',
    label: { en: 'Cost of winning a client', zh: '单客户获客成本' },
    kind: 'driver',
    unit: 'CNY/clients',
    group: GROUPS.marketing,
    owner: OWNERS.marketing,
    source: SOURCES.assumption,
    entry: constant(60000),
    range: [40000, 90000],
  },
  {
    code: 'salary_growth',
    label: { en: 'Salary growth a year', zh: '薪酬年增长率' },
    kind: 'driver',
    unit: '%',
    group: GROUPS.people,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    entry: constant(0.06),
    range: [0.04, 0.09],
  },
  {
    code: 'management_cost',
    label: { en: 'Management and support, first month', zh: '管理与支持月成本（首月）' },
    kind: 'driver',
    unit: 'CNY',
    group: GROUPS.people,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    entry: constant(240000),
  },
  {
    code: 'platform_cost',
    label: { en: 'Data and operations team, first month', zh: '数据与运营中台月成本（首月）' },
    kind: 'driver',
    unit: 'CNY',
    group: GROUPS.people,
    owner: OWNERS.technology,
    source: SOURCES.assumption,
    entry: constant(150000),
  },
  {
    code: 'rent_cost',
    label: { en: 'Office rent a month', zh: '办公租金（月）' },
    kind: 'driver',
    unit: 'CNY',
    group: GROUPS.overhead,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    entry: constant(70000),
  },
  {
    code: 'reserve_share',
    label: { en: 'Reserve, share of annual fees', zh: '风险准备金占年服务费' },
    kind: 'driver',
    unit: '%',
    group: GROUPS.funding,
    owner: OWNERS.finance,
    source: SOURCES.plan,
    entry: constant(0.1),
    range: [0.05, 0.2],
  },
];

const OPERATIONS: readonly Spec[] = [
  {
    code: 'clients',
    label: { en: 'Clients', zh: '客户数' },
    kind: 'memo',
    unit: 'clients',
    entry: formula('prev(clients, 4) * retention ^ yearFraction + new_clients'),
  },
  {
    code: 'fees',
    label: { en: 'Service fees', zh: '服务费收入' },
    kind: 'revenue',
    unit: 'CNY',
    group: GROUPS.clients,
    entry: formula('clients * grow(annual_fee, fee_growth) * yearFraction'),
  },
  {
    code: 'delivery',
    label: { en: 'Delivery staff and freelancers', zh: '交付人力与外包' },
    kind: 'variable-cost',
    unit: 'CNY',
    group: GROUPS.people,
    entry: formula('fees * delivery_share'),
  },
  {
    code: 'client_marketing',
    label: { en: 'Marketing', zh: '营销' },
    kind: 'variable-cost',
    unit: 'CNY',
    group: GROUPS.marketing,
    entry: formula('fees * marketing_share'),
  },
  {
    code: 'acquisition',
    label: { en: 'Winning clients', zh: '获客' },
    kind: 'variable-cost',
    unit: 'CNY',
    group: GROUPS.marketing,
    entry: formula('new_clients * acquisition_cost'),
  },
  {
    code: 'management',
    label: { en: 'Management and support', zh: '管理与支持' },
    kind: 'fixed-cost',
    unit: 'CNY',
    group: GROUPS.people,
    entry: formula('grow(management_cost, salary_growth)'),
  },
  {
    code: 'platform_team',
    label: { en: 'Data and operations team', zh: '数据与运营中台' },
    kind: 'fixed-cost',
    unit: 'CNY',
    group: GROUPS.people,
    entry: formula('grow(platform_cost, salary_growth)'),
  },
  {
    code: 'rent',
    label: { en: 'Office rent', zh: '办公租金' },
    kind: 'fixed-cost',
    unit: 'CNY',
    group: GROUPS.overhead,
    entry: formula('rent_cost'),
  },
];

const CAPITAL: readonly Spec[] = [
  {
    code: 'data_platform',
    label: { en: 'Data and order platform', zh: '数据与订单平台' },
    kind: 'investment',
    unit: 'CNY',
    group: GROUPS.build,
    owner: OWNERS.technology,
    source: SOURCES.assumption,
    entry: outlay(5_200_000, { 7: 2_400_000, 19: 1_800_000 }),
    investment: { book: straightLine(3) },
  },
  {
    code: 'office',
    label: { en: 'Office and studio fit-out', zh: '办公与直播间装修' },
    kind: 'investment',
    unit: 'CNY',
    group: GROUPS.build,
    owner: OWNERS.operations,
    source: SOURCES.assumption,
    entry: outlay(3_200_000, { 13: 1_000_000 }),
    investment: { book: straightLine(5, 0.05), disposal: { proceeds: 300_000 } },
  },
  {
    code: 'client_days',
    label: { en: 'Clients pay after', zh: '客户账期' },
    kind: 'working-capital',
    unit: 'days',
    source: SOURCES.assumption,
    entry: constant(45),
    range: [30, 75],
    workingCapital: { side: 'asset', basis: 'days', of: ['fees'] },
  },
  {
    code: 'reserve',
    label: { en: 'Reserve', zh: '风险准备金' },
    kind: 'working-capital',
    unit: 'CNY',
    source: SOURCES.plan,
    entry: formula('fees / yearFraction * reserve_share'),
    workingCapital: { side: 'asset', basis: 'balance', of: [] },
  },
];

const NAME = { en: 'Shop agency', zh: '电商代运营' };
const DESCRIPTION = {
  en: 'An agency that runs online shops for brands: clients won and kept, fees, delivery staff, and a reserve.',
  zh: '为品牌代运营网店：签约与留存客户、服务费、交付人力，并计提风险准备金。',
};

export function agency(id: string, language: Language): Plan {
  const plan = blankPlan(id, NAME[language], '2027-01');
  return {
    ...plan,
    description: DESCRIPTION[language],
    settings: {
      ...plan.settings,
      displayUnit: language === 'zh' ? 'wan' : 'thousand',
      discounting: { ...plan.settings.discounting, rate: { mode: 'given', rate: 0.15 } },
      // The agency's split: fixed 35 %, running variable 45 %, reserve and investment 20 %.
      guide: { fixed: [0.3, 0.4], variable: [0.4, 0.5], investment: [0.15, 0.25] },
      tax: { ...plan.settings.tax, paymentLag: 1 },
    },
    lines: writeLines([...DRIVERS, ...OPERATIONS, ...CAPITAL], language),
  };
}

export const agencyTemplate = { id: 'agency', name: NAME, description: DESCRIPTION, build: agency };
