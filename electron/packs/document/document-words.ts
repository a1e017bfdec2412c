/** The few words that the pages of a pack add to their contents, in both languages. */
import type { Language } from '../../contract/common-types.ts';

export type DocumentWords = {
  readonly contents: string;
  readonly draft: string;
  readonly scenario: string;
  readonly version: string;
  readonly unit: string;
  readonly model: string;
  readonly checksFine: (total: number) => string;
  readonly checksFailed: (failed: number, total: number) => string;
  readonly how: string;
  readonly formula: string;
  readonly withValues: string;
  readonly convention: string;
  readonly ingredients: string;
  /** Of columns without a title on the page: for who hears it. */
  readonly item: string;
  readonly value: string;
  readonly source: string;
  readonly owner: string;
  readonly asFor: (title: string) => string;
  readonly close: string;
  readonly asTable: string;
  readonly changed: (count: number, date: string) => string;
  readonly was: (text: string) => string;
  readonly role: string;
  readonly name: string;
  readonly date: string;
  readonly signature: string;
  readonly page: string;
  readonly light: Readonly<Record<'red' | 'yellow' | 'green' | 'none', string>>;
  readonly overridden: (computed: string) => string;
};

const ENGLISH: DocumentWords = {
  contents: 'Contents',
  draft: 'DRAFT',
  scenario: 'Scenario',
  version: 'Version',
  unit: 'Unit',
  model: 'Model',
  checksFine: (total) => `✓ all ${total} checks hold`,
  checksFailed: (failed, total) => `✗ ${failed} of ${total} checks fail`,
  how: 'How the headline numbers come about',
  formula: 'Formula',
  withValues: 'With values',
  convention: 'Convention',
  ingredients: 'From',
  item: 'Item',
  value: 'Value',
  source: 'Source',
  owner: 'Owner',
  asFor: (title) => `From the same figures as ${title}.`,
  close: 'Close',
  asTable: 'As table',
  changed: (count, date) =>
    count === 1
      ? `△ One number or statement differs from the pack of ${date}.`
      : `△ ${count} numbers and statements differ from the pack of ${date}.`,
  was: (text) => `was ${text}`,
  role: 'Role',
  name: 'Name',
  date: 'Date',
  signature: 'Signature',
  page: 'Page',
  light: { red: 'Red', yellow: 'Yellow', green: 'Green', none: 'No light' },
  overridden: (computed) => `set by hand; computed: ${computed}`,
};

const CHINESE: DocumentWords = {
  contents: '目录',
  draft: '草稿',
  scenario: '情景',
  version: '版本',
  unit: '单位',
  model: '模型',
  checksFine: (total) => `✓ ${total} 项校验全部通过`,
  checksFailed: (failed, total) => `✗ ${total} 项校验中有 ${failed} 项未通过`,
  how: '关键指标的计算依据',
  formula: '公式',
  withValues: '代入数值',
  convention: '口径',
  ingredients: '构成',
  item: '项目',
  value: '数值',
  source: '来源',
  owner: '负责人',
  asFor: (title) => `构成同“${title}”。`,
  close: '关闭',
  asTable: '数据表',
  changed: (count, date) => `△ 与 ${date} 的报告相比，有 ${count} 处数字或结论发生变化。`,
  was: (text) => `原为 ${text}`,
  role: '角色',
  name: '姓名',
  date: '日期',
  signature: '签字',
  page: '第',
  light: { red: '红灯', yellow: '黄灯', green: '绿灯', none: '无灯' },
  overridden: (computed) => `人工设定；计算结果为${computed}`,
};

export function documentWords(language: Language): DocumentWords {
  return language === 'zh' ? CHINESE : ENGLISH;
}
