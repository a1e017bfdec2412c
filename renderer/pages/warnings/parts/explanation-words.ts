/**
 * Why a light is what it is, in sentences: the number and what it is measured against, the line it stands behind and
 * for how long, what is missing. Made of the host's explanation alone. Pure.
 */
import type { RuleLight, RuleReport } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import type { Grain, WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import type { Texts } from '../../../i18n/use-text.ts';
import { totalName } from '../../outlook/outlook-words.ts';
import { bucketName, monthText } from './bucket-words.ts';
import { ruleDistance, ruleNumber } from './rule-words.ts';

export type Explanation = RuleLight['explanation'];
type Description = NonNullable<RuleReport['description']>;
type Term = Description['terms'][number];

/** What is said about, and how its numbers are written. */
export type Saying = {
  readonly rule: Pick<WarningRule, 'unit' | 'grain' | 'direction'>;
  readonly description: Description | null;
  /** The line's name; '' where the rule watches the plan. */
  readonly label: string;
  readonly settings: Settings;
  readonly fiscalYearStart: number;
};

export function explanationSentence(texts: Texts, saying: Saying, light: Explanation): string {
  const { t } = texts;
  const { bucket, value, why, floor } = light;
  if (bucket === null || value === null || why === 'no-data') return silenceSentence(texts, light.silent);
  const { rule, settings } = saying;
  const number = (of: number) => ruleNumber(texts, rule.unit, of, settings);
  const words = {
    what: saidValue(texts, saying, value),
    where: whereWords(texts, saying, bucket),
  };
  const behind = lineBehind(light);
  switch (why) {
    case 'beyond': {
      if (!behind) return t('warnings.say.plain', words);
      const run = behind.soFar > 1 ? runWords(texts, rule.grain, behind.soFar) : '';
      return t('warnings.say.beyond', {
        ...words,
        line: sideWords(texts, rule, value, behind.value, number),
        run,
      });
    }
    case 'waiting': {
      const waiting = [light.yellow, light.red].find((line) => line?.beyond && line.soFar < line.run);
      if (!waiting) return t('warnings.say.plain', words);
      return t('warnings.say.waiting', {
        ...words,
        line: sideWords(texts, rule, value, waiting.value, number),
        so: waiting.soFar,
        run: waiting.run,
      });
    }
    case 'held':
      return t('warnings.say.held', {
        ...words,
        back: light.backAt === null ? number(behind?.value ?? value) : number(light.backAt),
      });
    case 'within': {
      const next = light.yellow ?? light.red;
      if (!next || next.distance === null) return t('warnings.say.plain', words);
      return t('warnings.say.within', {
        ...words,
        distance: ruleDistance(texts, rule.unit, next.distance, settings),
        line: number(next.value),
        light: t(`warnings.light.${next === light.yellow ? 'yellow' : 'red'}`),
      });
    }
    case 'below-floor':
      return t('warnings.say.belowFloor', {
        ...words,
        amount: ruleNumber(texts, 'money', floor?.value ?? null, settings),
        floor: ruleNumber(texts, 'money', floor?.atLeast ?? null, settings),
      });
  }
}

/** 'Marketing 128 % of plan', 'Wages 36 % of Revenue': the subject and its number. */
export function saidValue(
  texts: Texts,
  { rule, description, label, settings }: Saying,
  value: number,
): string {
  const { t } = texts;
  const number = ruleNumber(texts, rule.unit, value, settings);
  const [first, second] = description?.terms ?? [];
  if (!description || !first || description.pattern === 'other') {
    // The whole expression would be no subject; it stands with its amounts below the sentence.
    return t('warnings.say.amount', { subject: label, number }).trim();
  }
  const subject = opening(termWords(texts, first, label), first);
  if (description.pattern === 'amount' || !second) return t('warnings.say.amount', { subject, number });
  const against = sameSubject(first, second)
    ? onlyMeasure(texts, first.over === 'total' ? { ...second, over: 'bucket' } : second)
    : termWords(texts, second, label);
  return t(`warnings.say.${description.pattern}`, { subject, number, against });
}

/** The line of an amount, or the total that it names in the rule; '' for one without either. */
export function partName(
  texts: Texts,
  { text, label }: Pick<Explanation['parts'][number], 'text' | 'label'>,
): string {
  const code = /\$\w+/.exec(text)?.[0];
  return label === '' && code !== undefined ? totalName(texts, code) : label;
}

/** 'Plan of Wages', 'Wages': a bare name is its actual. */
export function termWords(texts: Texts, term: Term, label: string): string {
  const { t } = texts;
  const { of } = term;
  const own = label === '' ? t('warnings.eachLine') : label;
  const name = of === null ? own : of.label === '' ? totalName(texts, of.code) : of.label;
  const said = term.fn === 'actual' ? name : t(`warnings.measureOf.${term.fn}`, { name });
  const summed = term.over === 'bucket' ? said : t(`warnings.over.${term.over}`, { name: said });
  return term.earlier === 0 ? summed : t('warnings.earlier', { name: summed, count: term.earlier });
}

/** 'in 2026-W14'; of what is said over the whole plan, when it was said. */
function whereWords(
  texts: Texts,
  { rule: { grain }, description, fiscalYearStart }: Saying,
  bucket: NonNullable<Explanation['bucket']>,
): string {
  const whole = description?.terms.some(({ fn, over }) => fn === 'outlook' && over === 'total') ?? false;
  return whole
    ? texts.t('warnings.where.asOf', { bucket: monthText(bucket.to) })
    : texts.t(`warnings.where.${grain}`, { bucket: bucketName(texts, grain, bucket, fiscalYearStart) });
}

/** A name is written as its owner writes it; a word of ours that begins a sentence has a capital. */
function opening(words: string, { fn, over, earlier }: Term): string {
  const isName = fn === 'actual' && over === 'bucket' && earlier === 0;
  return isName ? words : words.charAt(0).toUpperCase() + words.slice(1);
}

function onlyMeasure({ t }: Pick<Texts, 't'>, term: Term): string {
  const said = t(`warnings.measure.${term.fn}`);
  const summed = term.over === 'total' ? t('warnings.over.total', { name: said }) : said;
  return term.earlier === 0 ? summed : t('warnings.earlier', { name: summed, count: term.earlier });
}

function sameSubject(a: Term, b: Term): boolean {
  return a.of === null ? b.of === null : a.of.code === b.of?.code;
}

/** 'above 120 %', or 'at 120 %' where it is just reached. */
function sideWords(
  { t }: Texts,
  { direction }: Saying['rule'],
  value: number,
  line: number,
  number: (of: number) => string,
): string {
  return t(`warnings.side.${value === line ? 'at' : direction}`, { line: number(line) });
}

/** ' for 2 weeks in a row': with what joins it to the sentence. */
export function runWords({ t }: Pick<Texts, 't'>, grain: Grain, count: number): string {
  return t(`warnings.run.${grain}`, { count });
}

/** The line that explains the light as it is. */
function lineBehind({ yellow, red }: Explanation): NonNullable<Explanation['red']> | null {
  if (red?.beyond && red.soFar >= red.run) return red;
  if (yellow?.beyond && yellow.soFar >= yellow.run) return yellow;
  return null;
}

/** Why there is no number. */
export function silenceSentence({ t }: Pick<Texts, 't'>, { reason, code }: Explanation['silent']): string {
  return t(`warnings.silent.${reason ?? 'no-entries'}`, { code });
}
