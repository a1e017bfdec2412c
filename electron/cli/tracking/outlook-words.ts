/** The words of `hurdle outlook` in both languages. Nothing is computed here. */
import type { ForecastMethod } from '../../../models/plan/tracking/course-schema.ts';
import type { Language } from '../../contract/common-types.ts';
import type {
  OutlookNote,
  OutlookRemark,
  OutlookReviewRow,
  OutlookTarget,
} from '../../contract/tracking/outlook-calls.ts';

export type OutlookWords = {
  readonly cutOver: (month: string, given: boolean) => string;
  readonly noCutOver: string;
  readonly baseline: (name: string, by: string, at: string) => string;
  readonly noBaseline: string;
  readonly lineColumns: readonly string[];
  readonly reviewColumns: readonly string[];
  readonly targetColumns: readonly string[];
  readonly npvBand: (low: string, high: string, level: string) => string;
  readonly method: (method: ForecastMethod) => string;
  readonly asPlanned: string;
  readonly titles: { readonly review: string; readonly targets: string; readonly notes: string };
  readonly totals: Readonly<Record<string, string>>;
  readonly items: Readonly<Record<OutlookReviewRow['item'], string>>;
  readonly reached: Readonly<Record<NonNullable<OutlookTarget['reached']>, string>>;
  readonly flags: Readonly<Record<NonNullable<OutlookTarget['flag']>, string>>;
  readonly never: string;
  /** Percentage points. */
  readonly points: (count: string) => string;
  readonly decisions: Readonly<Record<string, string>>;
  readonly notes: Readonly<
    Record<OutlookNote['code'], (label: string, amount: string, month: string) => string>
  >;
  readonly remarks: Readonly<Record<OutlookRemark['code'], (param: (name: string) => string) => string>>;
};

