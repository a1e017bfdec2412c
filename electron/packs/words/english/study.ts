/** Words of the studies' sections, in English: sensitivity, scenarios, bridge, simulation, portfolio. */
import type { Settings } from '../../../../models/plan/settings-schema.ts';
import type { Absence } from '../../../../scenarios/tornado/absence.ts';
import { lowered } from './lowered.ts';

export const STUDY = {
  /** Whole numbers in words: 10,000. */
  count: (of: number): string => String(Math.round(of)).replace(/\B(?=(?:\d{3})+$)/g, ','),
  loss: 'P(NPV < 0)',
  trialsShort: (trials: string): string => `${trials} trials`,
  noDrivers: 'There is nothing to vary: add driver lines on the Assumptions page.',
  nothingMoves: 'No driver moves NPV within its range.',
  tornadoTitle: 'NPV when one driver goes from low to high',
  tornadoTable: 'Drivers by their effect on NPV',
  rangesNote: (percent: string): string =>
    `Each driver over its own low and high; those without, ±${percent} of plan. All others as planned. Numbers beside the bars are the driver's.`,
  endLow: 'Driver at its low',
  endHigh: 'Driver at its high',
  driver: 'Driver',
  planned: 'Planned',
  low: 'Low',
  high: 'High',
  npvAtLow: 'NPV at low',
  npvAtHigh: 'NPV at high',
  swing: 'Swing',
  turnsAt: 'Verdict turns at',
  zeroAt: 'NPV zero at',
  turning: ' (turns round on the way)',
  switchNote:
    'Where the verdict turns: the nearest number, and the change from plan. Sought for the largest bars, up to ten times the planned number.',
  switchNoteAt: (hurdle: string): string =>
    `Where the verdict turns: the nearest number at which NPV at the hurdle of ${hurdle} is zero, and the change from plan. Sought for the largest bars, up to ten times the planned number.`,
  doesNotTurn: 'does not turn',
  inBrackets: (text: string): string => ` (${text})`,
  moreDrivers: (count: number): string =>
    `${count} ${count === 1 ? 'driver' : 'drivers'} with smaller effects left out.`,
  absent: {
    'not-allowed': 'not allowed',
    'cannot-compute': 'cannot be computed',
    'no-rate-no-flows': 'no rate',
    'no-rate-all-inflows': 'no rate',
    'no-rate-all-outflows': 'no rate',
    'no-rate-no-root': 'no rate',
    'never-pays-back': 'never',
    'no-base': 'no base',
  } satisfies Record<Absence, string>,
  noTwoDrivers: 'A two-way table needs two drivers that move NPV: give the drivers a low and a high.',
  twoWayTitle: (rows: string, columns: string): string => `NPV by ${lowered(rows)} and ${lowered(columns)}`,
  twoWayNote: 'The plan stands where both take their planned number. Values in brackets destroy value.',
  twoWayCount: (negative: number, all: number): string =>
    negative === 0
      ? `NPV stays at or above zero in all ${all} combinations.`
      : `NPV is below zero in ${negative} of ${all} combinations.`,
  noScenarios:
    'The plan has no scenarios yet. The Scenarios page makes base, optimistic and downturn in one step.',
  scenariosTitle: 'Scenarios side by side',
  expected: 'Expected',
  probability: 'Probability',
  bestNote: 'Green: best of the row, red: worst.',
  expectedNote:
    'Expected: the mean of the scenarios, weighted by probability; a mean of rates, ratios, payback times or peaks would be that of no case.',
  inputsTitle: 'Inputs that differ',
  moreInputs: (count: number): string =>
    `${count} more ${count === 1 ? 'input differs' : 'inputs differ'}; the Scenarios page lists them all.`,
  fromTo: (first: string, last: string): string => (first === last ? first : `${first} → ${last}`),
  notMade: (names: string): string => `Cannot be made: ${names}. Mend their parents on the Scenarios page.`,
  /** `labels` are of lines that a scenario changes and that the plan no longer has. */
  orphans: (name: string, labels: string): string =>
    `${name}: changes of lines that are no longer in the plan have no effect: ${labels}.`,
  probabilitiesOff: (sum: string): string =>
    `The probabilities add to ${sum}, not to 100 %: no expected value is shown.`,
  choices: { timing: 'Timing of flows', losses: 'Tax losses' },
  timings: { end: 'end of period', mid: 'middle of period', start: 'start of period' } satisfies Record<
    Settings['discounting']['timing'],
    string
  >,
  noBridge:
    'There is no second scenario to compare with. Add one on the Scenarios page, or choose one in the pack.',
  bridgeNone: (from: string, to: string): string =>
    `NPV has no value in "${from}" or "${to}", or on the way between them, so the difference cannot be shared out.`,
  sameNpv: (from: string, to: string): string => `"${from}" and "${to}" do not differ.`,
  otherChanges: (count: number): string => `${count} other ${count === 1 ? 'change' : 'changes'}`,
  bridgeTitle: (from: string, to: string): string => `NPV from "${from}" to "${to}"`,
  bridgeTable: 'What each change adds',
  difference: 'Difference',
  bridgeSampled:
    'Shapley values from sampled orders: each change by what it adds on average over the orders of the changes; they add to the difference.',
  bridgeExact:
    'Shapley values: each change by what it adds on average over all orders of the changes; they add to the difference.',
  settingsMove: 'A change of the discount rate or of tax moves the value of the same cash flows.',
  groupOf: (group: string, count: number): string => `${group} (${count} lines)`,
  changedSections: {
    discounting: 'Discounting',
    tax: 'Tax',
    workingCapital: 'Rules of working capital',
    terminalValue: 'Terminal value',
    timeline: 'Timeline',
  },
  discountingKeys: {
    rate: 'Discount rate',
    timing: 'Timing of flows',
    rateBasis: 'Basis of the rate',
    flowBasis: 'Basis of the flows',
    inflation: 'Inflation',
    hurdle: 'Hurdle rate',
    preTaxRate: 'Discount rate before tax',
    financeRate: 'Finance rate',
    reinvestRate: 'Reinvestment rate',
    maxPaybackYears: 'Longest acceptable payback',
  } satisfies Record<keyof Settings['discounting'], string>,
  taxKeys: {
    rate: 'Tax rate',
    byPeriod: 'Tax rate by period',
    losses: 'Tax losses',
    lossYears: 'Years of loss relief',
    paymentLag: 'Delay of tax payment',
  } satisfies Record<keyof Settings['tax'], string>,
  nothingUncertain: 'No line is uncertain yet: describe what the drivers may be on the Simulation page.',
  cannotSimulate:
    'What the plan says of its uncertainty cannot be drawn: mend the lines marked on the Simulation page.',
  interval: (low: string, high: string): string => `95 % interval ${low} to ${high}`,
  mean: 'Mean NPV',
  histogramTitle: 'Distribution of NPV',
  plannedMark: 'Planned',
  zeroMark: 'Zero',
  percentilesTitle: 'Percentiles',
  percentileOf: (name: string): string => `NPV, ${name}`,
  percentile: (p: number): string => (p === 50 ? 'P50 (median)' : `P${p}`),
  sd: 'Standard deviation',
  standardError: 'Standard error of the mean',
  valueAtRisk: 'Value at risk, 95 % (a loss)',
  shortfall: 'Expected shortfall, 95 % (a loss)',
  percentilesNote:
    'P10: one trial in ten is lower. Value at risk: the loss that 95 % of the trials do not exceed; expected shortfall: the mean loss beyond it; in brackets: no loss.',
  lossSentence: (share: string, atRisk: string, shortfall: string, remark: string): string =>
    `NPV is below zero in ${share} of the trials${remark}. In 95 % of them it is at least ${atRisk}; in the worst five percent it is ${shortfall} on average.`,
  belowHurdle: (share: string, hurdle: string): string =>
    `The internal rate of return misses the hurdle of ${hurdle} in ${share} of the trials that have one.`,
  settled: 'More trials would not turn the verdict.',
  sharesTitle: 'Who makes the spread of NPV',
  shareOfSpread: 'Share of the spread',
  rankCorrelation: 'Rank correlation',
  sharesNote: 'Squared rank correlation with NPV as a share of the sum over all drivers.',
  howSimulated: (trials: string, method: string, seed: string): string =>
    `${trials} trials, ${method}, seed ${seed}: the same seed gives the same figures. If the discount rate already carries a premium for these risks, they are counted twice.`,
  methods: {
    plain: 'random sampling',
    'latin-hypercube': 'Latin hypercube sampling',
    sobol: 'Sobol sequence',
  },
  fewerTrials: (asked: string): string => `The plan asks for ${asked} trials; a pack runs at most 10,000.`,
  ratesOf: (unique: string, several: string, none: string): string =>
    `IRR: ${unique} trials with one rate, ${several} with several, ${none} with none.`,
  distributions: {
    factorOf: (text: string): string => `factor on plan: ${text}`,
    uniform: (min: string, max: string): string => `uniform ${min} to ${max}`,
    triangular: (min: string, mode: string, max: string): string => `triangular ${min} / ${mode} / ${max}`,
    pert: (min: string, mode: string, max: string): string => `PERT ${min} / ${mode} / ${max}`,
    normal: (mean: string, sd: string): string => `normal, mean ${mean}, sd ${sd}`,
    truncated: (mean: string, sd: string, min: string | null, max: string | null): string =>
      `normal, mean ${mean}, sd ${sd}${min === null ? '' : `, at least ${min}`}${max === null ? '' : `, at most ${max}`}`,
    lognormal: (mu: string, sigma: string): string => `lognormal, mu ${mu}, sigma ${sigma}`,
    beta: (alpha: string, beta: string, min: string, max: string): string =>
      `beta (${alpha}, ${beta}) on ${min} to ${max}`,
    gamma: (shape: string, scale: string): string => `gamma, shape ${shape}, scale ${scale}`,
    exponential: (mean: string): string => `exponential, mean ${mean}`,
    weibull: (shape: string, scale: string): string => `Weibull, shape ${shape}, scale ${scale}`,
    studentT: (df: string): string => `Student t, ${df} degrees of freedom`,
    discrete: (count: number): string => `${count} discrete outcomes`,
    bernoulli: (probability: string, impact: string): string =>
      `${impact} with probability ${probability}, else 0`,
    poisson: (mean: string): string => `Poisson, mean ${mean}`,
    empirical: (count: number): string => `${count} observations`,
    moments: (family: string, mean: string, sd: string): string => `${family}, mean ${mean}, sd ${sd}`,
    percentiles: (family: string, p10: string, p90: string): string => `${family}, P10 ${p10}, P90 ${p90}`,
    randomWalk: (start: string, drift: string, sd: string): string =>
      `random walk from ${start}, drift ${drift}, sd ${sd} a period`,
    geometricWalk: (start: string, growth: string, sd: string): string =>
      `geometric walk from ${start}, growth ${growth}, sd ${sd} a period`,
    meanReversion: (start: string, level: string, sd: string): string =>
      `reverting from ${start} to ${level}, sd ${sd} a period`,
    families: {
      uniform: 'uniform',
      normal: 'normal',
      lognormal: 'lognormal',
      beta: 'beta',
      gamma: 'gamma',
      weibull: 'Weibull',
      triangular: 'triangular',
      pert: 'PERT',
    },
  },
  portfolio: {
    alone:
      'This is the only plan of the workspace that can be compared. Add others, or import them, to rank them.',
    clash:
      'The budgets and relations kept for the portfolio cannot be met together. Mend them on the Portfolio page.',
    failed: 'The choice among the projects could not be made. See the Portfolio page.',
    title: 'Projects by profitability index',
    project: 'Project',
    outlay: 'Outlay',
    index: 'Index',
    cumulative: 'Cumulative outlay',
    choice: 'Choice',
    chosen: '● do',
    part: (share: string): string => `◐ ${share}`,
    left: '○ leave',
    thisOne: (name: string): string => `${name} ◀`,
    chosenTotal: 'Chosen, total',
    note: 'Ranked by 1 + NPV / outlay. The choice is exact: the largest total NPV within the budgets and relations, not simply the ranking from the top.',
    noBudget: 'No budget is set: every project with a positive NPV is chosen.',
    budgetOf: (year: string, amount: string): string => `${year}: ${amount}`,
    budgets: (list: string): string => `Budgets: ${list}.`,
    belowLine: 'below the line',
    ranking: (amount: string): string => `Going down the ranking alone would give ${amount} less.`,
    rankingSame: 'Going down the ranking gives the same.',
    otherCurrency: (count: number): string =>
      `${count} ${count === 1 ? 'plan' : 'plans'} left out: another currency, or no NPV.`,
  },
};
