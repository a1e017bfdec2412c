/**
 * An appraisal as a page of text for a terminal, in English or Chinese: verdict, returns with and without terminal
 * value before and after tax, shares, break-even, the years' statement, checks and findings. Pure.
 */
import type { Appraisal, InternalRate, PaybackTime, Returns } from '../../../models/appraisal/types.ts';
import { columnDate } from '../../../models/plan/timeline.ts';
import { formatAmount, formatMultiple, formatRate } from '../../../models/text/format-number.ts';
import type { Language } from '../../contract/common-types.ts';
import { table } from './display-width.ts';
import { findingText } from './finding-words.ts';
import { type Words, wordsOf } from './report-words.ts';
import { reasonText } from './verdict-words.ts';
import { yearTable } from './year-table.ts';

export function appraisalText(appraisal: Appraisal, language: Language): string {
  const words = wordsOf(language);
  return [
    ...heading(appraisal, words),
    '',
    ...verdict(appraisal, words, language),
    '',
    ...returnsTable(appraisal, words),
    '',
    ...otherFigures(appraisal, words),
    '',
    ...yearTable(appraisal, words),
    '',
    ...findingsText(appraisal, language),
    '',
  ].join('\n');
}

/** The master check and every finding, the gravest first. */
export function findingsText(appraisal: Appraisal, language: Language): readonly string[] {
  const words = wordsOf(language);
  const failed = appraisal.checks.filter((check) => !check.ok);
  const order = { error: 0, warning: 1, note: 2 } as const;
  const findings = [...appraisal.findings].sort((a, b) => order[a.severity] - order[b.severity]);
  return [
    failed.length === 0
      ? words.checksFine(appraisal.checks.length)
      : words.checksFailed(failed.map((check) => check.code).join(', ')),
    ...findings.map(
      (finding) => `${words.severity[finding.severity]}  ${findingText(finding, appraisal.plan, language)}`,
    ),
  ];
}

function heading({ plan, discountRates }: Appraisal, words: Words): readonly string[] {
  const { timeline, settings } = plan;
  const first = discountRates[0] ?? 0;
  const rate = discountRates.every((value) => value === first) ? formatRate(first, 2) : words.byPeriod;
  return [
    plan.name,
    [
      `${timeline.periods} ${words.periodicity[timeline.periodicity]}`,
      `${columnDate(timeline, 0)} – ${columnDate(timeline, timeline.periods)}`,
      settings.currency,
      `${words.discountRate} ${rate}`,
      words.timing[settings.discounting.timing],
    ].join(' · '),
  ];
}

function verdict(
  { verdict: { decision, reasons }, plan }: Appraisal,
  words: Words,
  language: Language,
): readonly string[] {
  return [words.decision[decision], ...reasons.map((reason) => `  ${reasonText(reason, plan, language)}`)];
}

function returnsTable(appraisal: Appraisal, words: Words): readonly string[] {
  const { postTax, preTax } = appraisal.returns;
  const hasTerminal = appraisal.plan.settings.terminalValue.method !== 'none';
  const views = hasTerminal
    ? [postTax.withTerminal, postTax.withoutTerminal, preTax.withTerminal, preTax.withoutTerminal]
    : [postTax.withoutTerminal, preTax.withoutTerminal];
  const titles = hasTerminal ? words.fourViews : words.twoViews;
  const row = (label: string, figure: (returns: Returns) => string): readonly string[] => [
    label,
    ...views.map(figure),
  ];
  return table([
    ['', ...titles],
    row(words.npv, ({ npv }) => amount(npv)),
    row(words.npvAtHurdle, ({ npvAtHurdle }) => amount(npvAtHurdle)),
    row(words.irr, ({ irr }) => rates(irr, words)),
    row(words.mirr, ({ mirr }) => (mirr === null ? words.none : formatRate(mirr, 2))),
    row(words.xnpv, ({ xnpv }) => amount(xnpv)),
    row(words.xirr, ({ xirr }) => rates(xirr, words)),
    row(words.profitabilityIndex, ({ profitabilityIndex: index }) =>
      index === null ? words.none : formatMultiple(index, 2),
    ),
    row(words.equivalentAnnualValue, ({ equivalentAnnualValue }) => amount(equivalentAnnualValue)),
    row(words.payback, ({ payback }) => years(payback, words)),
    row(words.discountedPayback, ({ discountedPayback }) => years(discountedPayback, words)),
    row(words.peakFunding, ({ peakFunding }) =>
      peakFunding === null
        ? words.none
        : `${amount(peakFunding.amount)} (${columnDate(appraisal.plan.timeline, peakFunding.column)})`,
    ),
  ]);
}

function otherFigures(
  { shares, breakEven, accountingReturn, terminalShare }: Appraisal,
  words: Words,
): readonly string[] {
  const rate = (value: number | null | undefined): string =>
    typeof value === 'number' ? formatRate(value) : words.none;
  return table([
    [words.fixedShare, rate(shares.share?.fixed), amount(shares.fixed)],
    [words.variableShare, rate(shares.share?.variable), amount(shares.variable)],
    [words.investmentShare, rate(shares.share?.investment), amount(shares.investment)],
    [words.contributionRatio, rate(breakEven.contributionRatio), ''],
    [words.breakEven, rate(breakEven.volumeShare), amount(breakEven.revenue)],
    [words.marginOfSafety, rate(breakEven.marginOfSafety), ''],
    [words.accountingReturn, rate(accountingReturn.onAverage), ''],
    ...(terminalShare === null ? [] : [[words.terminalShare, rate(terminalShare), '']]),
  ]);
}

function amount(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '–' : formatAmount(value, { digits: 2 });
}

function rates(rate: InternalRate, words: Words): string {
  switch (rate.kind) {
    case 'unique':
      return formatRate(rate.rate, 2);
    case 'multiple':
      return rate.rates.map((each) => formatRate(each, 2)).join(' / ');
    case 'none':
      return words.noRate[rate.reason];
    case 'unknown':
      return words.unknown;
  }
}

function years(time: PaybackTime, words: Words): string {
  return time.kind === 'reached'
    ? words.years(time.years.toFixed(2), time.recrosses)
    : words.paybackKind[time.kind];
}
