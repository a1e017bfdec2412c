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
  line,
  outlay,
  type Spec,
  straightLine,
  writeLines,
} from './write-line.ts';

const DRIVERS: readonly Spec[] = [
  line(
    'driver',
    'new_clients',
    'New clients a month',
    '每月新签客户',
    'clients',
    formula('ramp(1.9, 3.1, 1, 24)'),
    { group: GROUPS.clients, owner: OWNERS.sales, source: SOURCES.market },
  ),
  line('driver', 'retention', 'Client retention a year', '客户年留存率', '%', constant(0.65), {
    group: GROUPS.clients,
    owner: OWNERS.sales,
    source: SOURCES.plan,
    range: [0.5, 0.75],
  }),
  line(
    'driver',
    'annual_fee',
    'Average fee of a client a year',
    '单客户年均服务费',
    'CNY/clients',
    constant(800000),
    { group: GROUPS.clients, owner: OWNERS.sales, source: SOURCES.plan, range: [700000, 900000] },
  ),
  line('driver', 'fee_growth', 'Fee growth a year', '服务费年增长率', '%', constant(0.03), {
    group: GROUPS.clients,
    owner: OWNERS.sales,
    source: SOURCES.assumption,
    range: [0, 0.06],
  }),
  line('driver', 'delivery_share', 'Delivery cost, share of fees', '交付成本占收入', '%', constant(0.4), {
    group: GROUPS.margin,
    owner: OWNERS.operations,
    source: SOURCES.plan,
    range: [0.36, 0.46],
  }),
  line(
    'driver',
    'marketing_share',
    'Marketing for clients won, share of fees',
    '营销费用占收入',
    '%',
    constant(0.06),
    { group: GROUPS.marketing, owner: OWNERS.marketing, source: SOURCES.assumption, range: [0.04, 0.09] },
  ),
  line(
    'driver',
    'acquisition_cost',
    'Cost of winning a client',
    '单客户获客成本',
    'CNY/clients',
    constant(60000),
    { group: GROUPS.marketing, owner: OWNERS.marketing, source: SOURCES.assumption, range: [40000, 90000] },
  ),
  line('driver', 'salary_growth', 'Salary growth a year', '薪酬年增长率', '%', constant(0.06), {
    group: GROUPS.people,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    range: [0.04, 0.09],
  }),
  line(
    'driver',
    'management_cost',
    'Management and support, first month',
    '管理与支持月成本（首月）',
    'CNY',
    constant(240000),
    { group: GROUPS.people, owner: OWNERS.finance, source: SOURCES.assumption },
  ),
  line(
    'driver',
    'platform_cost',
    'Data and operations team, first month',
    '数据与运营中台月成本（首月）',
    'CNY',
    constant(150000),
    { group: GROUPS.people, owner: OWNERS.technology, source: SOURCES.assumption },
  ),
  line('driver', 'rent_cost', 'Office rent a month', '办公租金（月）', 'CNY', constant(70000), {
    group: GROUPS.overhead,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
  }),
  line(
    'driver',
    'reserve_share',
    'Reserve, share of annual fees',
    '风险准备金占年服务费',
    '%',
    constant(0.1),
    { group: GROUPS.funding, owner: OWNERS.finance, source: SOURCES.plan, range: [0.05, 0.2] },
  ),
];

const OPERATIONS: readonly Spec[] = [
  line(
    'memo',
    'clients',
    'Clients',
    '客户数',
    'clients',
    formula('prev(clients, 4) * retention ^ yearFraction + new_clients'),
  ),
  line(
    'revenue',
    'fees',
    'Service fees',
    '服务费收入',
    'CNY',
    formula('clients * grow(annual_fee, fee_growth) * yearFraction'),
    { group: GROUPS.clients },
  ),
  line(
    'variable-cost',
    'delivery',
    'Delivery staff and freelancers',
    '交付人力与外包',
    'CNY',
    formula('fees * delivery_share'),
    { group: GROUPS.people },
  ),
  line('variable-cost', 'client_marketing', 'Marketing', '营销', 'CNY', formula('fees * marketing_share'), {
    group: GROUPS.marketing,
  }),
  line(
    'variable-cost',
    'acquisition',
    'Winning clients',
    '获客',
    'CNY',
    formula('new_clients * acquisition_cost'),
    { group: GROUPS.marketing },
  ),
  line(
    'fixed-cost',
    'management',
    'Management and support',
    '管理与支持',
    'CNY',
    formula('grow(management_cost, salary_growth)'),
    { group: GROUPS.people },
  ),
  line(
    'fixed-cost',
    'platform_team',
    'Data and operations team',
    '数据与运营中台',
    'CNY',
    formula('grow(platform_cost, salary_growth)'),
    { group: GROUPS.people },
  ),
  line('fixed-cost', 'rent', 'Office rent', '办公租金', 'CNY', formula('rent_cost'), {
    group: GROUPS.overhead,
  }),
];

const CAPITAL: readonly Spec[] = [
  line(
    'investment',
    'data_platform',
    'Data and order platform',
    '数据与订单平台',
    'CNY',
    outlay(5_200_000, { 7: 2_400_000, 19: 1_800_000 }),
    {
      group: GROUPS.build,
      owner: OWNERS.technology,
      source: SOURCES.assumption,
      investment: { book: straightLine(3) },
    },
  ),
  line(
    'investment',
    'office',
    'Office and studio fit-out',
    '办公与直播间装修',
    'CNY',
    outlay(3_200_000, { 13: 1_000_000 }),
    {
      group: GROUPS.build,
      owner: OWNERS.operations,
      source: SOURCES.assumption,
      investment: { book: straightLine(5, 0.05), disposal: { proceeds: 300_000 } },
    },
  ),
  line('working-capital', 'client_days', 'Clients pay after', '客户账期', 'days', constant(45), {
    source: SOURCES.assumption,
    range: [30, 75],
    workingCapital: { side: 'asset', basis: 'days', of: ['fees'] },
  }),
  line(
    'working-capital',
    'reserve',
    'Reserve',
    '风险准备金',
    'CNY',
    formula('fees / yearFraction * reserve_share'),
    { source: SOURCES.plan, workingCapital: { side: 'asset', basis: 'balance', of: [] } },
  ),
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