const ENGLISH: OutlookWords = {
  cutOver: (month, given) =>
    `Actuals to ${month}${given ? ' (as set)' : ', the last complete month'}, forecast after it.`,
  noCutOver: 'No month of actuals is complete: the outlook is the plan.',
  baseline: (name, by, at) => `Compared with "${name}", approved by ${by} on ${at}.`,
  noBaseline: 'No baseline is approved: compared with the plan itself.',
  lineColumns: ['', 'to date', 'remaining', 'outlook', 'approved', 'difference', '', 'method', 'error'],
  reviewColumns: ['', 'approved', 'expected', 'difference', '', 'to date', 'remaining'],
  targetColumns: ['', 'baseline', 'target', 'challenge', 'to date', 'outlook', 'attained', 'reached', ''],
  npvBand: (low, high, level) =>
    `NPV between ${low} and ${high} in ${level} of outcomes, by the bands of the lines.`,
  method: (method) => {
    switch (method.type) {
      case 'plan':
        return 'plan';
      case 'run-rate':
        return `mean of ${method.months}`;
      case 'trend':
        return 'trend';
      case 'seasonal':
        return `season of ${method.season}, ${method.form}`;
      case 'regression':
        return `on ${method.driver}`;
    }
  },
  asPlanned: 'no actuals',
  titles: { review: 'Post-investment review', targets: 'Targets', notes: 'Notes' },
  totals: {
    $revenue: 'Revenue',
    $variable_cost: 'Variable cost',
    $contribution: 'Contribution',
    $fixed_cost: 'Fixed cost',
    $ebitda: 'EBITDA',
    $investment: 'Investment',
    $fcf: 'Free cash flow',
  },
  items: {
    outlay: 'Outlay',
    revenue: 'Revenue',
    'variable-cost': 'Variable cost',
    'fixed-cost': 'Fixed cost',
    ebitda: 'EBITDA',
    cash: 'Free cash flow',
    npv: 'Net present value',
    irr: 'Internal rate of return',
    payback: 'Payback, years',
    'discounted-payback': 'Discounted payback, years',
  },
  reached: { none: 'none', baseline: 'baseline', target: 'target', challenge: 'challenge' },
  flags: {
    'change-plan': 'below 80 %: change the plan',
    'no-line': 'no such line',
    'no-value': 'cannot be computed',
    'outside-plan': 'year outside the plan',
  },
  points: (count) => `${count} pp`,
  never: 'never',
  decisions: { accept: 'accept', reject: 'reject', unclear: 'unclear' },
  notes: {
    'no-actuals': () => 'There are no actuals yet.',
    'part-month-left-out': (_, __, month) => `Entries of ${month} are left out: the month is not complete.`,
    'far-ahead': (_, __, month) =>
      `Entries of ${month} lie far ahead of all others and close no month: is their date right?`,
    'cut-over-after-actuals': (_, __, month) =>
      `There are no actuals as late as ${month}: the last month that has any is taken.`,
    'cut-over-after-plan': (_, __, month) =>
      `${month} lies after the end of the plan: its last month is taken.`,
    'not-tracked': (label, amount) =>
      `${label} has no actuals: it is computed as in the plan (${amount} planned to date).`,
    'working-capital-kept': (label) => `Actuals on ${label} are not used: working capital is computed.`,
    'before-start': () => 'Actuals from before the start of the plan serve as history only.',
    'unspent-investment': (label, amount) =>
      `${label}: ${amount} of the plan to date is not spent and counts as saved.`,
    'method-replaced': (label) => `${label} goes on as planned: its method does not fit the history.`,
    'ends-with-plan': (label) =>
      `${label} ends with the plan: it goes on as planned, and the plan has no later months.`,
    'other-timeline': () => 'The approved plan has other periods: differences of metrics are not split.',
  },
  remarks: {
    'verdict-changed': (p) => `The verdict changed from ${p('from')} to ${p('to')}.`,
    'npv-lost': (p) => `The NPV is ${p('amount')} (${p('share')}) below the approved one.`,
    'npv-gained': (p) => `The NPV is ${p('amount')} (${p('share')}) above the approved one.`,
    'npv-below-zero': (p) => `The NPV has fallen below zero: ${p('npv')}.`,
    'below-hurdle': (p) =>
      `The internal rate of return (${p('irr')}) no longer clears the hurdle of ${p('hurdle')}.`,
    'outlay-over': (p) => `The outlay is ${p('amount')} (${p('share')}) over the approved one.`,
    'outlay-under': (p) =>
      `The outlay is ${p('amount')} (${p('share')}) under the approved one: what is not spent yet counts as saved.`,
    'payback-later': (p) => `The money is back ${p('years')} years later than approved.`,
    'payback-never': () => 'The money does not come back within the plan any more.',
    'mostly-ahead': (p) => `${p('amount')} of the loss (${p('share')}) is still ahead and can be acted on.`,
    'on-course': () => 'On course: nothing differs from the approved plan by more than the thresholds.',
  },
};

