/** Words of the tracking's sections, in English: lights, variance, bridge, outlook, actions, review, milestones, targets. */
import type { Grain } from '../../../../models/plan/tracking/warning-schema.ts';
import { lowered, raised } from './lowered.ts';

export const TRACKING = {
  noMilestones: 'No milestone is planned. Add milestones with their gates under Tracking, Milestones.',
  milestonesTitle: 'Milestones and gates',
  milestone: 'Milestone',
  due: 'Due',
  gate: 'Gate',
  state: 'State',
  owner: 'Owner',
  fallback: 'If it is missed',
  missed: (names: string): string => `■ Missed: ${names}.`,
  noGate: 'set by a person',
  gateUnread: 'the condition cannot be read',
  gateOf: (what: string, is: 'at-least' | 'at-most', value: string): string =>
    `${what} ${is === 'at-least' ? 'at least' : 'at most'} ${value}`,
  gateNow: (value: string): string => `; now ${value}`,
  gateExpected: (value: string): string => `; expected ${value}`,
  milestoneState: {
    reached: (on: string): string => `● reached${on === '' ? '' : ` ${on}`}`,
    late: (on: string): string => `▲ reached late${on === '' ? '' : `, ${on}`}`,
    missed: (days: number): string => `■ missed, ${days} ${days === 1 ? 'day' : 'days'} ago`,
    soon: (days: number): string => `▲ due in ${days} ${days === 1 ? 'day' : 'days'}`,
    onTheWay: (days: number): string => `○ due in ${days} days`,
  },
  noTargets:
    'No target is set. Name the benefits with a baseline, a target and a challenge under Tracking, Targets.',
  targetsTitle: 'Targets and what is expected',
  target: 'Target',
  targetYear: 'Year',
  levels: { baseline: 'Baseline', target: 'Target', challenge: 'Challenge' },
  actualToDate: 'Actual to date',
  outlookColumn: 'Outlook',
  attainment: 'Attainment',
  reachedColumn: 'Reaches',
  reached: { none: 'none', baseline: 'baseline', target: 'target', challenge: 'challenge' },
  wholePlan: 'whole plan',
  targetsNote:
    'Amounts in the unit of the table; rates and quantities as entered. Attainment: outlook / target.',
  reviewsTitle: 'When benefits are reviewed',
  reviewOn: 'Reviewed',
  afterYear: (day: string, year: string): string => `from ${day}, after the end of ${year}`,
  flags: {
    'change-plan': (name: string): string =>
      `${name}: below 80 % of the target, so the plan has to be changed.`,
    'no-line': (name: string): string => `${name}: its line does not exist any more.`,
    'no-value': (name: string): string => `${name}: cannot be computed.`,
    'outside-plan': (name: string): string => `${name}: its year lies outside the plan.`,
  },
  baseline: (name: string, by: string, on: string): string =>
    `Compared with the baseline "${name}", approved by ${by} on ${on}.`,
  noBaseline: 'No baseline is approved: compared with the plan as it stands.',
  noActuals: 'There are no actuals yet. Import or type them under Tracking, Actuals.',
  noRules: 'No early-warning rule is set. The library under Tracking, Warnings has rules ready to switch on.',
  through: (day: string): string => `Actuals to ${day}.`,
  lightCounts: (red: number, yellow: number, green: number, none: number): string =>
    `■ ${red} red, ▲ ${yellow} yellow, ● ${green} green${none === 0 ? '' : `, ○ ${none} without data`}.`,
  allGreen: (names: string): string => `● Green: ${names}.`,
  ruleWith: (rule: string, lines: string): string => `${rule} (${lines})`,
  lightName: { red: 'red', yellow: 'yellow', green: 'green', none: 'no data' },
  overridden: (light: string, who: string, on: string, reason: string): string =>
    `Set to ${light} by ${who} on ${on}: ${reason}`,
  actionOf: (action: string): string => `When red: ${action}`,
  ownerOf: (owner: string): string => `Owner: ${owner}`,
  ruleBroken: 'The rule cannot be evaluated: mend it under Tracking, Warnings.',
  silent: {
    'no-entries': 'Nothing was booked, so there is nothing to judge.',
    'zero-divisor': 'There is no ratio, because it is divided by zero.',
    'not-planned': 'Nothing is planned there, so there is nothing to compare with.',
    'no-earlier': 'There is no earlier stretch to compare with.',
    'no-flexed': 'There is no flexed plan for it.',
    'no-outlook': 'There is no outlook for it.',
    'no-band': 'There is no simulated band for it.',
    'not-a-number': 'The expression gives no number there.',
  },
  eachLine: 'each line watched',
  measureOf: {
    actual: (name: string): string => name,
    plan: (name: string): string => `plan of ${name}`,
    flexed: (name: string): string => `flexed plan of ${name}`,
    outlook: (name: string): string => `outlook of ${name}`,
    p10: (name: string): string => `P10 of ${name}`,
    p90: (name: string): string => `P90 of ${name}`,
    remaining: (name: string): string => `what is left of ${name}`,
  },
  measure: {
    actual: 'actual',
    plan: 'plan',
    flexed: 'flexed plan',
    outlook: 'outlook',
    p10: 'P10',
    p90: 'P90',
    remaining: 'what is left',
  },
  cumulative: (name: string): string => `cumulative ${name}`,
  overPlan: (name: string): string => `${name} over the whole plan`,
  earlier: (name: string, count: number): string =>
    count === 1 ? `${name} one before` : `${name} ${count} before`,
  formula: 'the watched formula',
  amountSaid: (subject: string, number: string): string => `${subject} ${number}`.trim(),
  shareSaid: (subject: string, number: string, against: string): string =>
    `${subject} ${number} of ${against}`,
  excessSaid: (subject: string, number: string, against: string): string =>
    `${subject} ${number} over ${against}`,
  shortfallSaid: (subject: string, number: string, against: string): string =>
    `${subject} ${number} under ${against}`,
  differenceSaid: (subject: string, number: string, against: string): string =>
    `${subject} ${number} against ${against}`,
  shareName: (subject: string, against: string): string => `${subject} as a share of ${against}`,
  excessName: (subject: string, against: string): string => `${subject} over ${against}`,
  differenceName: (subject: string, against: string): string => `${subject} less ${against}`,
  days: (count: string): string => `${count} days`,
  points: (count: string): string => `${count} percentage points`,
  side: (direction: 'above' | 'below' | 'at', line: string): string => `${direction} ${line}`,
  runOf: (grain: Grain, count: number): string => ` for ${count} ${RUNS[grain]} in a row`,
  lineSaid: (light: 'yellow' | 'red', direction: 'above' | 'below', value: string, run: string): string =>
    `${light} ${direction} ${value}${run}`,
  why: {
    plain: (what: string, bucket: string): string => `${raised(what)} in ${bucket}.`,
    beyond: (what: string, bucket: string, line: string, run: string): string =>
      `${raised(what)} in ${bucket}, ${line}${run}.`,
    waiting: (what: string, bucket: string, line: string, so: number, run: number): string =>
      `${raised(what)} in ${bucket}, ${line}, ${so} of the ${run} in a row that it takes.`,
    held: (what: string, bucket: string, back: string): string =>
      `${raised(what)} in ${bucket}, inside the line again, but green only behind ${back}.`,
    within: (what: string, bucket: string, distance: string, light: string, line: string): string =>
      `${raised(what)} in ${bucket}, ${distance} from ${light} at ${line}.`,
    belowFloor: (what: string, bucket: string, amount: string, floor: string): string =>
      `${raised(what)} in ${bucket}. Nothing is raised, because ${amount} is less than the floor of ${floor}.`,
  },
  crossing: (light: string, month: string, value: string, days: number): string =>
    `On the outlook it turns ${light} in ${month} (${value}), ${days} days ahead.`,
  yearTo: (month: string): string => `the year to ${month}`,
  startTo: (month: string): string => `the plan to ${month}`,
  monthTitle: (month: string): string => `Month ${month}`,
  yearToDateTitle: (from: string, to: string): string => `Year to date, ${from} to ${to}`,
  fullYearTitle: (from: string, to: string): string => `Full year, ${from} to ${to}: outlook against plan`,
  mattersTitle: (scope: string): string => `What matters: ${scope}`,
  totalsTitle: 'Totals',
  fullTitle: 'All lines: month, year to date, full year',
  columns: {
    priorYear: 'Prior year',
    note: 'Cause → action',
    actual: 'Actual',
    outlook: 'Outlook',
    plan: 'Plan',
    flexed: 'Flexed',
    delta: 'Δ',
    percent: 'Δ %',
    effect: 'F/A',
    owner: 'Owner',
    monthOf: (name: string): string => `Month ${lowered(name)}`,
    yearOf: (name: string): string => `YTD ${lowered(name)}`,
    fullOf: (name: string): string => `Year ${lowered(name)}`,
  },
  effect: { F: 'F', A: 'A' },
  effectNote:
    'F favourable, A adverse, by the effect on profit. Δ = actual − plan; its percent is of the plan. n.m.: base about zero or the sign flips.',
  lightNote:
    'Signs beside F and A follow the thresholds of this report: ● within, ▲ yellow, ■ red. They are not the early-warning rules.',
  shortMonth: (month: string): string => month,
  shortYearToDate: (month: string): string => `year to ${month}`,
  shortFullYear: 'full year, outlook',
  mindEffect: 'F favourable, A adverse, by the effect on profit. Difference = outlook − approved.',
  notMeaningful: 'n.m.',
  profitOf: (stretch: string): string => `EBITDA, ${stretch}`,
  planOf: (plan: string, effect: string): string => `plan ${plan}${effect === '' ? '' : `, ${effect}`}`,
  leadsTo: ' → ',
  nothingMatters: 'No line is beyond its thresholds.',
  partMonth: (month: string): string => `${month} is not over: its plan is that of the whole month.`,
  strays: (count: number): string =>
    `${count} ${count === 1 ? 'line' : 'lines'} with actuals ${count === 1 ? 'is' : 'are'} neither in the plan nor in the baseline and not counted.`,
  flexedNote: 'Flexed: the plan at the volume that was reached.',
  totals: {
    $revenue: 'Revenue',
    $variable_cost: 'Variable cost',
    $contribution: 'Contribution margin',
    $fixed_cost: 'Fixed cost',
    $ebitda: 'EBITDA',
    $investment: 'Investment',
    $fcf: 'Free cash flow',
    $fcf_cumulative: 'Cumulative free cash flow',
  } as Readonly<Record<string, string>>,
  bridgeMonth: (month: string): string => `EBITDA of ${month}: from plan to actual`,
  bridgeYear: (month: string): string => `EBITDA of the year to ${month}: from plan to actual`,
  planned: 'Plan',
  actual: 'Actual',
  flexedProfit: 'of which at the volume reached (flexed plan)',
  steps: {
    'sales-quantity': 'Sales quantity',
    'sales-mix': 'Sales mix',
    'sales-price': 'Sales price',
    'sales-unsplit': 'Sales, not split',
    'cost-price': 'Variable cost, prices',
    'cost-usage': 'Variable cost, usage',
    'cost-unsplit': 'Variable cost, not split',
    'fixed-cost': 'Fixed cost',
    investment: 'Investment',
  },
  stepTable: 'What made the difference',
  largest: 'Largest lines',
  bridgeNote: 'Each step by its effect on profit; the steps add to the difference exactly.',
  outlookChart: (name: string): string => `${name}: actual, forecast, plan`,
  forecast: 'Forecast',
  outlookTotals: 'Whole plan: outlook against approved',
  toDate: 'To date',
  remaining: 'Remaining',
  approved: 'Approved',
  expected: 'Expected',
  expectedOf: (label: string): string =>
    `Expected: ${label.charAt(0).toLowerCase() === label.charAt(0) || /^[A-Z]{2}/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`}`,
  difference: 'Difference',
  returnsTitle: 'Returns: outlook against approved',
  cutOver: (month: string, given: boolean): string =>
    `Actuals to ${month}${given ? ' (set by hand)' : ' (last complete month)'}, forecast after it.`,
  noCutOver: 'No month is complete yet, so the outlook is the plan.',
  npvBand: (low: string, high: string, level: string): string =>
    `With the forecast bands of the lines, NPV lies between ${low} and ${high} in ${level} of cases.`,
  openActions: 'Open actions',
  concerns: 'About',
  cause: 'Cause',
  action: 'Action',
  openedFor: 'Since',
  overdue: (due: string): string => `■ ${due}`,
  carriedNote: (count: number): string => `${count} carried over from earlier months.`,
  noNotes: 'No action is open. Notes are written at a line of the variance report.',
  reviewTitle: 'Approved against expected over the whole life',
  happened: 'Happened',
  ahead: 'Still ahead',
  items: {
    outlay: 'Outlay',
    revenue: 'Revenue',
    'variable-cost': 'Variable cost',
    'fixed-cost': 'Fixed cost',
    ebitda: 'EBITDA',
    cash: 'Free cash flow',
    npv: 'Net present value',
    irr: 'Internal rate of return',
    payback: 'Payback, years',
    'discounted-payback': 'Discounted payback, years',
  },
  reviewNote:
    'Happened and still ahead add to the difference. F better, A worse than approved. Differences of rates are percentage points.',
  pointsNote: 'Differences of rates are percentage points.',
  decisions: { accept: 'approve', reject: 'do not approve', unclear: 'unclear' },
  remarks: {
    'verdict-changed': (p: (name: string) => string): string =>
      `The verdict changed from "${p('from')}" to "${p('to')}".`,
    'npv-lost': (p: (name: string) => string): string =>
      `NPV is ${p('amount')} (${p('share')}) below the approved one.`,
    'npv-gained': (p: (name: string) => string): string =>
      `NPV is ${p('amount')} (${p('share')}) above the approved one.`,
    'npv-below-zero': (p: (name: string) => string): string => `NPV has fallen below zero: ${p('npv')}.`,
    'below-hurdle': (p: (name: string) => string): string =>
      `The IRR (${p('irr')}) no longer clears the hurdle of ${p('hurdle')}.`,
    'outlay-over': (p: (name: string) => string): string =>
      `The outlay is ${p('amount')} (${p('share')}) over the approved one.`,
    'outlay-under': (p: (name: string) => string): string =>
      `The outlay is ${p('amount')} (${p('share')}) under the approved one: what is not spent yet counts as saved.`,
    'payback-later': (p: (name: string) => string): string =>
      `The money is back ${p('years')} years later than approved.`,
    'payback-never': (_p: (name: string) => string): string =>
      'The money does not come back within the plan any more.',
    'mostly-ahead': (p: (name: string) => string): string =>
      `${p('amount')} of the loss (${p('share')}) is still ahead and can be acted on.`,
    'on-course': (_p: (name: string) => string): string =>
      'On course: nothing differs from the approved plan by more than the thresholds.',
  },
};

const RUNS: Readonly<Record<Grain, string>> = {
  day: 'days',
  week: 'weeks',
  month: 'months',
  quarter: 'quarters',
  'year-to-date': 'months',
  project: 'months',
};
