/**
 * Actual against plan as a small line: what has happened solid, what is forecast dashed, the reference pale. The figures
 * are beside it; the drawing says the shape only.
 */
import type { OutlookReport } from '../../../electron/contract/tracking/outlook-calls.ts';

type Props = {
  readonly columns: OutlookReport['columns'];
  readonly values: readonly (number | null)[];
  readonly reference: readonly (number | null)[];
};

const WIDTH = 168;
const HEIGHT = 34;
const MOST = 36;

export function CourseSpark({ columns, values, reference }: Props) {
  const shown = Math.min(columns.length, MOST);
  const all = [...values.slice(0, shown), ...reference.slice(0, shown)].filter((value) => value !== null);
  if (all.length < 2) return null;
  const low = Math.min(0, ...all);
  const high = Math.max(low + 1e-9, ...all);
  const point = (value: number, place: number): string =>
    `${((place / Math.max(1, shown - 1)) * WIDTH).toFixed(1)} ${(2 + (1 - (value - low) / (high - low)) * (HEIGHT - 4)).toFixed(1)}`;
  const path = (list: readonly (number | null)[], from: number, to: number): string =>
    list
      .slice(0, shown)
      .flatMap((value, place) => (value === null || place < from || place > to ? [] : [point(value, place)]))
      .map((at, index) => `${index === 0 ? 'M' : 'L'}${at}`)
      .join('');
  const cut = columns.findLastIndex(({ state }) => state === 'actual' || state === 'mixed');
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path(reference, 0, shown)} fill="none" stroke="var(--h-rule-strong)" strokeWidth={1} />
      <path d={path(values, 0, cut)} fill="none" stroke="var(--h-text)" strokeWidth={1.6} />
      <path
        d={path(values, Math.max(0, cut), shown)}
        fill="none"
        stroke="var(--h-accent)"
        strokeWidth={1.4}
        strokeDasharray="3 2"
      />
    </svg>
  );
}
