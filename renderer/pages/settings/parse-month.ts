/** A month as people write it (2026-03, 2026年3月, Mar 2026) as 'YYYY-MM'; null when it is not one. */
import { parsePeriodText } from '../../../models/text/parse-date.ts';

export function parseMonth(text: string): string | null {
  const parsed = parsePeriodText(text);
  if (parsed.kind === 'month') return parsed.month;
  return parsed.kind === 'day' ? parsed.iso.slice(0, 7) : null;
}
