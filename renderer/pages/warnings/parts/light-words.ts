/** What surrounds a light in words: since when, how often it has come on, when it will be crossed. Pure. */
import type { RuleLight } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { bucketName, monthText } from './bucket-words.ts';
import { type Saying, silenceSentence } from './explanation-words.ts';
import type { Colour } from './light.tsx';
import { ruleNumber } from './rule-words.ts';

/** The light that counts: what a person has set, else what the numbers say. */
export function shownLight({ light, override }: Pick<RuleLight, 'light' | 'override'>): Colour | null {
  return override?.light ?? light;
}

export function crossingSentence(
  texts: Texts,
  { rule, settings }: Saying,
  crossing: NonNullable<RuleLight['crossing']>,
): string {
  return texts.t('warnings.crossing.sentence', {
    light: texts.t(`warnings.light.${crossing.light}`),
    month: monthText(crossing.bucket.to),
    value: ruleNumber(texts, rule.unit, crossing.value, settings),
    count: crossing.noticeDays,
  });
}

/** '2 times red, once yellow'; only what has happened. */
export function firingsWords(
  { t }: Pick<Texts, 't'>,
  { red, yellow }: { readonly red: number; readonly yellow: number },
): string {
  const said = [
    ...(red > 0 ? [t('warnings.fired.red', { count: red })] : []),
    ...(yellow > 0 ? [t('warnings.fired.yellow', { count: yellow })] : []),
  ];
  return said.length === 0 ? t('warnings.fired.never') : said.join(t('warnings.and'));
}

/** The strip as one sentence, for who does not see it. */
export function stripSummary({ t }: Texts, strip: RuleLight['strip']): string {
  const count = (light: Colour | null) => strip.filter((mark) => mark.light === light).length;
  return t('warnings.strip', {
    count: strip.length,
    red: count('red'),
    yellow: count('yellow'),
    green: count('green'),
    none: count(null),
  });
}

export function markTitle(texts: Texts, saying: Saying, mark: RuleLight['strip'][number]): string {
  return texts.t('warnings.mark', {
    bucket: bucketName(texts, saying.rule.grain, mark.bucket, saying.fiscalYearStart),
    value: ruleNumber(texts, saying.rule.unit, mark.value, saying.settings),
    light: texts.t(`warnings.light.${mark.light ?? 'none'}`),
  });
}

/** Closed buckets after the one on show have no number: how many, and why; '' where there are none. */
export function staleSentence(texts: Texts, { explanation }: Pick<RuleLight, 'explanation'>): string {
  const { silent, bucket } = explanation;
  if (silent.buckets === 0 || bucket === null) return '';
  return texts.t('warnings.stale', { count: silent.buckets, why: silenceSentence(texts, silent) });
}
