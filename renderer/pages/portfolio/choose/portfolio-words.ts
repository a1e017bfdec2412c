/**
 * The portfolio in sentences: what to do and what it is worth, how it differs from going by the index, which
 * conditions cannot be met together, and the names of fiscal years. Display only.
 */
import type {
  Portfolio,
  PortfolioChoice,
  PortfolioClash,
  PortfolioProject,
  PortfolioRelation,
} from '../../../../electron/contract/portfolio-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { amountIn, type Unit, unitWords } from '../../../charts/money-words.ts';
import type { Texts } from '../../../i18n/use-text.ts';

/** How amounts of the page are written: the portfolio's currency in the open plan's unit. */
export type Money = {
  readonly unit: Unit;
  readonly words: string;
  readonly figure: (value: number) => string;
  /** With its unit, for sentences. */
  readonly full: (value: number) => string;
};

export function moneyIn(texts: Texts, currency: string, { displayUnit: unit }: Settings): Money {
  const words = unitWords(texts, currency, unit);
  const figure = (value: number) => amountIn(value, unit);
  return {
    unit,
    words,
    figure,
    // The unit stays on the line of its number.
    full: (value) =>
      (texts.language === 'zh' ? `${figure(value)} ${words}` : `${words} ${figure(value)}`).replaceAll(
        ' ',
        '\u00a0',
      ),
  };
}

/** A fiscal year that does not begin in January covers two calendar years. */
export function yearName(year: number, fiscalYearStart: number): string {
  return fiscalYearStart === 1 ? String(year) : `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
}

/** Names up to this many; more are counted. */
const NAMED = 3;

export function listNames({ t, language }: Texts, names: readonly string[]): string {
  if (names.length > NAMED) return t('portfolio.countPlans', { count: names.length });
  const type = 'conjunction';
  return new Intl.ListFormat(language, { type }).format(names);
}

export type Named = ReadonlyMap<string, string>;

export function namesOf(projects: readonly PortfolioProject[]): Named {
  return new Map(projects.map(({ id, name }) => [id, name]));
}

export function headline(texts: Texts, choice: PortfolioChoice, names: Named, money: Money): string {
  const { t } = texts;
  const done = choice.rows.filter(({ share }) => share > 0).map(({ planId }) => names.get(planId) ?? '');
  if (done.length === 0) return t('portfolio.doNone');
  return t('portfolio.doThese', { names: listNames(texts, done), npv: money.full(choice.npv) });
}

/** What going by the index alone would give away; equal within rounding says so. */
export function rankingSentence(texts: Texts, choice: PortfolioChoice, names: Named, money: Money): string {
  const { t } = texts;
  const gain = choice.npv - choice.rankingNpv;
  const pick = (keep: (row: PortfolioChoice['rows'][number]) => boolean) =>
    choice.rows.filter(keep).map(({ planId }) => names.get(planId) ?? '');
  const gained = pick(({ share, inRanking }) => share > 0 && !inRanking);
  const lost = pick(({ share, inRanking }) => share === 0 && inRanking);
  if (Math.abs(gain) <= 1e-9 * Math.max(1, Math.abs(choice.npv))) {
    return gained.length === 0 && lost.length === 0 ? t('portfolio.sameAsRanking') : t('portfolio.asGood');
  }
  const amounts = {
    gain: money.full(gain),
    npv: money.full(choice.npv),
    ranking: money.full(choice.rankingNpv),
  };
  if (lost.length === 0) return t('portfolio.gains', amounts);
  const instead = { with: listNames(texts, gained), without: listNames(texts, lost) };
  return gained.length === 0
    ? t('portfolio.gainsWithout', { ...amounts, ...instead })
    : t('portfolio.gainsInstead', { ...amounts, ...instead });
}

export function relationText({ t }: Texts, relation: PortfolioRelation, names: Named): string {
  const name = (id: string) => names.get(id) ?? t('portfolio.gonePlan');
  return relation.kind === 'requires'
    ? t('portfolio.requires', { first: name(relation.project), second: name(relation.needs) })
    : t('portfolio.excludes', { names: relation.projects.map(name).join(' · ') });
}

export function clashText(
  texts: Texts,
  part: PortfolioClash,
  portfolio: Portfolio,
  names: Named,
  money: Money,
  fiscalYearStart: number,
): string {
  const { t } = texts;
  switch (part.kind) {
    case 'budget': {
      const amount = portfolio.budgets.find(({ year }) => year === part.year)?.amount ?? 0;
      return t('portfolio.clash.budget', {
        year: yearName(part.year, fiscalYearStart),
        amount: money.full(amount),
      });
    }
    case 'relation': {
      const relation = portfolio.relations[part.index];
      return relation ? relationText(texts, relation, names) : '';
    }
    default:
      return t(`portfolio.clash.${part.kind}`, { name: names.get(part.planId) ?? '' });
  }
}
