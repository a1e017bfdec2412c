/**
 * What every section is written with: the facts, the words of the language, the unit, and how numbers stand in a
 * sentence. Made once for a pack and language; computes nothing.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import type { DisplayUnit } from '../../../models/text/format-number.ts';
import type { Language } from '../../contract/common-types.ts';
import { type PackWords, packWords } from '../words/pack-words.ts';
import type { PackFacts } from './facts.ts';
import { amountForm, numberText, RATE } from './figures.ts';
import type { Block, NumberForm, PackContent } from './pack-content.ts';

export type PackContext = {
  readonly facts: PackFacts;
  readonly pack: Pack;
  readonly language: Language;
  readonly words: PackWords;
  /** As shown: with the scenario. */
  readonly appraisal: Appraisal;
  readonly plan: Plan;
  readonly lines: ReadonlyMap<string, Line>;
  readonly unit: DisplayUnit;
  /** '万元', 'CNY thousand'. */
  readonly unitText: string;
  readonly amount: NumberForm;
  /** In a sentence, with its unit. */
  readonly money: (value: number | null) => string;
  readonly rate: (value: number | null, digits?: number) => string;
};

/**
 * A section: blocks, or why there is nothing to show and what to do about it. With a title of its own where that hangs on
 * the facts.
 */
export type Made = ({ readonly blocks: readonly Block[] } | { readonly empty: string }) & {
  readonly title?: string;
};
export type SectionMaker = (context: PackContext) => Made;
export type Explanations = PackContent['explanations'];

export function createContext(facts: PackFacts, pack: Pack, language: Language): PackContext {
  const words = packWords(language);
  const { plan } = facts.shown;
  const unit = pack.unit ?? plan.settings.displayUnit;
  const amount = amountForm(unit);
  const { currency } = plan.settings;
  /** A dash would read as nothing where there is something that has no number. */
  const absent = (value: number | null): string => (value === null ? words.none : words.notComputed);
  return {
    facts,
    pack,
    language,
    words,
    appraisal: facts.shown,
    plan,
    lines: new Map(plan.lines.map((line) => [line.code, line])),
    unit,
    unitText: words.unit(currency, unit),
    amount,
    money: (value) =>
      value === null || !Number.isFinite(value)
        ? absent(value)
        : words.money(value === 0 ? '0' : numberText(value, amount), currency, unit),
    rate: (value, digits = 1) =>
      value === null || !Number.isFinite(value)
        ? absent(value)
        : numberText(value, { ...RATE, digits }).replace(' %', '\u00a0%'),
  };
}
