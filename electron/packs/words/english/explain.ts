/** Words that explain the headline numbers, in English: what each means, its formula in names and with its values. */

export const EXPLAIN = {
  flowTerm: (flow: string, factor: string): string => `${flow} × ${factor}`,
  more: (count: number): string => `… (${count} more)`,
  plus: ' + ',
  equals: ' = ',
  meaning: {
    npv: 'What the plan is worth today beyond what the money must earn.',
    irr: 'The rate at which NPV is zero.',
    payback: 'The time until the cumulative free cash flow is back at zero, spread evenly within the period.',
    discountedPayback:
      'The time until the cumulative discounted flow is back at zero, spread evenly within the period.',
    profitabilityIndex: 'Value for each unit invested; 1.00x earns exactly the discount rate.',
    peakFunding: 'The largest amount that is tied up at any time.',
    loss: 'The share of the simulated trials in which NPV is below zero.',
    mean: 'The mean of NPV over all trials.',
    percentile: (p: number): string => `The NPV below which ${p} % of the trials lie.`,
    expected: 'What the whole life is expected to bring: actuals so far and the forecast after them.',
  },
  formula: {
    npv: 'NPV = Σ free cash flow × factor; factor = 1 / (1 + discount rate)^years',
    npvVaries: 'NPV = Σ free cash flow × factor; the discount rate changes by period',
    irr: 'Σ free cash flow / (1 + IRR)^years = 0',
    payback: '(last period below zero + still open / flow of the next period) / periods a year',
    profitabilityIndex: 'Index = 1 + NPV / present value of the outlays',
    peakFunding: 'Peak funding = − lowest cumulative free cash flow',
    loss: 'P(NPV < 0) = trials with NPV below zero / all trials',
    mean: 'Mean = Σ NPV of the trials / trials',
    percentile: 'The NPV at the place p × (trials − 1) of the sorted trials, linear between two',
    expected: 'Actuals to the cut-over + forecast to the end of the plan, appraised as the plan is',
  },
  irrValues: (rate: string, sum: string): string => `Factors 1 / (1 + ${rate})^years: ${sum}`,
  comparedWith: (hurdle: string): string =>
    `It depends on no discount rate; it is only compared with the hurdle rate, ${hurdle}.`,
  undiscounted: (timing: string): string => `No discount rate goes in; ${timing}.`,
  paybackValues: (before: string, open: string, flow: string, perYear: string, years: string): string =>
    `(${before} + ${open} / ${flow}) / ${perYear} = ${years} years`,
  paidByExit:
    'The flows alone do not pay back; the terminal value does, in one sum at the end of the project.',
  indexValues: (npv: string, outlays: string, index: string): string => `1 + ${npv} / ${outlays} = ${index}`,
  peakValues: (amount: string, when: string): string => `− (${amount}) ${when}`,
  lossValues: (below: string, trials: string, share: string): string => `${below} / ${trials} = ${share}`,
  seeded: (method: string, seed: string): string =>
    `${method}, seed ${seed}: computed again from the same seed, the figure is the same.`,
  interval: (low: string, high: string): string => `95 % interval ${low} to ${high}.`,
  outlookConvention: "Amounts over the whole life of the plan; the discounting is the plan's own.",
  discountRate: 'Discount rate',
  hurdle: 'Hurdle rate',
  settingsSource: 'Plan settings',
  computed: 'Computed from the plan',
  terminalValue: 'Present value of the terminal value',
  approvedSource: 'Approved baseline',
  noSource: 'no source',
  noOwner: '–',
  booked: 'Booked actuals',
  varianceFormula: 'EBITDA = revenue − variable cost − fixed cost; difference = actual − plan',
  varianceValues: (actual: string, plan: string, delta: string): string => `${actual} − ${plan} = ${delta}`,
  varianceMeaning:
    'What was earned before depreciation, interest and tax, from the booked actuals; the full year goes on with the forecast.',
  varianceConvention:
    'Actuals are sums of what was booked, exact to the cent; the plan is spread evenly over the days of its periods.',
};
