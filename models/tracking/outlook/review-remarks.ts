/** What stands out on a review sheet, as codes with their figures; the page and the command word them. */
import type { Appraisal } from '../../appraisal/types.ts';
import type { ReviewInput, ReviewItem, ReviewRow } from './review-sheet.ts';

export type RemarkCode =
  | 'verdict-changed'
  | 'npv-lost'
  | 'npv-gained'
  | 'npv-below-zero'
  | 'below-hurdle'
  | 'outlay-over'
  | 'outlay-under'
  | 'payback-later'
  | 'payback-never'
  | 'mostly-ahead'
  | 'on-course';

export type Remark = {
  readonly code: RemarkCode;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What is worth a word: a tenth of the NPV, a twentieth of the outlay, a quarter of a year. */
const WORTH = { npv: 0.1, outlay: 0.05, years: 0.25 };

export function reviewRemarks(
  { approved, expected }: ReviewInput,
  rows: readonly ReviewRow[],
): readonly Remark[] {
  const row = (item: ReviewItem): ReviewRow | undefined => rows.find((other) => other.item === item);
  const remarks: Remark[] = [];
  const say = (code: RemarkCode, params: Remark['params'] = {}): void => {
    remarks.push({ code, params });
  };
  const [was, is] = [approved.verdict.decision, expected.verdict.decision];
  if (was !== is) say('verdict-changed', { from: was, to: is });

  const npv = row('npv');
  const change = npv?.difference ?? 0;
  if ((npv?.approved ?? -1) >= 0 && (npv?.expected ?? 0) < 0)
    say('npv-below-zero', { npv: npv?.expected ?? 0 });
  const share = npv?.approved ? change / Math.abs(npv.approved) : 0;
  if (share <= -WORTH.npv) say('npv-lost', { amount: -change, share: -share });
  if (share >= WORTH.npv) say('npv-gained', { amount: change, share });

  const irr = row('irr');
  const { hurdle } = expected;
  if (
    irr?.approved != null &&
    irr.expected !== null &&
    irr.approved >= approved.hurdle &&
    irr.expected < hurdle
  )
    say('below-hurdle', { irr: irr.expected, hurdle });

  const outlay = row('outlay');
  const over = outlay?.difference ?? 0;
  if (outlay?.approved && over / outlay.approved >= WORTH.outlay)
    say('outlay-over', { amount: over, share: over / outlay.approved });
  // Less spent may be late rather than saved: a gain that comes from it must not read as one.
  if (outlay?.approved && over / outlay.approved <= -WORTH.outlay)
    say('outlay-under', { amount: -over, share: -over / outlay.approved });

  if (isPaidBack(approved) && expected.headline.payback.kind === 'never') say('payback-never');
  const later = row('payback')?.difference ?? 0;
  if (later >= WORTH.years) say('payback-later', { years: later });

  const ahead = npv?.differenceRemaining ?? null;
  const done = npv?.differenceToDate ?? null;
  // Only what is still ahead can be acted on.
  if (ahead !== null && done !== null && ahead < 0 && share <= -WORTH.npv && -ahead > Math.abs(done))
    say('mostly-ahead', { amount: -ahead, share: ahead / change });
  if (remarks.length === 0) say('on-course');
  return remarks;
}

function isPaidBack({ headline }: Appraisal): boolean {
  return headline.payback.kind === 'reached' || headline.payback.kind === 'immediate';
}
