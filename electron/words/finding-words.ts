/**
 * Findings as sentences in English and Chinese: what was found, where, and what to do about it. Pure.
 * Promises a sentence for every code, with the line's label and the period's date where they are known.
 */
import type { Finding, FindingCode } from '../../models/appraisal/findings.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { columnDate } from '../../models/plan/timeline.ts';
import type { Language } from '../contract/common-types.ts';
import { chineseFormulaError } from './chinese-formula.ts';

export type FindingNumbers = {
  readonly amount: (value: number) => string;
  readonly rate: (value: number) => string;
};
type Words = (say: Say) => string;
type Say = {
  readonly label: string;
  readonly when: string;
  readonly text: (param: string) => string;
  readonly amount: (param: string) => string;
  readonly rate: (param: string) => string;
};

const ENGLISH: Readonly<Record<FindingCode, Words>> = {
  'formula-error': (s) => `${s.label}: ${s.text('message')}`,
  'depends-on-error': (s) => `${s.label} cannot be computed because ${s.text('on')} has an error.`,
  'cell-error': (s) =>
    `${s.label} has no value in ${s.when}: it divides by zero, is too large or is not a number there.`,
  'unknown-reference': (s) => `${s.label} refers to ${s.text('code')}, which is not a line of the plan.`,
  'check-failed': (s) => `The check ${s.text('check')} is off by ${s.text('worst')}.`,
  'growth-not-below-rate': (s) =>
    `The terminal value grows at ${s.rate('growth')}, which is not below the rate of ${s.rate('rate')}: it has no value. Lower the growth or choose another method.`,
  'cost-negative': (s) => `${s.label} is negative in ${s.when}. Costs and investments are entered positive.`,
  'driver-unused': (s) => `${s.label} is a driver that nothing uses.`,
  'driver-undocumented': (s) => `${s.label} has neither a source nor a note.`,
  'real-nominal-mix': (s) =>
    `The rate is ${s.text('rate')} and the flows are ${s.text('flows')}, but inflation is 0. Give the inflation, or use one basis.`,
  'first-outlay-discounted': () =>
    'The first outlay stands in period 1, so it is discounted by a whole period. An outlay at the decision belongs in the opening column.',
  'terminal-share-high': (s) => `The terminal value is ${s.rate('share')} of the value that comes in.`,
  'tax-settled-early': (s) =>
    `Tax is paid ${s.text('periods')} periods late; what is still owed at the end is settled in the last period.`,
  'investment-after-disposal': (s) =>
    `${s.label} is invested in again (${s.when}) after its disposal in period ${s.text('period')}.`,
  'book-value-left': (s) =>
    `${s.label} has a book value of ${s.amount('value')} at the end that neither a disposal nor a terminal value turns into cash.`,
  'asset-sold-in-going-concern': (s) =>
    `${s.label} is sold although the terminal value assumes that the business goes on.`,
  'activity-after-end': (s) =>
    `${s.label} has figures in ${s.when}, after the end of the project in period ${s.text('end')}.`,
  'disposal-beyond-plan': (s) =>
    `${s.label} is to be sold in period ${s.text('period')}, but the plan ends with period ${s.text('periods')}.`,
  'values-beyond-plan': (s) =>
    `${s.label} has ${s.text('values')} values for ${s.text('periods')} periods; those after the end count for nothing.`,
  'losses-unused': (s) =>
    `Losses of ${s.amount('value')} are still unused at the end; their tax value is not counted.`,
  'tax-value-left': (s) =>
    `A tax value of ${s.amount('value')} is left at the end; what it would still save in tax is not counted.`,
  'release-in-going-concern': () =>
    'Working capital is released although the terminal value assumes that the business goes on.',
  'no-capital': () => 'Equity and debt are both 0, so the discount rate is the cost of equity alone.',
  'uncertainty-off-plan': (s) =>
    `${s.label} is planned at ${s.text('planned')}, but its range for the simulation has ${s.text('likely')} as the most likely value: P(NPV < 0) is that of the old case. Move the range as well.`,
  'unit-clash': (s) => `${s.label}: units do not match (${s.text('left')} and ${s.text('right')}).`,
  'no-outlay': () => 'The plan has no investment: returns on it mean little.',
  'shares-off-guide': (s) =>
    `The share of ${s.text('part')} cost is ${s.rate('actual')}; the guide is ${s.rate('from')} to ${s.rate('to')}.`,
  'several-rates': () => 'There are several internal rates of return; decide by NPV.',
};

