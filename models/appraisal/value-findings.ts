/**
 * Findings that need computed values: cells that are not numbers, costs entered negative, the first outlay one
 * period late, a terminal value that carries the case, book value left over, shares away from their guide.
 */
import type { Model } from '../formula/compile.ts';
import type { Line, Plan } from '../plan/schema.ts';
import { lastOperatingPeriod } from '../plan/timeline.ts';
import type { Finding } from './findings.ts';
import { total } from './shares.ts';
import type { Appraisal, CheckResult, PlanValues } from './types.ts';

const TERMINAL_SHARE_LIMIT = 0.75;
const ACTIVE_KINDS: ReadonlySet<Line['kind']> = new Set([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
]);

type Values = Pick<Appraisal, 'discountRates' | 'terminalShare' | 'shares'> & {
  readonly plan: Plan;
  readonly model: Model;
  readonly evaluation: PlanValues;
  readonly checks: readonly CheckResult[];
};

export function valueFindings(input: Values): readonly Finding[] {
  return [
    ...cellFindings(input),
    ...overflowFindings(input),
    ...signFindings(input),
    ...assetFindings(input),
    ...terminalFindings(input),
    ...outlayFindings(input),
    ...shareFindings(input),
    ...endFindings(input),
    ...input.checks
      .filter((check) => !check.ok && check.worst !== null)
      .map((check) => failed(check.code, check.worst ?? 0)),
  ];
}

function failed(check: string, worst: number): Finding {
  return { code: 'check-failed', severity: 'error', params: { check, worst } };
}

/** The first cell of each healthy line that is not a number; what depends on it is not told again. */
function cellFindings({ plan, model, evaluation }: Values): readonly Finding[] {
  const broken = new Set<string>();
  const findings: Finding[] = [];
  for (const line of plan.lines) {
    if (model.errors.has(line.code)) continue;
    if (firstFault(evaluation.values(line.code)) >= 0) broken.add(line.code);
  }
  for (const line of plan.lines) {
    if (!broken.has(line.code)) continue;
    if (model.dependencies(line.code).some(({ code }) => code !== line.code && broken.has(code))) continue;
    const column = firstFault(evaluation.values(line.code));
    findings.push({
      code: 'cell-error',
      severity: 'error',
      lineCode: line.code,
      column,
      params: { label: line.label, period: column },
    });
  }
  return findings;
}

/** The first column that holds no number, or -1. A plain loop: this looks at every cell after every edit. */
function firstFault(values: Float64Array): number {
  for (let column = 0; column < values.length; column++) if (!Number.isFinite(values[column])) return column;
  return -1;
}

const SUMS = [
  '$revenue',
  '$variable_cost',
  '$fixed_cost',
  '$investment',
  '$ebitda',
  '$fcf',
  '$fcf_cumulative',
];

/** Lines that are all numbers can still add up to more than a number holds: the first sum that does is named. */
function overflowFindings({ plan, model, evaluation }: Values): readonly Finding[] {
  const isNumber = ({ code }: Line): boolean => firstFault(evaluation.values(code)) < 0;
  if (model.errors.size > 0 || !plan.lines.every(isNumber)) return [];
  for (const code of SUMS) {
    const column = firstFault(evaluation.values(code));
    if (column < 0) continue;
    return [
      {
        code: 'cell-error',
        severity: 'error',
        lineCode: code,
        column,
        params: { label: code, period: column },
      },
    ];
  }
  return [];
}

function signFindings({ plan, evaluation }: Values): readonly Finding[] {
  return plan.lines.flatMap((line): Finding[] => {
    if (line.kind !== 'variable-cost' && line.kind !== 'fixed-cost' && line.kind !== 'investment') return [];
    const values = evaluation.values(line.code);
    const column = values.findIndex((value) => value < 0);
    // A single credit note is normal; a cost that is negative in sum was entered with the wrong sign.
    if (column < 0 || !(total(values) < 0)) return [];
    return [
      {
        code: 'cost-negative',
        severity: 'warning',
        lineCode: line.code,
        column,
        params: { label: line.label },
      },
    ];
  });
}

function assetFindings({ plan, evaluation }: Values): readonly Finding[] {
  return plan.lines.flatMap((line): Finding[] => {
    if (line.kind !== 'investment') return [];
    return [...afterDisposal(plan, line, evaluation), ...leftOver(plan, line, evaluation)];
  });
}

