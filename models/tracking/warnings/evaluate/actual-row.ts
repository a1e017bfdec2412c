/**
 * The actuals of a line or total, one number a bucket: booked up to the last closed bucket, after it what the outlook
 * expects, without counting a day twice. NaN: nothing was booked, or there is no outlook.
 */
import type { Line } from '../../../plan/schema.ts';
import { hasBetween, type LineSums, MINOR, sumBetween, unitsBetween } from '../../actuals/day-sums.ts';
import { unitsOf } from '../../actuals/fractions.ts';
import type { Bucket } from '../../calendar/bucket.ts';
import type { Day } from '../../calendar/day.ts';
import { amountBetween } from '../../planned/planned-amounts.ts';
import { spreadOf } from '../../planned/spread.ts';
import { ACTUAL_TOTALS, isActualTotal, type RuleInputs } from '../rule-inputs.ts';
import { type BookedRow, bookedRow } from './booked-row.ts';
import type { BucketRow } from './bucket-row.ts';

/** Long before any plan. */
const EVER = -1e7;

type Part = { readonly sums: LineSums; readonly sign: 1 | -1 };

/** `line` null: `code` is a total, its lines added up with their signs. */
export function actualValues(
  inputs: RuleInputs,
  { grain, closed, buckets }: BucketRow,
  code: string,
  line: Line | null,
  cumulative: boolean,
): Float64Array {
  const { outlook, calendar } = inputs;
  const values = new Float64Array(buckets.length).fill(Number.NaN);
  const parts = partsOf(inputs, code, line);
  const addsUp = line ? spreadOf(line) === 'sum' : true;
  // What was spent before the start belongs to the project too.
  const sinceEver = addsUp && (cumulative || grain === 'project');
  const from = sinceEver ? EVER : cumulative ? calendar.start : null;
  const { minor, fine, days } = addedUp(parts, buckets, closed, from);
  for (let index = 0; index < closed; index += 1) {
    const count = days[index] as number;
    if (count === 0) continue;
    const booked = unitsOf({ minor: minor[index] as number, fine: fine?.[index] ?? 0 });
    values[index] = addsUp ? booked : booked / count;
  }
  const ahead = outlook && (line ? outlook.byId(line.id) : outlook.byCode(code));
  if (!outlook || !ahead) return values;
  const lastClosed = buckets[closed - 1]?.to ?? calendar.start - 1;
  for (let index = closed; index < buckets.length; index += 1) {
    const bucket = buckets[index] as Bucket;
    const start = from ?? bucket.from;
    values[index] =
      !addsUp || start > lastClosed
        ? amountBetween(outlook, ahead, Math.max(start, outlook.start), bucket.to)
        : bookedBetween(parts, start, lastClosed) + amountBetween(outlook, ahead, lastClosed + 1, bucket.to);
  }
  return values;
}

function partsOf({ plan, sums }: RuleInputs, code: string, line: Line | null): readonly Part[] {
  if (line) {
    const own = sums.get(line.id);
    return own ? [{ sums: own, sign: 1 }] : [];
  }
  if (!isActualTotal(code)) return [];
  const signs: Readonly<Partial<Record<string, 1 | -1>>> = ACTUAL_TOTALS[code];
  return plan.appraisal.plan.lines.flatMap(({ id, kind }) => {
    const sign = signs[kind];
    const own = sign === undefined ? undefined : sums.get(id);
    return sign !== undefined && own ? [{ sums: own, sign }] : [];
  });
}

function addedUp(
  parts: readonly Part[],
  buckets: readonly Bucket[],
  closed: number,
  from: Day | null,
): BookedRow {
  const [first, ...rest] = parts;
  if (first && rest.length === 0 && first.sign === 1) return bookedRow(first.sums, buckets, closed, from);
  const minor = new Float64Array(closed);
  const days = new Int32Array(closed);
  for (const { sums, sign } of parts) {
    const own = bookedRow(sums, buckets, closed, from);
    for (let index = 0; index < closed; index += 1) {
      minor[index] = (minor[index] as number) + sign * (own.minor[index] as number);
      days[index] = (days[index] as number) + (own.days[index] as number);
    }
  }
  // Totals are of money, which has nothing beyond whole minor units.
  return { minor, fine: null, days };
}

/** Units of the currency or of the line; 0 where nothing was booked. */
function bookedBetween(parts: readonly Part[], from: Day, to: Day): number {
  const [first, ...rest] = parts;
  if (first && rest.length === 0) return first.sign * unitsBetween(first.sums, from, to);
  let minor = 0;
  for (const { sums, sign } of parts) {
    if (hasBetween(sums, from, to)) minor += sign * sumBetween(sums, from, to);
  }
  return minor / MINOR;
}
