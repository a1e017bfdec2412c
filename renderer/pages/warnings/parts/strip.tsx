/**
 * The lights of the buckets one after the other: a row of small signs, oldest left, each with its number on hover. For
 * a reader of the screen it is one picture with a sentence.
 */

import { type Colour, Shape } from './light.tsx';
import classes from './parts.module.css';

export type Mark = {
  readonly key: number;
  readonly light: Colour | null;
  readonly title: string;
};

type Props = { readonly marks: readonly Mark[]; readonly summary: string };

const STEP = 11;
const SIZE = 9;

export function Strip({ marks, summary }: Props) {
  return (
    <svg
      className={classes.strip}
      width={marks.length * STEP}
      height={SIZE + 1}
      role="img"
      aria-label={summary}
    >
      {marks.map(({ key, light, title }, index) => (
        <svg
          key={key}
          className={classes.light}
          data-light={light ?? 'none'}
          x={index * STEP}
          y={0}
          width={SIZE}
          height={SIZE}
          viewBox="0 0 12 12"
          aria-hidden="true"
        >
          <title>{title}</title>
          <rect width="12" height="12" fill="transparent" stroke="none" />
          <Shape light={light} />
        </svg>
      ))}
    </svg>
  );
}
