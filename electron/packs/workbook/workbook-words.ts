/** What the sheets of a pack say beside its contents, in both languages. */
import type { Language } from '../../contract/common-types.ts';

export type PackSheetWords = {
  readonly cover: string;
  readonly how: string;
  readonly live: string;
  readonly stated: string;
  readonly back: string;
};

const ENGLISH: PackSheetWords = {
  cover: 'Cover',
  how: 'How it comes about',
  live: 'Figures in green are live: they follow the assumptions and the scenario switch of this workbook.',
  stated:
    'Figures in black with a grey ground are as of the making of this pack (studies, actuals and other scenarios are not recomputed by Excel).',
  back: '← Contents',
};

const CHINESE: PackSheetWords = {
  cover: '封面',
  how: '计算依据',
  live: '绿色数字为实时公式，随本工作簿的假设和情景开关变化。',
  stated: '灰底黑色数字为生成报告时的数值（模拟、实际数及其他情景不由 Excel 重算）。',
  back: '← 目录',
};

export function packSheetWords(language: Language): PackSheetWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
