/**
 * Sample: premium furniture sold online, 36 months with opening. Order value 25,000 yuan, a long decision (low
 * conversion of many visits), customers pay a deposit before delivery, showrooms carry the brand. Discount rate from
 * WACC; showrooms are written down faster for tax. Order value, margin, stock days and GMV follow the user's own
 * furniture plan; what it does not state is an assumption and says so.
 */
import { blankPlan } from '../plan/blank.ts';
import type { Plan } from '../plan/schema.ts';
import { CAPITAL } from './furniture/capital.ts';
import { DRIVERS } from './furniture/drivers.ts';
import { GROUPS } from './wording.ts';
import { formula, type Language, line, type Spec, writeLines } from './write-line.ts';

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
