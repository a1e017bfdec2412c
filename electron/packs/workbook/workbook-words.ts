/** What the sheets of a pack say beside its contents, in both languages. */
import type { Language } from '../../contract/common-types.ts';

export type PackSheetWords = {
  readonly cover: string;
  readonly how: string;
  readonly live: string;
  readonly stated: string;
  /** Of a draft whose plan has errors. */
  readonly withoutModel: string;
  readonly back: string;
  readonly checks: string;
  readonly checksNow: string;
  readonly scenarioNow: string;
  /** Before the name of the scenario that the switch was turned to. */
  readonly turned: string;
  readonly compared: string;
  /** Before the title of the sheet that has the same as formulas or in full. */
  readonly related: string;
  readonly driver: string;
  readonly lowAt: string;
  readonly highAt: string;
  readonly planned: string;
  readonly binFrom: string;
  readonly binTo: string;
  readonly share: string;
  readonly below: string;
  readonly above: string;
  readonly heat: string;
  readonly parts: Readonly<
    Record<'from' | 'to' | 'base' | 'total' | 'up' | 'upBelow' | 'down' | 'downBelow' | 'top', string>
  >;
};

const ENGLISH: PackSheetWords = {
  cover: 'Cover',
  how: 'How it comes about',
  live: 'Figures in green are live: they follow the assumptions and the scenario switch of this workbook.',
  stated:
    'Figures in black are as of the making of this pack: Excel does not compute studies, actuals and other scenarios anew.',
  withoutModel:
    'The plan has errors, so no live model can stand behind these pages: all figures are stated as Hurdle shows them. Mend the errors listed under the check mark and make the pack again.',
  back: '← Contents',
  checks: 'Master check',
  checksNow: 'Master check of this workbook, now',
  scenarioNow: 'Scenario in the switch, now',
  turned: '▲ The switch stands on another scenario; figures in green are now those of: ',
  compared:
    'The figures that are compared here are stated as of the making. To see one scenario live, choose it in the switch on',
  related: 'In full, and with formulas where Excel can compute it: sheet',
  driver: 'Driver',
  lowAt: 'Low end',
  highAt: 'High end',
  planned: 'Planned',
  binFrom: 'From',
  binTo: 'To',
  share: 'Share of trials',
  below: 'Below zero',
  above: 'Zero and above',
  heat: 'Red: below zero. Bold with a rule: as planned.',
  parts: {
    from: 'From',
    to: 'To',
    base: 'Base',
    total: 'Total',
    up: 'Increase',
    upBelow: 'Increase, below zero',
    down: 'Decrease',
    downBelow: 'Decrease, below zero',
    top: 'Label at',
  },
};

const CHINESE: PackSheetWords = {
  cover: '封面',
  how: '计算依据',
  live: '绿色数字为实时公式，随本工作簿的假设和情景开关变化。',
  stated: '黑色数字为生成报告时的数值：敏感性与模拟、实际数及其他情景不由 Excel 重算。',
  withoutModel:
    '方案存在错误，本工作簿不含可计算的模型：所有数字均为 Hurdle 所示数值。请先改正检查标记下列出的错误，再重新生成报告。',
  back: '← 目录',
  checks: '总校验',
  checksNow: '本工作簿当前总校验',
  scenarioNow: '情景开关当前所选',
  turned: '▲ 情景开关已改选，绿色数字现为该情景数值：',
  compared:
    '本页对比数字为生成报告时的数值。如需查看某一情景的实时结果，请在情景开关中选择该情景，所在工作表：',
  related: '明细及可由 Excel 计算的公式见工作表：',
  driver: '因素',
  lowAt: '低值',
  highAt: '高值',
  planned: '计划值',
  binFrom: '区间下限',
  binTo: '区间上限',
  share: '试验占比',
  below: '小于零',
  above: '大于等于零',
  heat: '红色：小于零。加粗并带上划线：计划所在。',
  parts: {
    from: '起点',
    to: '终点',
    base: '底座',
    total: '合计',
    up: '增加',
    upBelow: '增加（零以下）',
    down: '减少',
    downBelow: '减少（零以下）',
    top: '标签位置',
  },
};

export function packSheetWords(language: Language): PackSheetWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
