/** What a reader of an outlook must know and its numbers do not show: what was not taken, and what was assumed. */
import type { DaySums } from '../actuals/day-sums.ts';
import { firstDayOf } from '../calendar/bucket.ts';
import type { Outlook, OutlookInput, OutlookNote, Settled } from './outlook-types.ts';

/** Kinds whose money a plan is about: without actuals they stay as planned, which is said. */
const MONEY = new Set(['revenue', 'variable-cost', 'fixed-cost', 'investment']);

/** Spent less than planned by more than this share: said, since the outlook counts it as saved. */
const NOTEWORTHY = 0.005;

export function outlookNotes(
  { plan, values }: OutlookInput,
  outlook: Omit<Outlook, 'notes'>,
  sums: DaySums,
): readonly OutlookNote[] {
  const { settled, frame, cutOver, columns, closedColumn, openingClosed } = outlook;
  const notes: OutlookNote[] = [];
  const say = (code: OutlookNote['code'], lineId: string | null, amount: number | null = null): void => {
    notes.push({ code, lineId, amount, month: cutOver.month });
  };
  const closed = (code: string): number => {
    const planned = values(code);
    let sum = openingClosed ? (planned[0] ?? 0) : 0;
    for (let column = 1; column <= closedColumn; column += 1) sum += planned[column] ?? 0;
    return sum;
  };
  const beyond = columns.length > frame.periods + 1;
  let before = false;
  for (const line of plan.lines) {
    const own = sums.get(line.id);
    const found = settled.get(line.id);
    if (own && line.kind === 'working-capital') say('working-capital-kept', line.id);
    if (own && (own.days[0] ?? 0) < firstDayOf(frame.start) && MONEY.has(line.kind))
      before ||= line.kind !== 'investment';
    if (!found) {
      if (MONEY.has(line.kind) && openingClosed && closed(line.code) !== 0)
        say('not-tracked', line.id, finite(closed(line.code)));
      continue;
    }
    if (found.unfit) say('method-replaced', line.id);
    if (beyond && found.used.type === 'plan' && MONEY.has(line.kind)) say('ends-with-plan', line.id);
    if (line.kind === 'investment') {
      const planned = closed(line.code);
      const left = planned - spent(found, closedColumn);
      if (left > NOTEWORTHY * Math.abs(planned)) say('unspent-investment', line.id, left);
    }
  }
  if (before) say('before-start', null);
  return notes;
}

function spent({ known }: Settled, closedColumn: number): number {
  let sum = 0;
  for (let column = 0; column <= closedColumn; column += 1) sum += known[column] ?? 0;
  return sum;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