function afterDisposal(plan: Plan, line: Line, evaluation: PlanValues): readonly Finding[] {
  const period = line.investment?.disposal?.period ?? lastOperatingPeriod(plan.timeline);
  if (!line.investment?.disposal || period >= plan.timeline.periods) return [];
  const later = evaluation.values(line.code).subarray(period + 1);
  const column = later.findIndex((value) => value !== 0);
  if (column < 0) return [];
  return [
    {
      code: 'investment-after-disposal',
      severity: 'warning',
      lineCode: line.code,
      column: column + period + 1,
      params: { label: line.label, period },
    },
  ];
}

/** Value that neither a disposal nor a terminal value turns into cash: often forgotten, sometimes meant. */
function leftOver(plan: Plan, line: Line, evaluation: PlanValues): readonly Finding[] {
  if (plan.settings.terminalValue.method !== 'none' || line.investment?.disposal) return [];
  const value = evaluation.values(`$book_value__${line.code}`).at(-1) ?? 0;
  const invested = total(evaluation.values(line.code));
  if (!(value > 0.01 * invested)) return [];
  return [
    { code: 'book-value-left', severity: 'note', lineCode: line.code, params: { label: line.label, value } },
  ];
}

function terminalFindings({ plan, discountRates, terminalShare }: Values): readonly Finding[] {
  const findings: Finding[] = [];
  const { terminalValue } = plan.settings;
  const rate = discountRates.at(-1) ?? 0;
  if (terminalValue.method === 'perpetuity' && terminalValue.growth >= rate) {
    const params = { growth: terminalValue.growth, rate };
    findings.push({ code: 'growth-not-below-rate', severity: 'error', params });
  }
  if (terminalShare !== null && terminalShare > TERMINAL_SHARE_LIMIT) {
    findings.push({ code: 'terminal-share-high', severity: 'warning', params: { share: terminalShare } });
  }
  return findings;
}

/** The classic year-0 error: the first outlay stands in period 1 and is discounted a period too many. */
function outlayFindings({ plan, evaluation }: Values): readonly Finding[] {
  const investment = evaluation.values('$investment');
  if (investment.every((value) => value === 0)) return [{ code: 'no-outlay', severity: 'note', params: {} }];
  const first = investment.findIndex((value) => value !== 0);
  if (first !== 1 || plan.settings.discounting.timing === 'start') return [];
  return [{ code: 'first-outlay-discounted', severity: 'warning', column: 1, params: {} }];
}

/** What is lost or goes on when the project ends: activity after it, tax losses and tax values that save no tax. */
function endFindings({ plan, evaluation }: Values): readonly Finding[] {
  const findings: Finding[] = [];
  const end = lastOperatingPeriod(plan.timeline);
  for (const line of plan.lines) {
    if (!ACTIVE_KINDS.has(line.kind) || end === plan.timeline.periods) continue;
    const later = evaluation
      .values(line.code)
      .subarray(end + 1)
      .findIndex((value) => value !== 0);
    if (later < 0) continue;
    const params = { label: line.label, end };
    findings.push({
      code: 'activity-after-end',
      severity: 'warning',
      lineCode: line.code,
      column: end + 1 + later,
      params,
    });
  }
  if (plan.settings.terminalValue.method !== 'none' || plan.settings.tax.rate === 0) return findings;
  const losses = evaluation.has('$losses') ? (evaluation.values('$losses').at(-1) ?? 0) : 0;
  const invested = total(evaluation.values('$investment'));
  const taxValue = evaluation.values('$tax_value').at(-1) ?? 0;
  if (losses > 0.01 * invested)
    findings.push({ code: 'losses-unused', severity: 'note', params: { value: losses } });
  if (taxValue > 0.01 * invested) {
    findings.push({ code: 'tax-value-left', severity: 'note', params: { value: taxValue } });
  }
  return findings;
}

function shareFindings({ plan, shares }: Values): readonly Finding[] {
  const { share } = shares;
  if (!share || shares.investment === 0) return [];
  const { guide } = plan.settings;
  return (['fixed', 'variable', 'investment'] as const).flatMap((part): Finding[] => {
    const [from, to] = guide[part];
    const actual = share[part];
    if (actual >= from && actual <= to) return [];
    return [{ code: 'shares-off-guide', severity: 'note', params: { part, actual, from, to } }];
  });
}
