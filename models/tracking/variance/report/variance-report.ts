/**
 * The variance report of a month: every line with its month, year to date and full year, in groups, kinds and totals
 * down to EBITDA, then investment, financing and the quantities that have actuals. Every subtotal is
 * the sum of the rounded lines above it, so that what is shown adds up to the cent.
 */
import type { Kind } from '../../../plan/schema.ts';
import type { DaySums } from '../../actuals/day-sums.ts';
import { fiscalYearFirst, monthIndex } from '../../calendar/bucket.ts';
import type { Planned } from '../../planned/planned-amounts.ts';
import type { Measure, Thresholds } from '../difference.ts';
import type { ProfitSign } from '../effect.ts';
import { createFlexing, type FlexBasis, type Flexing } from '../flex/flexed-month.ts';
import { type TrackedLine, trackedLines } from '../tracked-lines.ts';
import { type Cell, cellMatters, cellOf } from './cell.ts';
import { type Figures, figuresOf, fullYearOf, type Months, summed, type YearOutlook } from './figures.ts';

export type VarianceRow = {
  readonly key: string;
  readonly level: 'line' | 'group' | 'kind' | 'total';
  readonly parent: string | null;
  readonly lineId: string | null;
  readonly code: string;
  readonly label: string;
  readonly kind: Kind | null;
  readonly group: string;
  readonly owner: string;
  readonly unit: string;
  readonly measure: Measure;
  readonly flexedBy: FlexBasis;
  readonly month: Cell;
  readonly yearToDate: Cell;
  readonly fullYear: Cell;
  readonly matters: boolean;
  readonly since: 'both' | 'added' | 'removed';
};

export type ReportInput = {
  /** The plan as it is now: what the rest of the year follows where there is no outlook. */
  readonly plan: Planned;
  /** The approved baseline, or the plan itself. */
  readonly reference: Planned;
  readonly sums: DaySums;
  /** Months since January 1970. */
  readonly month: number;
  /** The last month that counts as actual in the full year; before `month` where that is a part month. */
  readonly closed: number;
  readonly thresholds: Thresholds;
  readonly onlyMatters: boolean;
  /** Of whole years, by line; it must have been cut over at `closed`. */
  readonly outlook?: YearOutlook | undefined;
};

export type VarianceReport = {
  readonly rows: readonly VarianceRow[];
  /** Lines that onlyMatters has left out. */
  readonly hidden: number;
  readonly year: Months;
};

type Column = 'month' | 'yearToDate' | 'fullYear';
type Triple = Readonly<Record<Column, Figures>>;
type LineFigures = { readonly tracked: TrackedLine; readonly figures: Triple };
type RowHead = Omit<VarianceRow, Column | 'matters'>;

const FIXED: FlexBasis = { type: 'fixed' };
/** In the order of reading; a total stands below the kind it follows. */
const KINDS = [
  { kind: 'revenue', code: '$revenue', total: null },
  { kind: 'variable-cost', code: '$variable_cost', total: '$contribution' },
  { kind: 'fixed-cost', code: '$fixed_cost', total: '$ebitda' },
  { kind: 'investment', code: '$investment', total: null },
] as const;
const OTHER_KINDS: readonly Kind[] = ['financing', 'driver', 'memo', 'working-capital'];

/**
 * delta = actual - reference, percent of the reference, F or A by the effect on profit, light by the thresholds; against
 * the approved plan and against the flexed plan. Amounts in whole minor units.
 */
export function varianceReport(input: ReportInput): VarianceReport {
  const { plan, reference, sums, month } = input;
  const lines = trackedLines(plan, reference);
  const flexing = createFlexing(lines, reference, sums);
  const year = yearOf(input);
  const measured = lines.map((tracked) => ({ tracked, figures: tripleOf(tracked, input, flexing, year) }));
  const basisOf = (tracked: TrackedLine): FlexBasis => flexing.of(tracked, month).basis;
  const rows: VarianceRow[] = [];
  let running: Triple | null = null;
  for (const { kind, code, total } of KINDS) {
    const own = measured.filter(({ tracked }) => tracked.line.kind === kind);
    const sign = kind === 'revenue' ? 1 : -1;
    const subtotal = sumOf(own.map(({ figures }) => ({ triple: figures, sign: 1 })));
    rows.push(row(head({ key: `kind:${kind}`, level: 'kind', code, kind }), subtotal, sign, input));
    rows.push(...groupRows(own, kind, sign, basisOf, input));
    if (kind === 'investment') continue;
    running = running
      ? sumOf([
          { triple: running, sign: 1 },
          { triple: subtotal, sign: -1 },
        ])
      : subtotal;
    if (total)
      rows.push(row(head({ key: `total:${total}`, level: 'total', code: total }), running, 1, input));
  }
  for (const kind of OTHER_KINDS) {
    const own = measured.filter(
      ({ tracked, figures }) => tracked.line.kind === kind && figures.yearToDate.entries,
    );
    rows.push(...own.map((line) => lineRow(line, null, basisOf, input)));
  }
  return { ...filtered(rows, input.onlyMatters), year };
}

