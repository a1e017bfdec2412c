/**
 * One page for whoever reads no further: the decision asked, the money, the recommendation with its reasons, the
 * headline numbers, what must not happen, and the cumulative cash.
 */
import type { SwitchingValue } from '../../../../../scenarios/tornado/switching.ts';
import { reasonSentence } from '../../../../words/verdict-words.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { numberText } from '../../figures.ts';
import type { Block, Tone } from '../../pack-content.ts';
import { notes, paragraphs, paragraphsOf } from '../../writing/blocks.ts';
import { driverName, driverText } from '../../writing/line-form.ts';
import { rangeRemarks } from '../../writing/off-plan.ts';
import { cellFigure, metricFigure, metricNote, sumFigure } from '../../writing/shown-figures.ts';
import { lossFigure } from '../../writing/study-figures.ts';
import { turnOf, zeroOf } from '../../writing/turning-points.ts';
import { hurdleApart } from '../../writing/verdict-text.ts';
import { cashChart } from '../cash-chart.ts';

export const summary: SectionMaker = (context) => {
  const { words, pack, appraisal, plan, facts } = context;
  const { paper } = words;
  const decision = paragraphsOf(pack.decision);
  const recommendation = paragraphsOf(pack.recommendation);
  const outlay = sumFigure(context, '$investment', 0, plan.timeline.periods);
  const opening = cellFigure(context, '$investment', 0);
  const { verdict } = appraisal;
  const rows = [
    {
      label: paper.decisionAsked,
      cell: decision.length > 0 ? decision.join(words.gap) : paper.decisionDefault(plan.name),
    },
    {
      label: paper.recommendation,
      cell: recommendation.length > 0 ? recommendation.join(words.gap) : recommendationOf(context),
    },
    ...((opening.value ?? 0) === 0 || opening.value === outlay.value
      ? []
      : [{ label: paper.outlayAtOpening(context.unitText), cell: opening }]),
    { label: paper.outlayTotal(context.unitText), cell: outlay },
    { label: paper.peak(context.unitText), cell: metricFigure(context, 'peakFunding') },
  ];
  const reasons = verdict.reasons.map((reason) =>
    reasonSentence(reason, context.language, { amount: context.money, rate: (value) => context.rate(value) }),
  );
  return {
    blocks: [
      { type: 'facts', rows },
      headline(context),
      ...paragraphs(reasons.join(words.gap), reservations(context)),
      ...hanging(context),
      ...cashChart(context),
      ...(facts.shown.ok ? [] : notes(paper.notSound)),
    ],
  };
};

function headline(context: PackContext): Block {
  const { words, appraisal, facts } = context;
  const { npvAtHurdle, irr } = appraisal.headline;
  const limit = context.plan.settings.discounting.maxPaybackYears;
  const good = (is: boolean | null): Tone | undefined => (is === null ? undefined : is ? 'good' : 'bad');
  const clears = irr.kind === 'unique' && npvAtHurdle !== null ? npvAtHurdle >= 0 : null;
  const items = [
    {
      label: words.paper.withUnit(words.metrics.npv, context.unitText),
      figure: metricFigure(context, 'npv', undefined, good(npvAtHurdle === null ? null : npvAtHurdle >= 0)),
      note: ratesNote(context),
    },
    {
      label: words.metrics.irr,
      figure: metricFigure(context, 'irr', undefined, good(clears)),
      note: metricNote(context, 'irr') || words.paper.hurdleOf(context.rate(appraisal.hurdle)),
    },
    {
      label: words.metrics.payback,
      figure: metricFigure(context, 'payback'),
      note: metricNote(context, 'payback') || (limit === null ? '' : words.paper.limitOf(String(limit))),
    },
    {
      label: words.metrics.discountedPayback,
      figure: metricFigure(context, 'discountedPayback'),
      note: metricNote(context, 'discountedPayback'),
    },
    {
      label: words.metrics.profitabilityIndex,
      figure: metricFigure(context, 'profitabilityIndex'),
      note: words.paper.perUnit,
    },
  ];
  const { simulation } = facts;
  if (simulation?.kind !== 'done') return { type: 'headline', items };
  const trials = words.study.trialsShort(words.study.count(simulation.summary.trials));
  const loss = {
    label: words.study.loss,
    figure: lossFigure(simulation.summary),
    note: rangeRemarks(context)?.note(trials) ?? trials,
  };
  return { type: 'headline', items: [...items, loss] };
}

