/** The words of `hurdle warnings` in both languages. Nothing is computed here. */
import type { Grain } from '../../../models/plan/tracking/warning-schema.ts';
import type { Language } from '../../contract/common-types.ts';

export type WarningsWords = {
  readonly columns: readonly string[];
  readonly light: Readonly<Record<'red' | 'yellow' | 'green' | 'none', string>>;
  readonly judged: Readonly<Record<Grain, string>>;
  readonly wholePlan: string;
  readonly through: (day: string) => string;
  readonly noActuals: string;
  readonly noRules: string;
  readonly noBaseline: string;
  readonly off: string;
  readonly broken: (name: string, message: string) => string;
  readonly ahead: (light: string, month: string, days: number) => string;
  readonly run: (soFar: number, run: number) => string;
  readonly alwaysGreen: (owner: string, buckets: number) => string;
  readonly withoutData: (name: string) => string;
};

const ENGLISH: WarningsWords = {
  columns: ['', 'rule', 'line', 'value', 'yellow', 'red', 'run', 'from', 'to', 'judged', 'ahead'],
  light: { red: '■ red', yellow: '▲ yellow', green: '● green', none: '○ no data' },
  judged: {
    day: 'by day',
    week: 'by week',
    month: 'by month',
    quarter: 'by quarter',
    'year-to-date': 'year to date',
    project: 'from the start',
  },
  wholePlan: '(plan)',
  through: (day) => `Actuals to ${day}.`,
  noActuals: 'There are no actuals yet.',
  noRules: 'The plan has no warning rules.',
  noBaseline: 'No baseline is approved: compared with the plan itself.',
  off: ' (off)',
  broken: (name, message) => `${name} cannot be evaluated: ${message}`,
  ahead: (light, month, days) => `${light} in ${month}, in ${days} days`,
  run: (soFar, run) => `${soFar} of ${run}`,
  alwaysGreen: (owner, buckets) =>
    `The rules of ${owner === '' ? 'nobody in particular' : owner} have never been anything but green in ${buckets} periods.`,
  withoutData: (name) => `${name} has never had a number.`,
};

const CHINESE: WarningsWords = {
  columns: ['', '规则', '科目', '数值', '黄线', '红线', '连续', '自', '至', '判断', '预计'],
  light: { red: '■ 红', yellow: '▲ 黄', green: '● 绿', none: '○ 无数据' },
  judged: {
    day: '按日',
    week: '按周',
    month: '按月',
    quarter: '按季',
    'year-to-date': '本年累计',
    project: '项目累计',
  },
  wholePlan: '（整个计划）',
  through: (day) => `实际数据截至 ${day}。`,
  noActuals: '尚无实际数据。',
  noRules: '该计划没有预警规则。',
  noBaseline: '尚无批准的基准：与计划本身比较。',
  off: '（已停用）',
  broken: (name, message) => `${name} 无法计算：${message}`,
  ahead: (light, month, days) => `${light}，${month}，${days} 天后`,
  run: (soFar, run) => `${soFar}/${run}`,
  alwaysGreen: (owner, buckets) =>
    `${owner === '' ? '无负责人' : owner}的规则在 ${buckets} 个期间内从未亮过黄灯或红灯。`,
  withoutData: (name) => `${name} 从未有过数值。`,
};

export function warningsWords(language: Language): WarningsWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
