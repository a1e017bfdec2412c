/** Words of the investment paper's own sections, in English. */
import type { SettingsWords } from '../words-types.ts';
import { lowered } from './lowered.ts';

type Flip = {
  readonly driver: string;
  readonly at: string;
  readonly change: string;
  readonly down: boolean;
  readonly accepted: boolean;
  readonly condition: 'npv' | 'payback';
  readonly limit: string;
  /** Where NPV is not discounted at the hurdle: the hurdle, at which the verdict is found. */
  readonly hurdle: string;
};

function flips({ driver, at, change, down, accepted, condition, limit, hurdle }: Flip): string {
  const npv = hurdle === '' ? 'NPV' : `NPV at the hurdle of ${hurdle}`;
  const what =
    condition === 'npv'
      ? accepted
        ? `${npv} falls below zero`
        : `${npv} rises to zero`
      : accepted
        ? `Payback passes the limit of ${limit} years`
        : `Payback comes within the limit of ${limit} years`;
  const how = down ? 'falls below' : 'rises above';
  return `${what} when ${lowered(driver)} ${how} ${at}${change === '' ? '' : ` (${change})`}.`;
}

export const PAPER = {
  colon: ': ',
  withUnit: (label: string, unit: string): string => (unit === '' ? label : `${label}, ${unit}`),
  decisionAsked: 'Decision asked',
  decisionDefault: (plan: string): string =>
    `Whether to approve the plan "${plan}" and to release its outlay as phased in this paper.`,
  outlayAtOpening: (unit: string): string => `Outlay at the opening, ${unit}`,
  outlayTotal: (unit: string): string => `Investment over the plan, ${unit}`,
  peak: (unit: string): string => `Peak funding, ${unit}`,
  recommendation: 'Recommendation',
  atRate: (rate: string): string => `at ${rate}`,
  atBothRates: (rate: string, npv: string, hurdle: string): string => `at ${rate}; ${npv} at ${hurdle}`,
  hurdleOf: (rate: string): string => `hurdle ${rate}`,
  notSound:
    'DRAFT: the plan has errors or a check fails; mend what the Overview lists before this paper is used.',
  hangsOn: 'The decision hangs on:',
  nothingFlips: 'No single driver turns the verdict within ten times its planned number.',
  flips,
  flipsToo: ({ at, change, down, accepted, limit }: Flip): string =>
    `${accepted ? `Payback passes the limit of ${limit} years` : `Payback comes within the limit of ${limit} years`} already ${down ? 'below' : 'above'} ${at}${change === '' ? '' : ` (${change})`}.`,
  limitOf: (years: string): string => `limit ${years}`,
  perUnit: 'value for each unit invested',
  cashTitle: 'Cumulative free cash flow',
  cumulative: 'Cumulative',
  cumulativeDiscounted: 'Cumulative, discounted',
  withoutTerminalNote: 'Without the terminal value, as payback is read.',
  noRationale:
    'No rationale is written yet. Describe the plan under Settings, Description, or write a comment to this section.',
  horizon: 'Horizon',
  horizonOf: (count: string, periods: string, from: string, to: string): string =>
    from === to ? `${count} ${periods}, ${from}` : `${count} ${periods}, ${from} to ${to}`,
  investsIn: 'Invests in',
  answersFor: 'Answers for the outlay',
  life: 'After the horizon',
  lifeOf: {
    none: 'the project ends; no value is counted beyond it',
    perpetuity: 'the business goes on; its value is counted as a growing perpetuity',
    multiple: 'the business goes on; its value is counted at a multiple',
    book: 'fixed assets and working capital are counted at book value',
  },
  optionsTitle: 'Options side by side',
  doNothing: 'Do nothing',
  doNothingNote:
    'Flows are incremental: doing nothing is zero by definition, and every option is measured against it.',
  optionDiffers: (name: string, amount: string, better: boolean): string =>
    `${name}: NPV is ${amount} ${better ? 'higher' : 'lower'}.`,
  howToOption:
    'No other option has been worked out. A scenario whose name contains "option" or "alternative" is compared here.',
  verdict: 'Verdict',
  clears: { accept: 'passes', reject: 'fails', unclear: 'unclear' },
  fails: (why: string): string => `fails: ${why}`,
  failsBy: { npv: 'NPV below zero', payback: 'payback over the limit' },
  noOutlay: 'The plan has no investment line. Add one in the budget.',
  outlayTitle: 'Investment by type and phase',
  inGroup: (group: string): string => ` (${group})`,
  investmentTotal: 'Investment, total',
  outlayAndWorkingCapital: 'Investment and working capital',
  workingCapitalNote: 'A decrease of working capital (in brackets) brings cash back.',
  noContingency: 'No line is marked as contingency.',
  contingency: (lines: string, amount: string, share: string): string =>
    `Contingency within it: ${lines}, ${amount} (${share} of the investment).`,
  splitTitle: 'Fixed, variable and investment budget',
  amount: 'Amount',
  share: 'Share',
  guide: 'Guide',
  guideOf: (from: string, to: string): string => `${from} to ${to}`,
  within: 'within',
  outside: 'outside',
  outsideBudget: (lines: string): string => `Not part of the budget: ${lines}.`,
  cannotCompute: 'This cannot be computed while the plan has errors: mend those listed on the Overview.',
  noFlows: 'The plan holds no cash flow yet. Type the first revenue, cost or investment in the budget.',
  profitTitle: 'Profit',
  cashFlowTitle: 'Free cash flow',
  signs:
    'Rows marked "Less" are shown as positive amounts and subtracted. Cumulative is the balance at the end of the column.',
  byPeriod: 'a rate by period',
  rateFrom: {
    given: (rate: string): string => `discounted at ${rate} a year`,
    wacc: (rate: string): string => `discounted at the WACC of ${rate} a year`,
  },
  timeValue: (timing: string, rate: string, hurdle: string): string =>
    `The opening is time 0 and not discounted; ${timing}; ${rate}, annual and effective; hurdle ${hurdle}.`,
  taxOf: (rate: string, losses: string, lag: number): string =>
    `Tax at ${rate} of taxable profit, ${losses}${lag === 0 ? '' : `, paid ${lag} ${lag === 1 ? 'period' : 'periods'} later`}. Interest is not deducted: its shield is in the discount rate.`,
  losses: {
    'carry-forward': 'losses carried forward',
    immediate: 'losses relieved at once',
    none: 'losses not relieved',
  },
  lossesShort: { 'carry-forward': 'carried forward', immediate: 'relieved at once', none: 'not relieved' },
  terminal: {
    none: 'No terminal value is counted.',
    book: 'Terminal value: fixed assets and working capital at book value.',
    multiple: (multiple: string, of: string): string =>
      `Terminal value: ${multiple} times ${of} of the last twelve months.`,
    perpetuity: (growth: string): string =>
      `Terminal value: the sustained flow of the last twelve months growing at ${growth} for ever.`,
  },
  revenueTitle: 'Revenue by line',
  costTitle: 'Cost by line',
  totalCost: 'Total cost',
  coverTitle: 'Debt service',
  interestCover: 'Interest cover (EBIT / interest)',
  debtCover: 'Debt service cover ((EBITDA − tax) / (interest + repayments))',
  discountRow: 'Discounted free cash flow',
  discountedTotal: 'Cumulative, discounted',
  flowTitle: 'Free cash flow by year and cumulated',
  returnsTitle: 'Returns in every view',
  ofView: (label: string, view: string): string =>
    `${label} (${view.charAt(0).toLowerCase()}${view.slice(1)}): `,
  viewOf: (tax: string, terminal: string): string => `${tax}, ${terminal}`,
  tax: { postTax: 'After tax', preTax: 'Before tax' },
  terminalView: { withTerminal: 'with terminal value', withoutTerminal: 'without terminal value' },
  hurdle: 'Hurdle rate',
  overHurdle: 'IRR over the hurdle, percentage points',
  paybackLimit: 'Longest acceptable payback, years',
  breakEvenTitle: 'Break-even and accounting returns',
  breakEvenNote:
    'Over the whole plan: prices, unit costs and fixed costs as planned, volume varied; break-even at EBIT of zero.',
  terminalShare: (share: string, npv: string): string =>
    `The terminal value is ${share} of the value that comes in; without it NPV is ${npv}.`,
  fundingTitle: 'Cash',
  ownFunds: 'Own funds needed',
  ownFundsRest: 'Own funds beyond them (gap)',
  sourcesTitle: 'Need and sources',
  cashUnknown: 'The cash position cannot be computed as the plan stands.',
  noGap: 'The cash position never falls below zero.',
  lowPoint: (amount: string, when: string): string => `The cash position is lowest ${when}: ${amount}.`,
  gap: (first: string, last: string, financed: boolean): string =>
    `It is below zero from ${untimed(first)} to ${untimed(last)}${financed ? ': this gap is not funded yet' : ''}.`,
  gapToEnd: (first: string): string => `It is below zero from ${untimed(first)} to the end of the plan.`,
  noFinancing: 'No loan, equity or dividend is planned: the whole need is met from own funds.',
  positionTitle: 'Cash position',
  plan: 'Plan',
  versionLabel: 'Version',
  fingerprint: 'Model fingerprint (SHA-256, first digits)',
  checks: 'Checks',
  checksOf: (passed: number, all: number): string => `${passed} of ${all} pass`,
  noSignatories: 'Nobody is named to sign. Name the signatories in the pack.',
  noRisks: 'Nothing is recorded yet: add warning rules or milestones with fallbacks under Tracking.',
  riskDrivers: 'Drivers that can turn the verdict',
  riskDriversNote: 'Each alone, all others as planned.',
  driver: 'Driver',
  planned: 'Planned',
  turnsAt: 'Verdict turns at',
  room: 'Room',
  owner: 'Owner',
  warningLines: 'Early-warning lines',
  watched: 'Watched',
  lineAt: 'Lines',
  response: 'Response when red',
  fallbacks: 'Fallbacks of milestones',
  foundTitle: 'What a careful reviewer would point out in the plan:',
  noRules: 'No early-warning rule is set yet: the library under Tracking, Warnings has them ready.',
  noAssumptions: 'The plan has no typed numbers yet.',
  bookTitle: 'Assumption book',
  assumption: 'Assumption',
  value: 'Value',
  lineUnit: 'Unit',
  lowHigh: 'Range, distribution',
  source: 'Source',
  changedOn: 'Last change',
  bookNote: (unit: string): string =>
    `Amounts of budget lines in ${unit}; prices, rates and quantities as typed.`,
  noSource: '▲ no source',
  undocumented: (count: number, all: number, lines: string): string =>
    `▲ Without source or note: ${count} of ${all} assumptions (${lines}).`,
  outlayAt: (amount: string, when: string): string =>
    when === '' ? `${amount} at the opening` : `${amount} in ${when}`,
  fromTo: (first: string, last: string): string => `from ${first} to ${last}`,
  rangeOf: (low: string, high: string): string => `${low} to ${high}`,
} satisfies SettingsWords & Readonly<Record<string, unknown>>;

/** 'the end of 2027-06' of 'at the end of 2027-06'. */
function untimed(when: string): string {
  return when.replace(/^at /, '');
}