/** What the verdict recommends, with the reservation that the simulation makes. */
export function recommendationOf(context: PackContext): string {
  const { words, appraisal } = context;
  const decision =
    lossWarning(context) === '' ? words.decision[appraisal.verdict.decision] : words.lead.approveMinding;
  return rangeRemarks(context)?.claim(decision) ?? decision;
}

/** What must be known of the simulation before its share of losses is believed; '' where there is nothing. */
export function reservations(context: PackContext): string {
  return [lossWarning(context), rangeRemarks(context)?.sentence ?? '']
    .filter((text) => text !== '')
    .join(context.words.gap);
}

/** A plan that passes as planned and fails in most trials must not be recommended without saying so. */
export function lossWarning(context: PackContext): string {
  const { words, appraisal, facts, rate } = context;
  const { simulation } = facts;
  if (simulation?.kind !== 'done' || appraisal.verdict.decision !== 'accept') return '';
  const { share } = simulation.summary.loss;
  if (share <= MORE_OFTEN_THAN_NOT) return '';
  return words.lead.lossLikely(rate(share), rangeRemarks(context) !== null);
}
const MORE_OFTEN_THAN_NOT = 0.5;

/** The rate of the NPV; where the verdict is found at another one, NPV at that too. */
function ratesNote(context: PackContext): string {
  const { words, appraisal, amount } = context;
  const first = context.rate(appraisal.discountRates[0] ?? null);
  const hurdle = hurdleApart(context);
  const { npvAtHurdle } = appraisal.headline;
  return hurdle === '' || npvAtHurdle === null
    ? words.paper.atRate(first)
    : words.paper.atBothRates(first, numberText(npvAtHurdle, amount), hurdle);
}

const MOST_DRIVERS = 3;

/** The drivers that matter most and what each may become before the verdict turns. */
function hanging(context: PackContext): readonly Block[] {
  const { facts, words } = context;
  const { paper } = words;
  const flips = (facts.sensitivity?.switches ?? [])
    .filter((found) => found.driver.kind === 'line' && turnOf(context, found) !== null)
    .slice(0, MOST_DRIVERS);
  const sentences = flips.flatMap((found) => switchSentence(context, found));
  if (sentences.length === 0) return facts.sensitivity ? paragraphs(paper.nothingFlips) : [];
  return paragraphs(paper.hangsOn, ...sentences);
}

/** 'NPV falls below zero when the price drops under 342 CNY/unit (−8.8 %).' Where the payback turns it first, that is said after it. */
export function switchSentence(context: PackContext, found: SwitchingValue): readonly string[] {
  const { words, plan, appraisal } = context;
  const { below, driver, decision, planned } = found;
  const nearest = turnOf(context, found);
  if (!nearest || decision === 'unclear' || planned === null) return [];
  const limit = plan.settings.discounting.maxPaybackYears;
  const base = {
    driver: driverName(context, driver),
    limit: limit === null ? '' : String(limit),
    hurdle: hurdleApart(context),
  };
  const verdict = {
    ...base,
    at: driverText(context, driver, nearest.at),
    change: nearest.relative === null ? '' : signedRate(nearest.relative),
    down: nearest === below,
    accepted: decision === 'accept',
    condition: nearest.condition,
  };
  const zero = nearest.condition === 'payback' ? zeroOf(context, found) : null;
  if (zero === null) return [words.paper.flips(verdict)];
  const npv = words.paper.flips({
    ...base,
    at: driverText(context, driver, zero),
    change: planned === 0 ? '' : signedRate((zero - planned) / Math.abs(planned)),
    down: zero < planned,
    accepted: (appraisal.headline.npvAtHurdle ?? 0) >= 0,
    condition: 'npv',
  });
  return [`${npv}${words.gap}${words.paper.flipsToo(verdict)}`];
}

/** '−8.8 %' with a sign in front: a change, not an amount. */
export function signedRate(value: number): string {
  const text = (Math.round(Math.abs(value) * 1000) / 10).toFixed(1);
  return `${value < 0 ? '−' : '+'}${text}\u00a0%`;
}
