/**
 * Sample: a premium online store, 36 months with opening. GMV = traffic x conversion x order value, traffic from
 * paid, private and content sources (40 / 30 / 30 %), conversion 2.5 % to 4 %, order value 300 yuan, gross margin
 * 55 %, return rate 18 % to 12 %, GMV of about 100 and 300 million in years 1 and 2: the figures of the user's
 * own operating plans. What those do not state is an assumption and says so.
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

const NAME = { en: 'Premium online store', zh: '优质电商自营店' };
const DESCRIPTION = {
  en: 'Own-brand premium store: build the platform, buy traffic, earn it back. 36 months from the decision.',
  zh: '自有品牌优质电商：先建平台，再买流量，三年内收回。自决策起 36 个月。',
};

const DRIVERS: readonly Spec[] = [
  line(
    'driver',
    'visits',
    'Visits a month',
    '月访问量',
    'visits',
    formula('if(period <= 12, ramp(800000, 1800000, 1, 12), ramp(1800000, 4500000, 12, 36))'),
    { group: GROUPS.traffic, owner: OWNERS.marketing, source: SOURCES.market },
  ),
  line('driver', 'paid_share', 'Paid share of traffic', '付费流量占比', '%', constant(0.4), {
    group: GROUPS.traffic,
    owner: OWNERS.marketing,
    source: SOURCES.market,
    range: [0.35, 0.5],
  }),
  line('driver', 'cost_per_visit', 'Cost of a paid visit', '单次付费访问成本', 'CNY/visits', constant(3.2), {
    group: GROUPS.traffic,
    owner: OWNERS.marketing,
    source: SOURCES.assumption,
    range: [2.6, 4.2],
  }),
  line('driver', 'conversion', 'Conversion', '转化率', 'orders/visits', formula('ramp(0.025, 0.04, 1, 36)'), {
    group: GROUPS.orders,
    owner: OWNERS.operations,
    source: SOURCES.plan,
  }),
  line('driver', 'order_value', 'Average order value', '客单价', 'CNY/orders', constant(300), {
    group: GROUPS.orders,
    owner: OWNERS.operations,
    source: SOURCES.plan,
    range: [270, 330],
  }),
  line('driver', 'return_rate', 'Return rate', '退货率', '%', formula('ramp(0.18, 0.12, 1, 36)'), {
    group: GROUPS.orders,
    owner: OWNERS.operations,
    source: SOURCES.plan,
  }),
  line('driver', 'goods_share', 'Cost of goods, share of sales', '商品成本占销售额', '%', constant(0.45), {
    group: GROUPS.margin,
    owner: OWNERS.finance,
    source: SOURCES.plan,
    range: [0.42, 0.5],
  }),
  line('driver', 'salary_growth', 'Salary growth a year', '薪酬年增长率', '%', constant(0.06), {
    group: GROUPS.people,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    range: [0.04, 0.09],
  }),
  line(
    'driver',
    'commission_rate',
    'Platform commission, share of sales',
    '平台佣金率',
    '%',
    constant(0.05),
    { group: GROUPS.margin, owner: OWNERS.finance, source: SOURCES.contract },
  ),
  line('driver', 'parcel_cost', 'Logistics cost of a parcel', '单均物流费', 'CNY/orders', constant(16), {
    group: GROUPS.fulfilment,
    owner: OWNERS.operations,
    source: SOURCES.assumption,
    range: [14, 20],
  }),
  line('driver', 'team_cost', 'Team, first month', '团队月成本（首月）', 'CNY', constant(900000), {
    group: GROUPS.people,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
  }),
  line(
    'driver',
    'technology_cost',
    'Technology team, first month',
    '技术团队月成本（首月）',
    'CNY',
    constant(450000),
    { group: GROUPS.people, owner: OWNERS.technology, source: SOURCES.assumption },
  ),
];

const OPERATIONS: readonly Spec[] = [
  line('memo', 'orders', 'Orders', '订单量', 'orders', formula('visits * conversion')),
  line('memo', 'gmv', 'Gross merchandise value', '成交总额', 'CNY', formula('orders * order_value')),
  line('revenue', 'sales', 'Sales after returns', '退货后销售额', 'CNY', formula('gmv * (1 - return_rate)')),
  line('variable-cost', 'goods', 'Cost of goods sold', '商品成本', 'CNY', formula('sales * goods_share'), {
    outsideBudget: true,
  }),
  line(
    'variable-cost',
    'commission',
    'Platform commission',
    '平台佣金',
    'CNY',
    formula('sales * commission_rate'),
    { group: GROUPS.fulfilment, source: SOURCES.contract },
  ),
  line(
    'variable-cost',
    'logistics',
    'Logistics',
    '物流',
    'CNY',
    formula('orders * (1 + return_rate) * parcel_cost'),
    { group: GROUPS.fulfilment, source: SOURCES.assumption },
  ),
  line(
    'variable-cost',
    'paid_marketing',
    'Paid traffic',
    '付费投放',
    'CNY',
    formula('visits * paid_share * cost_per_visit'),
    { group: GROUPS.marketing },
  ),
  line('fixed-cost', 'team', 'Team', '团队', 'CNY', formula('grow(team_cost, salary_growth)'), {
    group: GROUPS.people,
  }),
  line(
    'fixed-cost',
    'technology',
    'Technology development',
    '技术研发',
    'CNY',
    formula('grow(technology_cost, salary_growth)'),
    { group: GROUPS.people },
  ),
  line('fixed-cost', 'brand', 'Brand promotion', '品牌推广', 'CNY', formula('ramp(500000, 1500000, 1, 36)'), {
    group: GROUPS.marketing,
  }),
  line('fixed-cost', 'rent', 'Office and warehouse', '办公与仓储租金', 'CNY', constant(280000), {
    group: GROUPS.overhead,
    source: SOURCES.assumption,
  }),
];

const CAPITAL: readonly Spec[] = [
  line('investment', 'platform', 'Platform build', '平台建设', 'CNY', outlay(18_000_000, { 13: 6_000_000 }), {
    group: GROUPS.build,
    owner: OWNERS.technology,
    source: SOURCES.plan,
    investment: { book: straightLine(5) },
  }),
  line(
    'investment',
    'systems',
    'Systems and data',
    '系统与数据',
    'CNY',
    outlay(7_000_000, { 25: 4_000_000 }),
    {
      group: GROUPS.build,
      owner: OWNERS.technology,
      source: SOURCES.assumption,
      investment: { book: straightLine(3) },
    },
  ),
  line(
    'investment',
    'equipment',
    'Warehouse equipment',
    '仓储设备',
    'CNY',
    outlay(5_000_000, { 13: 3_000_000 }),
    {
      group: GROUPS.build,
      owner: OWNERS.operations,
      source: SOURCES.assumption,
      investment: { book: straightLine(5, 0.05), disposal: { proceeds: 2_000_000 } },
    },
  ),
  line('working-capital', 'stock_days', 'Stock', '存货', 'days', formula('ramp(45, 30, 1, 36)'), {
    source: SOURCES.plan,
    workingCapital: { side: 'asset', basis: 'days', of: ['goods'] },
  }),
  line('working-capital', 'supplier_days', 'Suppliers', '应付供应商', 'days', constant(30), {
    source: SOURCES.assumption,
    workingCapital: { side: 'liability', basis: 'days', of: ['goods'] },
  }),
  line('working-capital', 'platform_days', 'Settlement by the platform', '平台待结算', 'days', constant(7), {
    source: SOURCES.contract,
    workingCapital: { side: 'asset', basis: 'days', of: ['sales'] },
  }),
];

export function premiumStore(id: string, language: Language): Plan {
  const plan = blankPlan(id, NAME[language], '2027-01');
  return {
    ...plan,
    description: DESCRIPTION[language],
    settings: {
      ...plan.settings,
      displayUnit: language === 'zh' ? 'wan' : 'thousand',
      discounting: {
        ...plan.settings.discounting,
        rate: { mode: 'given', rate: 0.12 },
        maxPaybackYears: 2.5,
      },
    },
    lines: writeLines([...DRIVERS, ...OPERATIONS, ...CAPITAL], language),
  };
}

export const premiumStoreTemplate = {
  id: 'premium-store',
  name: NAME,
  description: DESCRIPTION,
  build: premiumStore,
};
