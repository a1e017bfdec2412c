/**
 * The words of the problem list in English and Chinese: what is wrong with a row, and what would be right. For files
 * and the command line, which have no page to translate codes. Pure.
 */
import type { LeftOutReason, ProblemCode, ProblemField, RowProblem } from './import-types.ts';

type Words<Key extends string> = {
  readonly en: Readonly<Record<Key, string>>;
  readonly zh: Readonly<Record<Key, string>>;
};

export const HEADINGS: Words<
  'row' | 'what' | 'field' | 'value' | 'problem' | 'code' | 'notImported' | 'leftOut'
> = {
  en: {
    row: 'Row',
    what: 'Result',
    field: 'Field',
    value: 'Value',
    problem: 'Problem',
    code: 'Code',
    notImported: 'not imported',
    leftOut: 'left out',
  },
  zh: {
    row: '行',
    what: '结果',
    field: '字段',
    value: '内容',
    problem: '问题',
    code: '代码',
    notImported: '未导入',
    leftOut: '已略过',
  },
};

export const FIELD_WORDS: Words<ProblemField> = {
  en: { date: 'Date', account: 'Account', amount: 'Amount', side: 'Side', currency: 'Currency', row: 'Row' },
  zh: { date: '日期', account: '科目', amount: '金额', side: '方向', currency: '币种', row: '行' },
};

export const LEFT_OUT_WORDS: Words<LeftOutReason> = {
  en: {
    'total-word': 'A total of other rows',
    'balance-word': 'A balance carried forward',
    'sum-of-rows': 'No account, and the amount is the sum of the rows above',
    'repeated-header': 'The header once more',
    heading: 'Neither a date nor an amount',
  },
  zh: {
    'total-word': '其他行的合计',
    'balance-word': '结转余额',
    'sum-of-rows': '没有科目，且金额等于上方各行之和',
    'repeated-header': '重复的表头',
    heading: '既没有日期也没有金额',
  },
};

const PROBLEMS: Words<ProblemCode> = {
  en: {
    'date-missing': 'The row has no date.',
    'not-a-date': 'This is not a date. Write it as 2026-03-05.',
    'no-such-day': 'This day does not exist.',
    'not-one-day': 'This names more than one day or month. Write a day such as 2026-03-05.',
    'two-digit-year': 'Write the year with four digits.',
    'year-missing': 'The year is missing.',
    'mixed-date-order': 'The column holds day/month and month/day dates. Write this one as 2026-03-05.',
    'date-order': 'Nothing in the file says whether this is day/month or month/day. Choose the order.',
    'against-date-order': 'This date does not fit the order day/month or month/day that was chosen or found.',
    'unclear-date': 'This date can be read in two ways. Write it as 2026-03-05.',
    'amount-missing': 'The row has no amount.',
    'not-a-number': 'This is not an amount.',
    'unclear-number':
      'This amount can be read in two ways. Write it with a decimal point and no other signs.',
    'percent-amount':
      'A percentage is no amount of money. Only an account of a rate or quantity line can have one.',
    'amount-too-large': 'The amount is too large: the largest is 9,999,999,999,999.99.',
    'both-sides': 'The row has figures on both sides. Split it into two rows.',
    'unknown-side': 'The side is not known: debit or credit, inflow or outflow.',
    'other-currency': 'The amount is in {found}, the plan in {expected}.',
    'error-value': 'The cell holds an error of the spreadsheet.',
  },
  zh: {
    'date-missing': '该行没有日期。',
    'not-a-date': '这不是日期。请写成 2026-03-05。',
    'no-such-day': '没有这一天。',
    'not-one-day': '这不是某一天或某个月。请写成 2026-03-05 这样的日期。',
    'two-digit-year': '年份请写四位数字。',
    'year-missing': '缺少年份。',
    'mixed-date-order': '该列同时有“日/月”和“月/日”两种日期。请写成 2026-03-05。',
    'date-order': '文件中无法判断是“日/月”还是“月/日”。请选择顺序。',
    'against-date-order': '该日期不符合所选或所判断的日月顺序。',
    'unclear-date': '该日期有两种读法。请写成 2026-03-05。',
    'amount-missing': '该行没有金额。',
    'not-a-number': '这不是金额。',
    'unclear-number': '该金额有两种读法。请只用数字和小数点书写。',
    'percent-amount': '百分比不是金额，只有对应到比率或数量科目的会计科目才能使用。',
    'amount-too-large': '金额过大，最大为 9,999,999,999,999.99。',
    'both-sides': '该行两边都有金额。请拆成两行。',
    'unknown-side': '无法识别方向：借或贷，收或支。',
    'other-currency': '金额的币种是 {found}，计划的币种是 {expected}。',
    'error-value': '单元格是表格软件的错误值。',
  },
};

/** One sentence: what is wrong and what would be right. */
export function problemText(
  { code, params }: Pick<RowProblem, 'code' | 'params'>,
  language: 'en' | 'zh',
): string {
  return PROBLEMS[language][code].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
