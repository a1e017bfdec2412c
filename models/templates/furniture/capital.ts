/**
 * What the furniture sample invests and how it is paid for: fit-out, shop and vehicles with their depreciation, working
 * capital with customer deposits, the bank loan and own funds.
 */
import { GROUPS, OWNERS, SOURCES } from '../wording.ts';
import { constant, formula, line, outlay, type Spec, straightLine } from '../write-line.ts';

export const CAPITAL: readonly Spec[] = [
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
