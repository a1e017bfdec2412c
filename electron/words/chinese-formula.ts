/** What is wrong with a formula, in Chinese and by the kind of error; in English the engine's own sentence says more. Pure. */

type Param = (name: string) => string;

const SENTENCES: Readonly<Record<string, (param: Param) => string>> = {
  syntax: () => '公式不完整。',
  empty: () => '公式为空。',
  'unknown-name': (param) =>
    param('suggestion') === ''
      ? `没有代码为 ${param('name')} 的科目。`
      : `没有代码为 ${param('name')} 的科目，是否指 ${param('suggestion')}？`,
  'unknown-function': (param) => `没有函数 ${param('name')}。`,
  'wrong-arguments': (param) => `函数 ${param('name')} 的参数不符。`,
  'not-allowed': () => '公式中含有不允许的写法。',
  ambiguous: () => '公式有两种读法，请加括号。',
  'too-long': () => '公式过长，请拆分为多行科目。',
  'too-deep': () => '公式嵌套过深，请拆分为多行科目。',
  cycle: (param) => `同一期间内循环引用：${param('chain')}。`,
  'invalid-name': (param) => `${param('name')} 不能作为代码。`,
  'duplicate-name': (param) => `代码 ${param('name')} 重复。`,
};

export function chineseFormulaError(param: Param): string {
  return SENTENCES[param('code')]?.(param) ?? '公式有误。';
}
