/**
 * An appraisal as plain JSON: what `hurdle appraise --json` prints. Pure.
 * Keys are stable and documented in docs/cli.md; what cannot be computed is null, never NaN or Infinity.
 * Amounts in the plan's currency, signed (inflows positive); rates annual and effective, as fractions.
 */

import type { Finding } from '../../../models/appraisal/findings.ts';
import type { Appraisal, InternalRate, PaybackTime, Returns } from '../../../models/appraisal/types.ts';
import { columnDate, columnMonth, lastOperatingPeriod } from '../../../models/plan/timeline.ts';
import { releasesWorkingCapital } from '../../../models/statements/working-capital.ts';
import type { Language } from '../../contract/common-types.ts';
import { findingText } from './finding-words.ts';
import { reasonText } from './verdict-words.ts';

type Values = readonly (number | null)[];

export function appraisalReport(appraisal: Appraisal, language: Language) {
  const { plan, headline, returns } = appraisal;
  return {
    plan: { id: plan.id, name: plan.name, description: plan.description, lines: plan.lines.length },
    currency: plan.settings.currency,
    timeline: timelineReport(appraisal),
    convention: conventionReport(appraisal),
    hurdle: finite(appraisal.hurdle),
    ...metrics(headline, appraisal),
    terminalShare: finite(appraisal.terminalShare),
    accountingReturn: allFinite(appraisal.accountingReturn),
    breakEven: allFinite(appraisal.breakEven),
    shares: {
      fixed: finite(appraisal.shares.fixed),
      variable: finite(appraisal.shares.variable),
      investment: finite(appraisal.shares.investment),
      total: finite(appraisal.shares.total),
      share: appraisal.shares.share === null ? null : allFinite(appraisal.shares.share),
      guide: plan.settings.guide,
    },
    verdict: {
      decision: appraisal.verdict.decision,
      reasons: appraisal.verdict.reasons.map((reason) => ({
        ...reason,
        text: reasonText(reason, plan, language),
      })),
    },
    variants: {
      postTax: {
        withTerminal: variant(returns.postTax.withTerminal, appraisal),
        withoutTerminal: variant(returns.postTax.withoutTerminal, appraisal),
      },
      preTax: {
        withTerminal: variant(returns.preTax.withTerminal, appraisal),
        withoutTerminal: variant(returns.preTax.withoutTerminal, appraisal),
      },
    },
    discountRates: values(appraisal.discountRates),
    discountFactors: values(appraisal.discountFactors),
    statements: Object.fromEntries(
      appraisal.rows.map((row) => [row.code, values(appraisal.evaluation.values(row.code))]),
    ),
    lines: Object.fromEntries(
      plan.lines.map((line) => [line.code, values(appraisal.evaluation.values(line.code))]),
    ),
    findings: appraisal.findings.map((finding) => findingReport(finding, appraisal, language)),
    checks: appraisal.checks.map((check) => ({ code: check.code, ok: check.ok, worst: finite(check.worst) })),
    ok: appraisal.ok,
  };
}

export function findingReport(finding: Finding, appraisal: Appraisal, language: Language) {
  const { plan } = appraisal;
  return {
    code: finding.code,
    severity: finding.severity,
    line: finding.lineCode ?? null,
    column: finding.column ?? null,
    date: finding.column === undefined ? null : columnDate(plan.timeline, finding.column),
    params: finding.params,
    text: findingText(finding, plan, language),
  };
}

function timelineReport({ plan }: Appraisal) {
  const { timeline } = plan;
  return {
    ...timeline,
    columns: Array.from({ length: timeline.periods + 1 }, (_, column) => ({
      column,
      date: columnDate(timeline, column),
      ...columnMonth(timeline, column),
    })),
  };
}

/** What a reader must know to recompute the figures. */
function conventionReport({ plan, discountRates }: Appraisal) {
  const { discounting, tax, terminalValue } = plan.settings;
  const first = discountRates[0] ?? 0;
  return {
    timing: discounting.timing,
    opening: 'time 0, undiscounted',
    rates: 'annual effective',
    /** Null where it changes by period; discountRates has them all. */
    discountRate: discountRates.every((rate) => rate === first) ? finite(first) : null,
    preTaxRate: discounting.preTaxRate ?? null,
    rateMode: discounting.rate.mode,
    rateBasis: discounting.rateBasis,
    flowBasis: discounting.flowBasis,
    inflation: discounting.inflation,
    financeRate: discounting.financeRate ?? finite(first),
    reinvestRate: discounting.reinvestRate ?? finite(first),
    maxPaybackYears: discounting.maxPaybackYears,
    taxRate: tax.rate,
    taxLosses: tax.losses,
    taxPaymentLag: tax.paymentLag,
    taxLossYears: tax.lossYears ?? null,
    endOfProject: lastOperatingPeriod(plan.timeline),
    terminalValue: terminalValue.method,
    releasesWorkingCapital: releasesWorkingCapital(plan),
    headline: 'postTax.withTerminal',
  };
}

function metrics(returns: Returns, { plan }: Appraisal) {
  return {
    npv: finite(returns.npv),
    npvAtHurdle: finite(returns.npvAtHurdle),
    irr: rateReport(returns.irr),
    mirr: finite(returns.mirr),
    xnpv: finite(returns.xnpv),
    xirr: rateReport(returns.xirr),
    profitabilityIndex: finite(returns.profitabilityIndex),
    equivalentAnnualValue: finite(returns.equivalentAnnualValue),
    payback: paybackReport(returns.payback),
    discountedPayback: paybackReport(returns.discountedPayback),
    peakFunding:
      returns.peakFunding === null
        ? null
        : { ...returns.peakFunding, date: columnDate(plan.timeline, returns.peakFunding.column) },
  };
}

function variant(returns: Returns, appraisal: Appraisal) {
  return {
    ...metrics(returns, appraisal),
    flows: values(returns.flows),
    discounted: values(returns.discounted),
    cumulative: values(returns.cumulative),
    cumulativeDiscounted: values(returns.cumulativeDiscounted),
    remainingNpv: values(returns.remainingNpv),
  };
}

/** Always the same four keys, so that a script can read `rate` without asking for the kind. */
function rateReport(rate: InternalRate) {
  return {
    kind: rate.kind,
    rate: rate.kind === 'unique' ? finite(rate.rate) : null,
    rates: rate.kind === 'unique' ? [rate.rate] : rate.kind === 'multiple' ? [...rate.rates] : [],
    reason: rate.kind === 'none' ? rate.reason : null,
  };
}

function paybackReport(time: PaybackTime) {
  return {
    kind: time.kind,
    years: time.kind === 'reached' ? finite(time.years) : null,
    recrosses: time.kind === 'reached' && time.recrosses,
    lastingYears: time.kind === 'reached' ? finite(time.lastingYears) : null,
  };
}

function finite(value: number | null): number | null {
  // -0 would be printed as 0 by JSON anyway; adding 0 makes the value itself say so.
  return value === null || !Number.isFinite(value) ? null : value + 0;
}

function values(array: Float64Array): Values {
  return Array.from(array, finite);
}

function allFinite<K extends string>(record: Readonly<Record<K, number | null>>): Record<K, number | null> {
  const result = {} as Record<K, number | null>;
  for (const key of Object.keys(record) as K[]) result[key] = finite(record[key]);
  return result;
}