/** The fiscal year of the month, as far as the reference reaches: what was booked before its start has no plan. */
function yearOf({ plan, reference, month }: ReportInput): Months {
  const first = fiscalYearFirst(month, plan.timeline.fiscalYearStart);
  return {
    first: Math.min(month, Math.max(first, monthIndex(reference.start))),
    last: Math.max(month, Math.min(first + 11, Math.max(monthIndex(reference.end), monthIndex(plan.end)))),
  };
}

function tripleOf(tracked: TrackedLine, input: ReportInput, flexing: Flexing, year: Months): Triple {
  const { month, closed, sums, outlook } = input;
  const entries = sums.get(tracked.line.id);
  const sources = { ...input, flexing };
  const yearToDate = figuresOf(tracked, entries, { first: year.first, last: month }, sources);
  const closedMonths = { first: year.first, last: closed };
  const settled = closed === month ? yearToDate : figuresOf(tracked, entries, closedMonths, sources);
  return {
    month: figuresOf(tracked, entries, { first: month, last: month }, sources),
    yearToDate,
    fullYear: fullYearOf(tracked, settled, entries, closedMonths, year.last, sources, outlook),
  };
}

function groupRows(
  lines: readonly LineFigures[],
  kind: Kind,
  sign: ProfitSign,
  basisOf: (tracked: TrackedLine) => FlexBasis,
  input: ReportInput,
): readonly VarianceRow[] {
  const groups = new Map<string, LineFigures[]>();
  for (const line of lines) {
    const members = groups.get(line.tracked.line.group);
    if (members) members.push(line);
    else groups.set(line.tracked.line.group, [line]);
  }
  return [...groups].flatMap(([group, members]) => {
    const parent = `kind:${kind}`;
    if (group === '') return members.map((line) => lineRow(line, parent, basisOf, input));
    const key = `group:${kind}:${group}`;
    const figures = sumOf(members.map((line) => ({ triple: line.figures, sign: 1 })));
    const subtotal = head({ key, level: 'group', parent, label: group, kind, group });
    return [
      row(subtotal, figures, sign, input),
      ...members.map((line) => lineRow(line, key, basisOf, input)),
    ];
  });
}

function lineRow(
  { tracked, figures }: LineFigures,
  parent: string | null,
  basisOf: (tracked: TrackedLine) => FlexBasis,
  input: ReportInput,
): VarianceRow {
  const { line, measure, reference, current } = tracked;
  const { id, code, label, kind, group, owner, unit } = line;
  const since = !reference ? 'added' : !current ? 'removed' : 'both';
  return row(
    {
      ...{ key: `line:${id}`, level: 'line', parent, lineId: id, code, label, kind, group, owner, unit },
      ...{ measure, flexedBy: basisOf(tracked), since },
    },
    figures,
    tracked.sign,
    input,
  );
}

function head(given: Pick<RowHead, 'key' | 'level'> & Partial<RowHead>): RowHead {
  return {
    parent: null,
    lineId: null,
    code: '',
    label: '',
    kind: null,
    group: '',
    owner: '',
    unit: '',
    measure: 'money',
    flexedBy: FIXED,
    since: 'both',
    ...given,
  };
}

function row(start: RowHead, figures: Triple, sign: ProfitSign, { thresholds }: ReportInput): VarianceRow {
  const { measure } = start;
  const month = cellOf(figures.month, sign, measure, thresholds);
  const yearToDate = cellOf(figures.yearToDate, sign, measure, thresholds);
  const fullYear = cellOf(figures.fullYear, sign, measure, thresholds);
  const matters = [month, yearToDate, fullYear].some((cell) => cellMatters(cell, measure, thresholds));
  return { ...start, month, yearToDate, fullYear, matters };
}

function sumOf(parts: readonly { readonly triple: Triple; readonly sign: 1 | -1 }[]): Triple {
  const column = (name: Column): Figures =>
    summed(parts.map(({ triple, sign }) => ({ figures: triple[name], sign })));
  return { month: column('month'), yearToDate: column('yearToDate'), fullYear: column('fullYear') };
}

/** Lines that matter and the groups they stand in; kinds and totals stay, so that the page still adds up. */
function filtered(
  rows: readonly VarianceRow[],
  onlyMatters: boolean,
): Pick<VarianceReport, 'rows' | 'hidden'> {
  if (!onlyMatters) return { rows, hidden: 0 };
  const kept = rows.filter((each) => each.level === 'line' && each.matters);
  const parents = new Set(kept.map(({ parent }) => parent));
  const shown = rows.filter((each) => {
    if (each.level === 'line') return each.matters;
    return each.level !== 'group' || each.matters || parents.has(each.key);
  });
  return { rows: shown, hidden: rows.filter((each) => each.level === 'line').length - kept.length };
}
