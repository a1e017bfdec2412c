/**
 * The values a new plan and a new line start from. Pure: ids are passed in, never made here.
 * Defaults are stated in docs/plan-format.md and must stay the same for old files.
 */
import type { Kind, Line, Plan, Settings } from './schema.ts';

export const DEFAULT_SETTINGS: Settings = {
  currency: 'CNY',
  displayUnit: 'one',
  discounting: {
    rate: { mode: 'given', rate: 0.1 },
    timing: 'end',
    rateBasis: 'nominal',
    flowBasis: 'nominal',
    inflation: 0,
    hurdle: null,
    financeRate: null,
    reinvestRate: null,
    maxPaybackYears: null,
  },
  tax: { rate: 0.25, losses: 'carry-forward', paymentLag: 0 },
  workingCapital: { daysInYear: 365, release: null },
  terminalValue: { method: 'none' },
  // Three-way split of an online retailer's budget: fixed about 35 %, investment 20-30 %, the rest variable.
  guide: { fixed: [0.3, 0.4], variable: [0.3, 0.5], investment: [0.2, 0.3] },
};

/** How an outlay is written off until somebody says otherwise. */
export const DEFAULT_INVESTMENT: NonNullable<Line['investment']> = {
  book: { method: 'straight-line', life: 5, residualShare: 0 },
};

export function blankPlan(id: string, name: string, start: string): Plan {
  return {
    format: 'hurdle-plan',
    version: 1,
    id,
    name,
    description: '',
    timeline: { start, periodicity: 'month', periods: 36, fiscalYearStart: 1 },
    settings: DEFAULT_SETTINGS,
    lines: [],
  };
}

export function blankLine(id: string, code: string, label: string, kind: Kind): Line {
  const line: Line = {
    id,
    code,
    label,
    kind,
    unit: '',
    group: '',
    owner: '',
    source: '',
    note: '',
    entry: kind === 'driver' ? { type: 'constant', value: 0 } : { type: 'series', values: [] },
  };
  switch (kind) {
    case 'investment':
      return { ...line, investment: DEFAULT_INVESTMENT };
    case 'working-capital':
      return { ...line, workingCapital: { side: 'asset', basis: 'balance', of: [] } };
    case 'financing':
      return { ...line, financing: { role: 'loan-draw' } };
    default:
      return line;
  }
}