const CHINESE: OutlookWords = {
  cutOver: (month, given) =>
    `实际数截至 ${month}${given ? '（人工设定）' : '（最近完整月份）'}，其后为预测。`,
  noCutOver: '尚无完整月份的实际数，展望即为计划。',
  baseline: (name, by, at) => `对照基准“${name}”，${by} 于 ${at} 批准。`,
  noBaseline: '尚无批准的基准，与计划本身对照。',
  lineColumns: ['', '累计', '剩余', '展望', '批准', '差异', '', '方法', '误差'],
  reviewColumns: ['', '批准', '预期', '差异', '', '已发生', '剩余'],
  targetColumns: ['', '基准值', '目标值', '挑战值', '累计', '展望', '达成率', '达到', ''],
  npvBand: (low, high, level) => `按各行区间，净现值有 ${level} 的可能在 ${low} 与 ${high} 之间。`,
  method: (method) => {
    switch (method.type) {
      case 'plan':
        return '计划';
      case 'run-rate':
        return `近 ${method.months} 月均值`;
      case 'trend':
        return '趋势';
      case 'seasonal':
        return `季节 ${method.season}（${method.form === 'additive' ? '加法' : '乘法'}）`;
      case 'regression':
        return `回归 ${method.driver}`;
    }
  },
  asPlanned: '无实际数',
  titles: { review: '投后评价', targets: '目标', notes: '说明' },
  totals: {
    $revenue: '收入',
    $variable_cost: '变动成本',
    $contribution: '边际贡献',
    $fixed_cost: '固定成本',
    $ebitda: '息税折旧摊销前利润',
    $investment: '投资成本',
    $fcf: '自由现金流',
  },
  items: {
    outlay: '投资支出',
    revenue: '收入',
    'variable-cost': '变动成本',
    'fixed-cost': '固定成本',
    ebitda: '息税折旧摊销前利润',
    cash: '自由现金流',
    npv: '净现值',
    irr: '内部收益率',
    payback: '静态回收期（年）',
    'discounted-payback': '动态回收期（年）',
  },
  reached: { none: '未达', baseline: '基准值', target: '目标值', challenge: '挑战值' },
  flags: {
    'change-plan': '低于 80 %：调整计划',
    'no-line': '没有此行',
    'no-value': '无法计算',
    'outside-plan': '年度不在计划期内',
  },
  points: (count) => `${count} 个百分点`,
  never: '不回收',
  decisions: { accept: '接受', reject: '否决', unclear: '无法判断' },
  notes: {
    'no-actuals': () => '尚无实际数。',
    'part-month-left-out': (_, __, month) => `${month} 尚未完整，其记录未计入。`,
    'far-ahead': (_, __, month) => `${month} 的记录远在其他记录之后，不作为结账依据，请核对日期。`,
    'cut-over-after-actuals': (_, __, month) => `${month} 尚无实际数，取最近有实际数的月份。`,
    'cut-over-after-plan': (_, __, month) => `${month} 在计划期之后，取计划最后一月。`,
    'not-tracked': (label, amount) => `${label}没有实际数，按计划的公式计算（累计计划 ${amount}）。`,
    'working-capital-kept': (label) => `${label}的实际数不使用：营运资金由计算得出。`,
    'before-start': () => '计划开始前的实际数仅作历史参考。',
    'unspent-investment': (label, amount) => `${label}：截至目前计划中有 ${amount} 未支出，视为节约。`,
    'method-replaced': (label) => `${label}按计划延续：所设方法不适合其历史。`,
    'ends-with-plan': (label) => `${label}随计划结束：按计划延续，而计划没有更晚的月份。`,
    'other-timeline': () => '批准的计划期间不同，指标差异不作拆分。',
  },
  remarks: {
    'verdict-changed': (p) => `结论由 ${p('from')} 变为 ${p('to')}。`,
    'npv-lost': (p) => `净现值比批准值低 ${p('amount')}（${p('share')}）。`,
    'npv-gained': (p) => `净现值比批准值高 ${p('amount')}（${p('share')}）。`,
    'npv-below-zero': (p) => `净现值已低于零：${p('npv')}。`,
    'below-hurdle': (p) => `内部收益率（${p('irr')}）不再高于基准收益率 ${p('hurdle')}。`,
    'outlay-over': (p) => `投资支出超出批准值 ${p('amount')}（${p('share')}）。`,
    'outlay-under': (p) => `投资支出比批准值少 ${p('amount')}（${p('share')}）：尚未支出的部分按节省计算。`,
    'payback-later': (p) => `回收期比批准值晚 ${p('years')} 年。`,
    'payback-never': () => '计划期内已不能收回投资。',
    'mostly-ahead': (p) => `损失中的 ${p('amount')}（${p('share')}）尚未发生，仍可采取措施。`,
    'on-course': () => '进展正常：与批准的计划相比没有超出阈值的差异。',
  },
};

export function outlookWords(language: Language): OutlookWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
