/** All words of a pack in one object a language; a missing one is a type error. Nothing is computed here. */
import type { Language } from '../../contract/common-types.ts';
import { AGAINST as AGAINST_ZH } from './chinese/against.ts';
import { EXPLAIN as EXPLAIN_ZH } from './chinese/explain.ts';
import { GENERAL as GENERAL_ZH } from './chinese/general.ts';
import { LEAD as LEAD_ZH } from './chinese/lead.ts';
import { OFF_RANGE as OFF_RANGE_ZH } from './chinese/off-range.ts';
import { PAPER as PAPER_ZH } from './chinese/paper.ts';
import { STUDY as STUDY_ZH } from './chinese/study.ts';
import { TRACKING as TRACKING_ZH } from './chinese/tracking.ts';
import { AGAINST } from './english/against.ts';
import { EXPLAIN } from './english/explain.ts';
import { GENERAL } from './english/general.ts';
import { LEAD } from './english/lead.ts';
import { OFF_RANGE } from './english/off-range.ts';
import { PAPER } from './english/paper.ts';
import { STUDY } from './english/study.ts';
import { TRACKING } from './english/tracking.ts';

const ENGLISH = {
  ...GENERAL,
  lead: LEAD,
  paper: PAPER,
  study: STUDY,
  tracking: TRACKING,
  against: AGAINST,
  explain: EXPLAIN,
  offRange: OFF_RANGE,
};
const CHINESE: PackWords = {
  ...GENERAL_ZH,
  lead: LEAD_ZH,
  paper: PAPER_ZH,
  study: STUDY_ZH,
  tracking: TRACKING_ZH,
  against: AGAINST_ZH,
  explain: EXPLAIN_ZH,
  offRange: OFF_RANGE_ZH,
};

export type PackWords = typeof ENGLISH;

/** A sentence put together of parts has no blank between two Chinese characters. */
const BLANK = /([\u4e00-\u9fff，。；：、（）“”])[ \u00a0]+(?=[\u4e00-\u9fff，。；：、（）“”])/g;

function closedUp<T>(words: T): T {
  if (typeof words === 'function') {
    return ((...parts: readonly unknown[]) => {
      const said: unknown = words(...parts);
      return typeof said === 'string' ? said.replace(BLANK, '$1') : said;
    }) as T;
  }
  if (typeof words !== 'object' || words === null || Array.isArray(words)) return words;
  return Object.fromEntries(Object.entries(words).map(([key, part]) => [key, closedUp(part)])) as T;
}

const CLOSED = closedUp(CHINESE);

export function packWords(language: Language): PackWords {
  return language === 'zh' ? CLOSED : ENGLISH;
}
