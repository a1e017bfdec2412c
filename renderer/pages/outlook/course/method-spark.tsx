/** A method at a glance: the history as a solid line, its forecast dashed, its band pale. Said in words beside it. */
import type { MethodTrial } from '../../../../electron/contract/tracking/outlook-calls.ts';

type Props = { readonly history: readonly (number | null)[]; readonly trial: MethodTrial };

const WIDTH = 260;
const HEIGHT = 44;

export function MethodSpark({ history, trial }: Props) {
  const { forecast, low, high } = trial;
  const all = [...history, ...forecast, ...low, ...high].filter((value) => value !== null);
  const bottom = Math.min(0, ...all);
  const top = Math.max(bottom + 1e-9, ...all);
  const count = Math.max(2, history.length + forecast.length);
  const x = (place: number) => (place / (count - 1)) * WIDTH;
  const y = (value: number) => 2 + (1 - (value - bottom) / (top - bottom)) * (HEIGHT - 4);
  const path = (values: readonly (number | null)[], first: number): string =>
    values
      .flatMap((value, place) =>
        value === null ? [] : [`${x(first + place).toFixed(1)} ${y(value).toFixed(1)}`],
      )
      .map((point, index) => `${index === 0 ? 'M' : 'L'}${point}`)
      .join('');
  const from = history.length;
  const upper = path(high, from);
  const lower = path(low.toReversed(), 0).length > 0 ? backwards(low, from, x, y) : '';
  return (
    <svg width={WIDTH} height={HEIGHT} aria-hidden="true">
      {upper === '' || lower === '' ? null : <path d={`${upper}${lower}Z`} fill="var(--h-accent-soft)" />}
      <path d={path(history, 0)} fill="none" stroke="var(--h-text-2)" strokeWidth={1.5} />
      <path
        d={path([history.at(-1) ?? null, ...forecast], from - 1)}
        fill="none"
        stroke="var(--h-accent)"
        strokeWidth={1.5}
        strokeDasharray="4 2"
      />
    </svg>
  );
}

function backwards(
  values: readonly (number | null)[],
  from: number,
  x: (place: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, place) => ({ value, place }))
    .toReversed()
    .flatMap(({ value, place }) =>
      value === null ? [] : [`L${x(from + place).toFixed(1)} ${y(value).toFixed(1)}`],
    )
    .join('');
}
