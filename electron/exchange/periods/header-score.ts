/**
 * How much a row looks like a header of periods, the length that most of its periods have, and whether they are days or weeks.
 * Pure; it must not choose between rows.
 */
import type { DatedToken, HeaderTokens } from './header-tokens.ts';

/** A header has its periods in order; amounts that look like years are not. */
export function headerScore({ dated, relative }: HeaderTokens): number {
  const rising = (values: readonly number[]): boolean =>
    values.every((value, at) => at === 0 || value >= (values[at - 1] ?? 0));
  if (relative.length > dated.length) {
    const indexes = relative.map(({ index }) => index);
    return relative.length >= 2 && (rising(indexes) || repeats(indexes)) ? relative.length : 0;
  }
  const span = commonSpan(dated);
  const main = dated.filter((token) => token.span === span).map(({ month }) => month);
  const distinct = new Set(dated.map(({ month, span: length, day }) => `${month} ${length} ${day ?? ''}`))
    .size;
  // Five weeks may lie in one month.
  const days = new Set(dated.flatMap(({ day }) => (day === undefined ? [] : [day]))).size;
  const enough = Math.max(new Set(main).size, days) >= Math.min(2, main.length);
  return enough && main.length > 0 && (rising(main) || repeats(main)) ? distinct : 0;
}

/** Two blocks side by side (plan, then actual) run through the same periods twice. */
function repeats(months: readonly number[]): boolean {
  const distinct = [...new Set(months)];
  const { length } = distinct;
  return (
    length >= 2 &&
    months.length % length === 0 &&
    months.every((month, at) => month === distinct[at % length])
  );
}

export type Span = DatedToken['span'];

export function commonSpan(tokens: readonly DatedToken[]): Span {
  const count = (span: number): number =>
    new Set(
      tokens.filter((token) => token.span === span && token.flavour !== 'total').map(({ month }) => month),
    ).size;
  const spans = [1, 3, 6, 12] as const;
  return spans.reduce<1 | 3 | 6 | 12>((best, span) => (count(span) > count(best) ? span : best), 1);
}

/** Days of one month in several columns are a daily or weekly sheet. */
export function crowded(tokens: readonly DatedToken[]): boolean {
  const days = new Set(tokens.flatMap(({ day }) => (day === undefined ? [] : [day])));
  return days.size > new Set([...days].map((day) => day.slice(0, 7))).size;
}
