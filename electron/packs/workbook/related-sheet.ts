/** The sheet of the model behind a section, where a reader finds the same in full or as formulas. */
import type { Language } from '../../contract/common-types.ts';
import { CHINESE_MORE } from '../../exchange/export/words/chinese-more.ts';
import { ENGLISH_MORE } from '../../exchange/export/words/english-more.ts';
import type { Section } from '../content/pack-content.ts';

const RELATED: Partial<Record<Section['kind'], keyof typeof ENGLISH_MORE.sheets>> = {
  scenarios: 'scenarios',
  'two-way': 'twoWay',
  simulation: 'simulation',
  variance: 'variance',
  'profit-bridge': 'variance',
  outlook: 'actuals',
};

/** null: there is none, or this workbook is without it. */
export function relatedSheet(
  kind: Section['kind'],
  language: Language,
  titles: readonly string[],
): string | null {
  const key = RELATED[kind];
  if (key === undefined) return null;
  const title = (language === 'zh' ? CHINESE_MORE : ENGLISH_MORE).sheets[key];
  return titles.includes(title) ? title : null;
}
