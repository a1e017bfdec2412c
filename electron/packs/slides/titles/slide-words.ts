/** The few words that slides add to the contents: what stands over a section in a sentence, and hints on where to read on. */
import type { Language } from '../../../contract/common-types.ts';

export type SlideWords = {
  readonly comma: string;
  readonly continued: string;
  readonly inNotes: string;
  readonly more: (count: number) => string;
  readonly low: string;
  readonly high: string;
  readonly fromPlanned: (planned: string) => string;
  readonly parts: {
    readonly base: string;
    readonly total: string;
    readonly up: string;
    readonly down: string;
    readonly values: string;
    readonly marks: string;
    readonly loss: string;
    readonly gain: string;
  };
  /** An amount with its currency and unit. */
  readonly money: (text: string, currency: string, scale: string) => string;
  readonly invested: (total: string, opening: string) => string;
  readonly investedLater: (total: string) => string;
  readonly cashIn: (total: string) => string;
  readonly cashOut: (total: string) => string;
  readonly returns: (irr: string, hurdle: string, npv: string) => string;
  readonly returnsNpv: (npv: string, hurdle: string) => string;
  readonly range: (least: string, leastName: string, most: string, mostName: string) => string;
  readonly bridge: (
    from: string,
    fromText: string,
    to: string,
    toText: string,
    step: string,
    stepText: string,
  ) => string;
  readonly expected: (npv: string, approved: string) => string;
  readonly expectedCash: (cash: string, approved: string) => string;
};

const ENGLISH: SlideWords = {
  comma: ', ',
  continued: '(continued)',
  inNotes: '(in full in the notes)',
  more: (count) => `… and ${count} more`,
  low: 'driver at its low',
  high: 'driver at its high',
  fromPlanned: (planned) => `difference from ${planned} as planned`,
  parts: {
    base: 'Base (not drawn)',
    total: 'Total',
    up: 'Increase',
    down: 'Decrease',
    values: 'Labels',
    marks: 'Marks',
    loss: 'Below zero',
    gain: 'Zero and above',
  },
  money: (text, currency, scale) => [currency, text, scale].filter((part) => part !== '').join(' '),
  invested: (total, opening) => `The plan invests ${total}, ${opening} of it at the opening`,
  investedLater: (total) => `The plan invests ${total}`,
  cashIn: (total) => `Over the plan, cash of ${total} is left after tax`,
  cashOut: (total) => `Over the plan, cash after tax comes to ${total}`,
  returns: (irr, hurdle, npv) => `IRR of ${irr} against a hurdle of ${hurdle}; NPV of ${npv}`,
  returnsNpv: (npv, hurdle) => `NPV of ${npv} at the discount rate; the hurdle is ${hurdle}`,
  range: (least, leastName, most, mostName) =>
    `NPV runs from ${least} (${leastName}) to ${most} (${mostName})`,
  bridge: (from, fromText, to, toText, step, stepText) =>
    `${from} ${fromText}, ${to} ${toText}; largest step: ${step} ${stepText}`,
  expected: (npv, approved) => `Expected NPV is ${npv}; approved was ${approved}`,
  expectedCash: (cash, approved) =>
    `Free cash flow over the plan is expected at ${cash}; approved was ${approved}`,
};

const CHINESE: SlideWords = {
  comma: '，',
  continued: '（续）',
  inNotes: '（全文见备注）',
  more: (count) => `……另有 ${count} 项`,
  low: '因素取低值',
  high: '因素取高值',
  fromPlanned: (planned) => `与计划值 ${planned} 之差`,
  parts: {
    base: '底座（不显示）',
    total: '合计',
    up: '增加',
    down: '减少',
    values: '标签',
    marks: '标记',
    loss: '小于零',
    gain: '不小于零',
  },
  money: (text, currency, scale) =>
    scale.endsWith('元')
      ? `${text} ${scale}`
      : [text, scale, currency].filter((part) => part !== '').join(' '),
  invested: (total, opening) => `计划投资 ${total}，其中期初 ${opening}`,
  investedLater: (total) => `计划投资 ${total}`,
  cashIn: (total) => `计算期内税后净现金流量合计 ${total}`,
  cashOut: (total) => `计算期内税后净现金流量合计 ${total}`,
  returns: (irr, hurdle, npv) => `内部收益率 ${irr}，基准收益率 ${hurdle}；净现值 ${npv}`,
  returnsNpv: (npv, hurdle) => `净现值 ${npv}（按折现率计算）；基准收益率 ${hurdle}`,
  range: (least, leastName, most, mostName) =>
    `净现值介于 ${least}（${leastName}）与 ${most}（${mostName}）之间`,
  bridge: (from, fromText, to, toText, step, stepText) =>
    `${from} ${fromText}，${to} ${toText}；影响最大的是“${step}”：${stepText}`,
  expected: (npv, approved) => `预计净现值 ${npv}，批准时为 ${approved}`,
  expectedCash: (cash, approved) => `整个计算期预计净现金流量 ${cash}，批准时为 ${approved}`,
};

export function slideWords(language: Language): SlideWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
