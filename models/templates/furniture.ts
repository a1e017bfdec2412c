/**
 * Sample: premium furniture sold online, 36 months with opening. Order value 25,000 yuan, a long decision (low
 * conversion of many visits), customers pay a deposit before delivery, showrooms carry the brand. Discount rate from
 * WACC; showrooms are written down faster for tax. Order value, margin, stock days and GMV follow the user's own
 * furniture plan; what it does not state is an assumption and says so.
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
    'visits',
    'Qualified visits a month',
    '月有效访问量',
    'visits',
    formula('ramp(70000, 240000, 1, 30)'),
    { group: GROUPS.traffic, owner: OWNERS.marketing, source: SOURCES.market },
  ),
  line(
    'driver',
    'conversion',
    'Conversion',
    '转化率',
    'orders/visits',
    formula('ramp(0.0018, 0.0026, 1, 24)'),
    { group: GROUPS.orders, owner: OWNERS.operations, source: SOURCES.assumption },
  ),
  line('driver', 'order_value', 'Average order value', '客单价', 'CNY/orders', constant(25000), {
    group: GROUPS.orders,
    owner: OWNERS.operations,
    source: SOURCES.plan,
    range: [22000, 28000],
  }),
  line('driver', 'return_rate', 'Return rate', '退货率', '%', constant(0.06), {
    group: GROUPS.orders,
    owner: OWNERS.operations,
    source: SOURCES.assumption,
    range: [0.04, 0.1],
  }),
  line('driver', 'goods_share', 'Cost of goods, share of sales', '商品成本占销售额', '%', constant(0.5), {
    group: GROUPS.margin,
    owner: OWNERS.finance,
    source: SOURCES.plan,
    range: [0.47, 0.54],
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
  line(
    'driver',
    'delivery_rate',
    'Delivery and installation, share of sales',
    '配送安装费占比',
    '%',
    constant(0.07),
    { group: GROUPS.fulfilment, owner: OWNERS.operations, source: SOURCES.assumption, range: [0.06, 0.09] },
  ),
  line(
    'driver',
    'acquisition_cost',
    'Marketing cost of an order',
    '单均获客成本',
    'CNY/orders',
    constant(2400),
    { group: GROUPS.marketing, owner: OWNERS.marketing, source: SOURCES.assumption, range: [2000, 3200] },
  ),
  line(
    'driver',
    'designer_cost',
    'Cost of a design adviser a month',
    '设计顾问月成本',
    'CNY/people',
    constant(16000),
    { group: GROUPS.people, owner: OWNERS.operations, source: SOURCES.assumption },
  ),
  line(
    'driver',
    'orders_per_designer',
    'Orders a design adviser handles',
    '每位顾问月接单量',
    'orders/people',
    constant(22),
    { group: GROUPS.people, owner: OWNERS.operations, source: SOURCES.assumption },
  ),
  line('driver', 'salary_growth', 'Salary growth a year', '薪酬年增长率', '%', constant(0.05), {
    group: GROUPS.people,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    range: [0.03, 0.08],
  }),
  line(
    'driver',
    'core_team_cost',
    'Core team, first month',
    '核心团队月成本（首月）',
    'CNY',
    constant(680000),
    { group: GROUPS.people, owner: OWNERS.finance, source: SOURCES.assumption },
  ),
  line(
    'driver',
    'showroom_cost',
    'Rent and running of showrooms',
    '展厅租金与运营',
    'CNY',
    constant(360000),
    { group: GROUPS.overhead, owner: OWNERS.operations, source: SOURCES.assumption },
  ),
  line('driver', 'interest_rate', 'Interest rate a year', '年利率', '%', constant(0.055), {
    group: GROUPS.funding,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
  }),
];

const OPERATIONS: readonly Spec[] = [
  line('memo', 'orders', 'Orders', '订单量', 'orders', formula('visits * conversion')),
  line(
    'memo',
    'designers',
    'Design advisers',
    '设计顾问人数',
    'people',
    formula('roundup(orders / orders_per_designer, 0)'),
  ),
  line(
    'revenue',
    'sales',
    'Sales after returns',
    '退货后销售额',
    'CNY',
    formula('orders * order_value * (1 - return_rate)'),
  ),
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
    { group: GROUPS.fulfilment },
  ),
  line(
    'variable-cost',
    'delivery',
    'Delivery and installation',
    '配送与安装',
    'CNY',
    formula('orders * order_value * delivery_rate'),
    { group: GROUPS.fulfilment },
  ),
  line('variable-cost', 'marketing', 'Marketing', '营销投放', 'CNY', formula('orders * acquisition_cost'), {
    group: GROUPS.marketing,
  }),
  line(
    'fixed-cost',
    'advisers',
    'Design advisers',
    '设计顾问',
    'CNY',
    formula('designers * grow(designer_cost, salary_growth)'),
    { group: GROUPS.people },
  ),
  line(
    'fixed-cost',
    'core_team',
    'Core team',
    '核心团队',
    'CNY',
    formula('grow(core_team_cost, salary_growth)'),
    { group: GROUPS.people },
  ),
  line('fixed-cost', 'showrooms', 'Showrooms', '展厅运营', 'CNY', formula('showroom_cost'), {
    group: GROUPS.overhead,
  }),
];

const CAPITAL: readonly Spec[] = [
  line(
    'investment',
    'showroom_build',
    'Showroom fit-out',
    '展厅装修',
    'CNY',
    outlay(9_000_000, { 10: 3_500_000 }),
    {
      group: GROUPS.build,
      owner: OWNERS.operations,
      source: SOURCES.assumption,
      investment: {
        book: straightLine(5),
        tax: {
          method: 'declining-balance',
          life: 5,
          factor: 2,
          switchToStraightLine: true,
          residualShare: 0,
        },
      },
    },
  ),
  line(
    'investment',
    'online_build',
    'Online shop and 3D configurator',
    '线上商城与三维设计系统',
    'CNY',
    outlay(7_500_000, { 19: 2_500_000 }),
    {
      group: GROUPS.build,
      owner: OWNERS.technology,
      source: SOURCES.plan,
      investment: { book: straightLine(4) },
    },
  ),
  line('investment', 'vehicles', 'Installation vehicles', '安装车辆', 'CNY', outlay(2_400_000), {
    group: GROUPS.build,
    owner: OWNERS.operations,
    source: SOURCES.assumption,
    investment: { book: straightLine(4, 0.1), disposal: { proceeds: 600_000 } },
  }),
  line('working-capital', 'stock_days', 'Stock', '存货', 'days', constant(45), {
    source: SOURCES.plan,
    workingCapital: { side: 'asset', basis: 'days', of: ['goods'] },
  }),
  line('working-capital', 'supplier_days', 'Suppliers', '应付供应商', 'days', constant(45), {
    source: SOURCES.assumption,
    workingCapital: { side: 'liability', basis: 'days', of: ['goods'] },
  }),
  line(
    'working-capital',
    'deposit_share',
    'Customer deposits, share of annual sales',
    '客户定金占年销售额',
    '%',
    constant(0.012),
    { source: SOURCES.assumption, workingCapital: { side: 'liability', basis: 'percent', of: ['sales'] } },
  ),
  line('financing', 'loan', 'Bank loan drawn', '银行借款', 'CNY', outlay(8_000_000), {
    group: GROUPS.funding,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    financing: { role: 'loan-draw' },
  }),
  line(
    'financing',
    'repayment',
    'Loan repaid',
    '偿还借款',
    'CNY',
    formula('between(13, 36) * total(loan) / 24'),
    {
      group: GROUPS.funding,
      owner: OWNERS.finance,
      source: SOURCES.assumption,
      financing: { role: 'loan-repayment' },
    },
  ),
  line(
    'financing',
    'interest',
    'Interest',
    '利息',
    'CNY',
    formula('prev($debt) * interest_rate * yearFraction'),
    {
      group: GROUPS.funding,
      owner: OWNERS.finance,
      source: SOURCES.assumption,
      financing: { role: 'interest' },
    },
  ),
  line('financing', 'own_funds', 'Own funds', '自有资金', 'CNY', outlay(14_000_000), {
    group: GROUPS.funding,
    owner: OWNERS.finance,
    source: SOURCES.assumption,
    financing: { role: 'equity' },
  }),
];

const NAME = { en: 'Premium furniture online', zh: '高端家具线上销售' };
const DESCRIPTION = {
  en: 'Furniture of 25,000 yuan an order sold online, with showrooms and own installation. Rate from WACC.',
  zh: '线上销售客单价 25,000 元的高端家具，自建展厅与安装队伍，折现率取 WACC。',
};

export function furniture(id: string, language: Language): Plan {
  const plan = blankPlan(id, NAME[language], '2027-01');
  return {
    ...plan,
    description: DESCRIPTION[language],
    settings: {
      ...plan.settings,
      displayUnit: language === 'zh' ? 'wan' : 'thousand',
      discounting: {
        ...plan.settings.discounting,
        rate: {
          mode: 'wacc',
          riskFree: 0.025,
          beta: 1.3,
          marketPremium: 0.065,
          extraPremium: 0.02,
          costOfDebt: 0.055,
          taxRate: 0.25,
          equity: 14,
          debt: 8,
        },
        timing: 'mid',
        hurdle: 0.12,
      },
    },
    lines: writeLines([...DRIVERS, ...OPERATIONS, ...CAPITAL], language),
  };
}

export const furnitureTemplate = { id: 'furniture', name: NAME, description: DESCRIPTION, build: furniture };