const CHINESE: Readonly<Record<FindingCode, Words>> = {
  'formula-error': (s) => `${s.label}：${chineseFormulaError(s.text)}`,
  'depends-on-error': (s) => `${s.label}无法计算，因为 ${s.text('on')} 有错误。`,
  'cell-error': (s) => `${s.label}在 ${s.when} 没有数值：此处除以零、数值过大或结果不是数。`,
  'unknown-reference': (s) => `${s.label}引用了 ${s.text('code')}，计划中没有这一行。`,
  'check-failed': (s) => `校验 ${s.text('check')} 相差 ${s.text('worst')}。`,
  'growth-not-below-rate': (s) =>
    `终值增长率 ${s.rate('growth')} 不低于折现率 ${s.rate('rate')}，终值无意义。请降低增长率或改用其他方法。`,
  'cost-negative': (s) => `${s.label}在 ${s.when} 为负数。成本和投资应以正数录入。`,
  'driver-unused': (s) => `驱动因素${s.label}没有被任何公式使用。`,
  'driver-undocumented': (s) => `${s.label}既没有来源也没有备注。`,
  'real-nominal-mix': (s) =>
    `折现率口径为 ${s.text('rate')}，现金流口径为 ${s.text('flows')}，但通货膨胀率为 0。请填写通胀率或统一口径。`,
  'first-outlay-discounted': () => '首笔支出在第 1 期，多折现了一期。决策时点的支出应放在期初列。',
  'terminal-share-high': (s) => `终值占流入现值的 ${s.rate('share')}。`,
  'tax-settled-early': (s) => `税款滞后 ${s.text('periods')} 期缴纳；期末尚欠的税款在最后一期结清。`,
  'investment-after-disposal': (s) => `${s.label}在第 ${s.text('period')} 期处置之后（${s.when}）又有投入。`,
  'book-value-left': (s) => `${s.label}期末账面价值 ${s.amount('value')}，既未处置也未计入终值。`,
  'asset-sold-in-going-concern': (s) => `终值假设持续经营，但${s.label}已被出售。`,
  'activity-after-end': (s) => `${s.label}在 ${s.when} 仍有数值，而项目在第 ${s.text('end')} 期已结束。`,
  'disposal-beyond-plan': (s) =>
    `${s.label}计划在第 ${s.text('period')} 期处置，但计划只有 ${s.text('periods')} 期。`,
  'values-beyond-plan': (s) =>
    `${s.label}有 ${s.text('values')} 个数值，计划只有 ${s.text('periods')} 期；之后的数值不计入。`,
  'losses-unused': (s) => `期末仍有 ${s.amount('value')} 亏损未弥补，其抵税价值未计入。`,
  'tax-value-left': (s) => `期末计税价值尚余 ${s.amount('value')}，其今后抵税价值未计入。`,
  'release-in-going-concern': () => '终值假设持续经营，但营运资金已收回。',
  'no-capital': () => '权益和债务均为 0，折现率即为权益成本。',
  'uncertainty-off-plan': (s) =>
    `${s.label}的计划值为 ${s.text('planned')}，而模拟区间的最可能值仍为 ${s.text('likely')}：净现值为负的概率对应原方案。请同步调整区间。`,
  'unit-clash': (s) => `${s.label}：单位不一致（${s.text('left')} 与 ${s.text('right')}）。`,
  'no-outlay': () => '计划没有投资支出，回报指标意义不大。',
  'shares-off-guide': (s) =>
    `${chinesePart(s.text('part'))}占比 ${s.rate('actual')}，参考区间为 ${s.rate('from')} 至 ${s.rate('to')}。`,
  'several-rates': () => '存在多个内部收益率，请以净现值为准。',
};

/** `say` writes the numbers: amounts in full for a terminal, in the unit of the pack on paper. */
export function findingSentence(
  finding: Finding,
  plan: Plan,
  language: Language,
  say: FindingNumbers,
): string {
  const { params, column } = finding;
  const number = (name: string): number => Number(params[name]);
  const words = language === 'zh' ? CHINESE : ENGLISH;
  return words[finding.code]({
    label: String(params.label ?? finding.lineCode ?? '').replace(/\s+/g, ' '),
    when: column === undefined ? '' : columnDate(plan.timeline, column),
    text: (name) => String(params[name] ?? ''),
    amount: (name) => say.amount(number(name)),
    rate: (name) => say.rate(number(name)),
  });
}

function chinesePart(part: string): string {
  return { fixed: '固定成本', variable: '变动成本', investment: '投资成本' }[part] ?? part;
}
