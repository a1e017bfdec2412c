/** The words of `hurdle variance` in both languages. Nothing is computed here. */
import type { Language } from '../../contract/common-types.ts';
import type { ProfitBridge, VarianceRow } from '../../contract/tracking/variance-calls.ts';

type Flexed = VarianceRow['flexedBy'];
type Step = ProfitBridge['bars'][number]['step'];

export type VarianceWords = {
  readonly noActuals: string;
  readonly baseline: (name: string, by: string, at: string) => string;
  readonly noBaseline: string;
  readonly partMonth: (month: string) => string;
  readonly hidden: (count: number) => string;
  readonly strays: (count: number) => string;
  readonly titles: {
    readonly month: (month: string) => string;
    readonly yearToDate: (from: string, to: string) => string;
    readonly fullYear: (from: string, to: string) => string;
    readonly bridge: string;
  };
  /** label, actual, plan, flexed, delta, percent, F/A and light, what the flexed plan follows */
  readonly columns: readonly string[];
  readonly outlook: string;
  readonly notMeaningful: string;
  readonly nothingBooked: string;
  readonly totals: Readonly<Record<string, string>>;
  readonly flexedBy: (basis: Flexed) => string;
  readonly steps: Readonly<Record<Step, string>>;
  readonly planned: string;
  readonly actual: string;
};

const ENGLISH: VarianceWords = {
  noActuals: 'There are no actuals in the time of the plan yet.',
  baseline: (name, by, at) => `Compared with "${name}", approved by ${by} on ${at}.`,
  noBaseline: 'No baseline is approved: compared with the plan itself.',
  partMonth: (month) =>
    `${month} is not over: its plan is that of the whole month, the full year leaves it out.`,
  hidden: (count) => `${count} ${count === 1 ? 'line' : 'lines'} within the thresholds left out.`,
  strays: (count) =>
    `${count} ${count === 1 ? 'line' : 'lines'} with actuals ${count === 1 ? 'is' : 'are'} neither in the plan nor in the baseline and not counted.`,
  titles: {
    month: (month) => `Month ${month}`,
    yearToDate: (from, to) => `Year to date ${from} to ${to}`,
    fullYear: (from, to) => `Full year ${from} to ${to}`,
    bridge: 'From planned to actual EBITDA of the month',
  },
  columns: ['', 'actual', 'plan', 'flexed', 'delta', '%', '', 'flexed by'],
  outlook: 'outlook',
  notMeaningful: 'n.m.',
  nothingBooked: 'nothing booked',
  totals: {
    $revenue: 'Revenue',
    $variable_cost: 'Variable cost',
    $contribution: 'Contribution',
    $fixed_cost: 'Fixed cost',
    $ebitda: 'EBITDA',
    $investment: 'Investment',
  },
  flexedBy: (basis) => {
    switch (basis.type) {
      case 'volume':
        return basis.label;
      case 'revenue':
        return `revenue: ${basis.label}`;
      case 'all-revenue':
        return 'all revenue';
      case 'fixed':
        return '';
    }
  },
  steps: {
    'sales-quantity': 'Sales quantity',
    'sales-mix': 'Sales mix',
    'sales-price': 'Sales price',
    'sales-unsplit': 'Sales, volume and price not known apart',
    'cost-price': 'Variable cost, prices',
    'cost-usage': 'Variable cost, usage',
    'cost-unsplit': 'Variable cost, price and usage not known apart',
    'fixed-cost': 'Fixed cost',
    investment: 'Investment',
  },
  planned: 'Plan',
  actual: 'Actual',
};

const CHINESE: VarianceWords = {
  noActuals: '计划期内尚无实际数据。',
  baseline: (name, by, at) => `对比基准：“${name}”，${by} 于 ${at} 批准。`,
  noBaseline: '尚无批准的基准，与计划本身对比。',
  partMonth: (month) => `${month} 尚未结束：计划为整月数，全年预测不含该月实际。`,
  hidden: (count) => `未显示 ${count} 个未超阈值的科目。`,
  strays: (count) => `有 ${count} 个带实际数据的科目既不在计划也不在基准中，未计入。`,
  titles: {
    month: (month) => `当月 ${month}`,
    yearToDate: (from, to) => `本年累计 ${from} 至 ${to}`,
    fullYear: (from, to) => `全年 ${from} 至 ${to}`,
    bridge: '当月息税折旧摊销前利润：从预算到实际',
  },
  columns: ['', '实际', '预算', '弹性预算', '差异', '%', '', '弹性依据'],
  outlook: '全年预测',
  notMeaningful: '无意义',
  nothingBooked: '未入账',
  totals: {
    $revenue: '收入',
    $variable_cost: '变动成本',
    $contribution: '边际贡献',
    $fixed_cost: '固定成本',
    $ebitda: '息税折旧摊销前利润',
    $investment: '投资成本',
  },
  flexedBy: (basis) => {
    switch (basis.type) {
      case 'volume':
        return basis.label;
      case 'revenue':
        return `收入：${basis.label}`;
      case 'all-revenue':
        return '全部收入';
      case 'fixed':
        return '';
    }
  },
  steps: {
    'sales-quantity': '销售数量',
    'sales-mix': '销售结构',
    'sales-price': '销售价格',
    'sales-unsplit': '销售（量价无法区分）',
    'cost-price': '变动成本价格',
    'cost-usage': '变动成本用量',
    'cost-unsplit': '变动成本（价格与用量无法区分）',
    'fixed-cost': '固定成本',
    investment: '投资成本',
  },
  planned: '预算',
  actual: '实际',
};

export function varianceWords(language: Language): VarianceWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
