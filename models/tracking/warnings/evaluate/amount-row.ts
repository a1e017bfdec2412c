/**
 * The numbers of one amount, one a bucket. NaN is "no number": no entry in the bucket, nothing planned, no outlook. What
 * was never booked is unknown, not zero. Rows are kept, since many rules read the same amounts.
 *
 * actual: the sum of the entries of the bucket; of a rate or price their mean a day that has one. Of a total: the sums of
 * its lines, where any line has an entry. cumulative: everything up to the bucket's end, also what was spent before the
 * start. After the closed buckets the outlook stands for actuals. plan: of the approved baseline. remaining: planned over
 * the whole plan less the actuals so far.
 */
import type { Line } from '../../../plan/schema.ts';
import type { Bucket } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';
import { amountBetween, columnOn, type Planned, type PlannedLine } from '../../planned/planned-amounts.ts';
import { spreadOf } from '../../planned/spread.ts';
import type { Amount } from '../expression/rule-ast.ts';
import { ACTUAL_TOTALS, isActualTotal, type RuleInputs } from '../rule-inputs.ts';
import { actualValues } from './actual-row.ts';
import type { BucketRow } from './bucket-row.ts';

export type AmountRows = {
  readonly row: BucketRow;
  /** `it`: the line that null stands for. Must not be written to. */
  readonly of: (amount: Amount, it: Line | null) => Float64Array;
};

type Reading = (bucket: Bucket) => number;

export function amountRows(inputs: RuleInputs, row: BucketRow): AmountRows {
  const lineOf = new Map(inputs.plan.appraisal.plan.lines.map((line) => [line.code, line]));
  const known = new Map<string, Float64Array>();

  function of(amount: Amount, it: Line | null): Float64Array {
    const line = amount.code === null ? it : (lineOf.get(amount.code) ?? null);
    const code = amount.code ?? it?.code ?? '';
    const key = `${amount.fn}|${amount.over}|${amount.earlier}|${code}`;
    const ready = known.get(key);
    if (ready) return ready;
    const made =
      amount.earlier > 0
        ? shifted(of({ ...amount, earlier: 0 }, it), amount.earlier)
        : valuesOf(inputs, row, amount, code, line);
    known.set(key, made);
    return made;
  }

  return { row, of };
}

function fill({ buckets }: BucketRow, reading: Reading): Float64Array {
  const values = new Float64Array(buckets.length);
  for (let index = 0; index < buckets.length; index += 1) values[index] = reading(buckets[index] as Bucket);
  return values;
}

function shifted(values: Float64Array, by: number): Float64Array {
  const later = new Float64Array(values.length).fill(Number.NaN);
  if (by < values.length) later.set(values.subarray(0, values.length - by), by);
  return later;
}

function valuesOf(
  inputs: RuleInputs,
  row: BucketRow,
  { fn, over }: Amount,
  code: string,
  line: Line | null,
): Float64Array {
  const { reference, outlook, flexed, band } = inputs;
  const none = (): Float64Array => new Float64Array(row.buckets.length).fill(Number.NaN);
  const cumulative = over === 'cumulative';
  switch (fn) {
    case 'actual':
      return actualValues(inputs, row, code, line, cumulative);
    case 'remaining': {
      const spent = actualValues(inputs, row, code, line, true);
      const approved = plannedValues(reference, row, code, line, 'total');
      return approved.map((amount, index) => amount - (spent[index] as number));
    }
    case 'plan':
      return plannedValues(reference, row, code, line, over);
    case 'outlook':
      return outlook ? plannedValues(outlook, row, code, line, over) : none();
    case 'flexed':
      if (!flexed) return none();
      return fill(row, (bucket) => {
        const from = cumulative ? reference.start : bucket.from;
        return sumOfLines(inputs, code, line, (each) => flexed(each.id, from, bucket.to));
      });
    case 'p10':
    case 'p90': {
      const percentile = fn === 'p10' ? 0.1 : 0.9;
      const named = lineIn(reference, code, line);
      if (!band || !named) return none();
      return fill(row, (bucket) => {
        const columns = wholeColumns(reference, cumulative ? reference.start : bucket.from, bucket.to);
        return columns ? band(named.code, percentile, columns.first, columns.last) : Number.NaN;
      });
    }
  }
}

function sumOfLines(
  { plan }: RuleInputs,
  code: string,
  line: Line | null,
  amountOf: (line: Line) => number,
): number {
  if (line) return amountOf(line);
  if (!isActualTotal(code)) return Number.NaN;
  const signs: Readonly<Partial<Record<string, 1 | -1>>> = ACTUAL_TOTALS[code];
  let sum = 0;
  for (const each of plan.appraisal.plan.lines) {
    const sign = signs[each.kind];
    if (sign !== undefined) sum += sign * amountOf(each);
  }
  return sum;
}

/** Rows of plans that do not change while actuals come in. */
const planned = new WeakMap<PlannedLine, Map<string, Float64Array>>();

/** A line that was added after the approval was approved with nothing. */
function plannedValues(
  of: Planned,
  row: BucketRow,
  code: string,
  line: Line | null,
  over: Amount['over'],
): Float64Array {
  const found = lineIn(of, code, line);
  if (!found) {
    const missing = line && spreadOf(line) === 'sum' ? 0 : Number.NaN;
    return new Float64Array(row.buckets.length).fill(missing);
  }
  const key = `${row.name}|${over}`;
  const rows = planned.get(found) ?? new Map<string, Float64Array>();
  planned.set(found, rows);
  const ready = row.name === null ? undefined : rows.get(key);
  if (ready) return ready;
  const whole = over === 'total' ? amountBetween(of, found, of.start, of.end) : Number.NaN;
  const values = fill(row, (bucket) =>
    over === 'total'
      ? whole
      : amountBetween(of, found, over === 'cumulative' ? of.start : bucket.from, bucket.to),
  );
  if (row.name !== null) rows.set(key, values);
  return values;
}

/** By id: a code may have been changed since the approval. */
function lineIn(planned: Planned, code: string, line: Line | null): PlannedLine | undefined {
  return line ? planned.byId(line.id) : planned.byCode(code);
}

/** The columns that fill these days exactly; null where a column is cut. Days after the plan are left out. */
function wholeColumns(
  planned: Planned,
  from: Day,
  to: Day,
): { readonly first: number; readonly last: number } | null {
  const end = Math.min(to, planned.end);
  if (from < planned.start || end < from) return null;
  const first = columnOn(planned, from);
  const last = columnOn(planned, end);
  const whole = planned.firstDays[first] === from && planned.firstDays[last + 1] === end + 1;
  return whole ? { first, last } : null;
}
