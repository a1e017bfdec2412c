/**
 * What the furniture sample assumes: visits, conversion, prices, rates and unit costs, each with its owner, its source and
 * the range it may lie in.
 */
import { GROUPS, OWNERS, SOURCES } from '../wording.ts';
import { constant, formula, line, type Spec } from '../write-line.ts';

export const DRIVERS: readonly Spec[] = [
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
