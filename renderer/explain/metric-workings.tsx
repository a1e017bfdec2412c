/**
 * The workings of metrics that are not a plain sum of discounted flows: payback, MIRR, index, annuity, peak funding.
 * They restate the appraisal's own figures; where one is recomputed it is by the engine's own functions.
 */

import { crossingOf, flowsOf } from '../../models/appraisal/flow-workings.ts';
import { discountingOf } from '../../models/appraisal/project-flows.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { periodsPerYear } from '../../models/plan/timeline.ts';
import { annuityFactor } from '../../models/returns/profitability.ts';
import { formatMultiple, formatRate } from '../../models/text/format-number.ts';
import { amountIn } from '../charts/money-words.ts';
import { columnWords } from '../charts/time-words.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './explain.module.css';
import { type MetricTarget, metricCode } from './explain-target.ts';

type Props = { readonly appraisal: Appraisal; readonly target: MetricTarget };
type Following = Props & { readonly onFollow: (code: string, column: number) => void };
type Fact = { readonly name: string; readonly text: string; readonly follow?: () => void };

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, text, follow }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {follow ? (
              <button type="button" className={classes.link} onClick={follow}>
                {text}
              </button>
            ) : (
              text
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The last column below zero, the flow of the next, and the part of it that closes the gap. */
export function CrossingWorking({ appraisal, target, onFollow }: Following) {
  const texts = useText();
  const { t } = texts;
  const { plan } = appraisal;
  const unit = plan.settings.displayUnit;
  const discounted = target.metric === 'discountedPayback';
  // Nothing is interpolated towards the terminal value: the flows pay back without it, or it does so in one sum.
  const own = appraisal.returns[target.tax].withoutTerminal;
  const flows = discounted ? own.discounted : own.flows;
  const crossing = crossingOf(flows, discounted ? own.cumulativeDiscounted : own.cumulative);
  const reached =
    appraisal.returns[target.tax][target.terminal][
      target.metric === 'payback' ? 'payback' : 'discountedPayback'
    ];
  const perYear = periodsPerYear(plan.timeline);
  const byExit =
    reached.kind === 'reached' &&
    (!crossing || reached.years < (crossing.before + crossing.part) / perYear - 1e-9);
  if (byExit) return <p className={classes.formula}>{t('explain.paidByExit')}</p>;
  if (!crossing) return null;
  const periods = crossing.before + crossing.part;
  const code = target.tax === 'postTax' ? '$fcf' : '$fcf_pretax';
  const before = columnWords(texts, plan.timeline, crossing.before);
  const after = columnWords(texts, plan.timeline, crossing.after);
  return (
    <>
      <p className={classes.formula}>
        {t('explain.crossingFormula', {
          before: crossing.before,
          open: amountIn(-crossing.open, unit),
          flow: amountIn(crossing.flow, unit),
          periods: formatMultiple(periods, 2).replace('x', ''),
          perYear,
          years: formatMultiple(periods / perYear, 2).replace('x', ''),
        })}
      </p>
      <Facts
        facts={[
          { name: t('explain.stillOpen', { when: before }), text: amountIn(crossing.open, unit) },
          {
            name: t(discounted ? 'explain.discountedFlowOf' : 'explain.flowOf', { when: after }),
            text: amountIn(crossing.flow, unit),
            follow: () =>
              onFollow(discounted ? metricCode('npv', target.tax, target.terminal) : code, crossing.after),
          },
          { name: t('explain.partOfPeriod'), text: formatRate(crossing.part) },
        ]}
      />
    </>
  );
}

/** Outflows discounted at the finance rate, inflows carried forward at the reinvestment rate. */
export function MirrWorking({ appraisal, target }: Props) {
  const { t } = useText();
  const unit = appraisal.plan.settings.displayUnit;
  const { financeRate, reinvestRate, lastTime: years } = discountingOf(appraisal.plan, target.tax);
  const flows = flowsOf(appraisal, target);
  const outlay = flows.reduce(
    (sum, { flow, time }) => sum - Math.min(flow, 0) * (1 + financeRate) ** -time,
    0,
  );
  const value = flows.reduce(
    (sum, { flow, time }) => sum + Math.max(flow, 0) * (1 + reinvestRate) ** (years - time),
    0,
  );
  return (
    <>
      <p className={classes.formula}>{t('explain.mirrFormula')}</p>
      <Facts
        facts={[
          {
            name: t('explain.mirrInflows', { rate: formatRate(reinvestRate, 2) }),
            text: amountIn(value, unit),
          },
          {
            name: t('explain.mirrOutflows', { rate: formatRate(financeRate, 2) }),
            text: amountIn(outlay, unit),
          },
          { name: t('explain.yearsOfPlan'), text: formatMultiple(years, 2).replace('x', '') },
        ]}
      />
    </>
  );
}

/** Index: 1 + NPV / present value of the outlays. Annuity: NPV / annuity factor. */
export function RatioWorking({ appraisal, target, onFollow }: Following) {
  const { t } = useText();
  const unit = appraisal.plan.settings.displayUnit;
  const returns = appraisal.returns[target.tax][target.terminal];
  const { npv, profitabilityIndex: index } = returns;
  if (npv === null) return null;
  const npvFact: Fact = {
    name: t('returns.metric.npv'),
    text: amountIn(npv, unit),
    follow: () => onFollow(metricCode('npv', target.tax, target.terminal), 0),
  };
  if (target.metric === 'profitabilityIndex') {
    // The index is 1 + NPV / outlays, so the outlays are read off it without a second definition.
    const outlays = index === null || index === 1 ? null : npv / (index - 1);
    return (
      <>
        <p className={classes.formula}>{t('explain.indexFormula')}</p>
        <Facts
          facts={[
            npvFact,
            ...(outlays === null ? [] : [{ name: t('explain.outlays'), text: amountIn(outlays, unit) }]),
          ]}
        />
      </>
    );
  }
  const { years, constantRate, endFactor } = discountingOf(appraisal.plan, target.tax);
  const rate = constantRate ?? endFactor ** (-1 / years) - 1;
  return (
    <>
      <p className={classes.formula}>{t('explain.annuityFormula')}</p>
      <Facts
        facts={[
          npvFact,
          {
            name: t('explain.annuityFactor', {
              rate: formatRate(rate, 2),
              years: formatMultiple(years, 2).replace('x', ''),
            }),
            text: annuityFactor(rate, years).toFixed(4),
          },
        ]}
      />
    </>
  );
}

/** The lowest point of the cumulative flow, with the columns around it. */
export function PeakWorking({ appraisal, target, onFollow }: Following) {
  const texts = useText();
  const { t } = texts;
  const { plan } = appraisal;
  const returns = appraisal.returns[target.tax][target.terminal];
  const lowest = returns.peakFunding?.column;
  if (lowest === undefined) return null;
  const code = target.tax === 'postTax' ? '$fcf' : '$fcf_pretax';
  const around = [lowest - 1, lowest, lowest + 1].filter(
    (column) => column >= 0 && column <= plan.timeline.periods,
  );
  return (
    <>
      <p className={classes.formula}>{t('explain.peakFormula')}</p>
      <Facts
        facts={around.map((column) => ({
          name: t('explain.cumulativeAt', { when: columnWords(texts, plan.timeline, column) }),
          text: amountIn(returns.cumulative[column] ?? Number.NaN, plan.settings.displayUnit),
          follow: () => onFollow(code, column),
        }))}
      />
    </>
  );
}
