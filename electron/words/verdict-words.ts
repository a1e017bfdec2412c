/**
 * The reasons of a verdict as sentences in English and Chinese; how the numbers are written is the caller's. Pure.
 */
import type { Verdict } from '../../models/appraisal/types.ts';
import type { Language } from '../contract/common-types.ts';

type Reason = Verdict['reasons'][number];
type Say = {
  readonly amount: (param: string) => string;
  readonly rate: (param: string) => string;
  readonly years: (param: string) => string;
  readonly rates: () => string;
};
export type ReasonNumbers = {
  readonly amount: (value: number) => string;
  readonly rate: (value: number) => string;
};
type Words = Readonly<Record<string, (say: Say) => string>>;

const ENGLISH: Words = {
  'cannot-compute': () => 'The value cannot be computed until the errors are mended.',
  'no-flows': () => 'There are no cash flows yet.',
  'npv-positive': (s) => `NPV at the hurdle of ${s.rate('hurdle')} is ${s.amount('npv')}: value is created.`,
  'npv-negative': (s) => `NPV at the hurdle of ${s.rate('hurdle')} is ${s.amount('npv')}: value is lost.`,
  'irr-above': (s) => `The IRR of ${s.rate('irr')} clears the hurdle of ${s.rate('hurdle')}.`,
  'irr-below': (s) => `The IRR of ${s.rate('irr')} does not clear the hurdle of ${s.rate('hurdle')}.`,
  'irr-borrowing': (s) =>
    `Money comes in first and is paid back later, so the rate of ${s.rate('irr')} is a cost: it is good when it is below the hurdle of ${s.rate('hurdle')}.`,
  'irr-multiple': (s) => `There are several IRRs (${s.rates()}); NPV decides.`,
  'irr-none-no-flows': () => 'There is no IRR: there are no flows.',
  'irr-none-all-inflows': () => 'There is no IRR: all flows are inflows.',
  'irr-none-all-outflows': () => 'There is no IRR: all flows are outflows.',
  'irr-none-no-root': () => 'There is no IRR: no rate makes NPV zero.',
  'irr-unknown': () => 'The IRR cannot be computed.',
  'payback-never': () => 'The money is not paid back within the plan.',
  'payback-reached': (s) => `The money is back after ${s.years('years')} years.`,
  'payback-within': (s) =>
    `The money is back after ${s.years('years')} years, within the limit of ${s.years('limit')}.`,
  'payback-too-long': (s) =>
    `The money is back after ${s.years('years')} years, later than the limit of ${s.years('limit')}.`,
  'npv-needs-terminal': (s) => `Without the terminal value NPV is ${s.amount('npv')}: the case rests on it.`,
};

const CHINESE: Words = {
  'cannot-compute': () => '存在错误，改正之前无法计算价值。',
  'no-flows': () => '尚无现金流。',
  'npv-positive': (s) => `按基准收益率 ${s.rate('hurdle')} 计算，净现值为 ${s.amount('npv')}，创造价值。`,
  'npv-negative': (s) => `按基准收益率 ${s.rate('hurdle')} 计算，净现值为 ${s.amount('npv')}，损失价值。`,
  'irr-above': (s) => `内部收益率 ${s.rate('irr')} 高于基准收益率 ${s.rate('hurdle')}。`,
  'irr-below': (s) => `内部收益率 ${s.rate('irr')} 低于基准收益率 ${s.rate('hurdle')}。`,
  'irr-borrowing': (s) =>
    `现金先流入后流出，属融资型：${s.rate('irr')} 是成本，低于基准收益率 ${s.rate('hurdle')} 为有利。`,
  'irr-multiple': (s) => `存在多个内部收益率（${s.rates()}），以净现值为准。`,
  'irr-none-no-flows': () => '没有现金流，故无内部收益率。',
  'irr-none-all-inflows': () => '全部为流入，故无内部收益率。',
  'irr-none-all-outflows': () => '全部为流出，故无内部收益率。',
  'irr-none-no-root': () => '没有使净现值为零的收益率。',
  'irr-unknown': () => '内部收益率无法计算。',
  'payback-never': () => '计划期内不能收回投资。',
  'payback-reached': (s) => `静态投资回收期 ${s.years('years')} 年。`,
  'payback-within': (s) => `静态投资回收期 ${s.years('years')} 年，在上限 ${s.years('limit')} 年以内。`,
  'payback-too-long': (s) => `静态投资回收期 ${s.years('years')} 年，超过上限 ${s.years('limit')} 年。`,
  'npv-needs-terminal': (s) => `不计终值时净现值为 ${s.amount('npv')}，结论依赖终值。`,
};

/** `say` writes the numbers; an unknown code is shown as it is. */
export function reasonSentence(reason: Reason, language: Language, say: ReasonNumbers): string {
  const { params } = reason;
  const number = (name: string): number => Number(params[name]);
  const words = (language === 'zh' ? CHINESE : ENGLISH)[reason.code];
  if (!words) return reason.code;
  return words({
    amount: (name) => say.amount(number(name)),
    rate: (name) => say.rate(number(name)),
    years: (name) => number(name).toFixed(2),
    rates: () =>
      String(params.rates ?? '')
        .split(' ')
        .map((rate) => say.rate(Number(rate)))
        .join(language === 'zh' ? '、' : ', '),
  });
}
