/** The sentence that each section begins with, in English: what its numbers say, before they are shown. */

import { lowered } from './lowered.ts';

export const LEAD = {
  outlay: (total: string, opening: string): string =>
    opening === ''
      ? `${total} is invested over the plan.`
      : `${total} is invested over the plan, ${opening} of it at the opening.`,
  outlayUnknown: 'The investment cannot be computed as the plan stands.',
  workingCapital: (most: string, when: string): string =>
    `Working capital ties up as much as ${most} beside it, ${when}.`,
  workingCapitalUnknown: 'The working capital cannot be computed as the plan stands.',
  cash: (total: string, comesIn: boolean): string =>
    comesIn
      ? `After tax the project brings in ${total} over the plan.`
      : `After tax the project costs ${total} over the plan.`,
  cashTurns: (when: string): string => `Free cash flow is positive for the first time in ${when}.`,
  ebitTurns: (when: string): string => `EBIT is positive for the first time in ${when}.`,
  dependsOn: (driver: string, from: string, to: string, low: string, high: string): string =>
    `NPV depends most on ${lowered(driver)}: between ${from} and ${to} it moves from ${low} to ${high}.`,
  noneBelowZero: 'No driver takes NPV below zero within its own range.',
  someBelowZero: (drivers: string): string =>
    `Within their own ranges these take NPV below zero: ${lowered(drivers)}.`,
  manyBelowZero: (count: number, all: number): string =>
    `Within their own ranges ${count} of ${all} drivers take NPV below zero.`,
  /** Of another case nothing follows for what is planned now. */
  lossLikely: (share: string, otherCase: boolean): string =>
    `Mind: although NPV is positive as planned, it is below zero in ${share} of the simulated trials.${otherCase ? '' : ' The case holds only if nearly everything comes as planned.'}`,
  approveMinding: 'Approve only if the risk stated is accepted',
  stillBelowZero: 'NPV is below zero as planned; the table shows what each driver would have to become.',
  npvBetween: (low: string, worst: string, high: string, best: string): string =>
    `NPV lies between ${low} ("${worst}") and ${high} ("${best}").`,
  npvExpected: (expected: string): string => `Weighted by probability it is ${expected}.`,
  failing: (names: string): string => `Fails: ${names}.`,
  allPass: 'All scenarios pass.',
  nameWith: (name: string, why: string): string => `${name} (${why})`,
  bridge: (to: string, amount: string, higher: boolean, from: string): string =>
    `NPV of "${to}" is ${amount} ${higher ? 'higher' : 'lower'} than that of "${from}".`,
  bridgeMost: (change: string, amount: string): string =>
    `The largest part is ${lowered(change)}: ${amount}.`,
  profit: (stretch: string, profit: string): string => `EBITDA ${stretch} is ${profit}`,
  profitOff: (gap: string, percent: string, above: boolean): string =>
    `, ${gap}${percent === '' ? '' : ` (${percent})`} ${above ? 'above' : 'below'} plan.`,
  profitAsPlanned: ', as planned.',
  profitIncomplete: (plan: string): string =>
    `, which is incomplete and cannot be judged against the plan of ${plan}.`,
  ofMonth: (month: string): string => `of ${month}`,
  ofYearTo: (month: string): string => `of the year to ${month}`,
  ofFullYear: 'of the full year, by the outlook,',
  adverse: (lines: string): string => `Furthest on the adverse side in the year to date: ${lines}.`,
  favourable: (lines: string): string => `Furthest on the favourable side: ${lines}.`,
  stepMost: (plan: string, actual: string, step: string, amount: string): string =>
    `Planned ${plan}, actual ${actual}; the largest part is ${lowered(step)}: ${amount}.`,
  documented: (count: number): string =>
    count === 1
      ? 'One assumption, with its source or note.'
      : `${count} assumptions, all with source or note.`,
  conclusion: 'Conclusion',
  recommended: (text: string): string => `Recommendation: ${text}.`,
  covers: (interest: string, service: string): string =>
    `At its lowest, interest cover is ${interest} and debt service cover ${service}.`,
  rounded: 'Figures are rounded; sums may differ in the last digit.',
};
