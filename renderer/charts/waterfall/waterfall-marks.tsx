/** The words of a waterfall: the name before its bar, the amount behind it, and all of it where it is pointed at. */
import frame from '../chart-frame.module.css';
import classes from './waterfall.module.css';

export type Drawn = {
  readonly name: string;
  readonly range: readonly [number, number];
  readonly text: string;
  readonly detail: string;
  readonly colour: string;
  /** Filled; else only its outline. */
  readonly solid: boolean;
  /** What the amount is, where the bar is pointed at. */
  readonly role: string;
};

export type TickPlace = {
  readonly x: number | string;
  readonly y: number | string;
  readonly payload: { readonly value: string };
};

const NAME_LETTERS = 36;

/** Wide letters take two places. */
function shortened(name: string): string {
  let width = 0;
  for (const [index, letter] of [...name].entries()) {
    width += /[\u2e80-\uffff]/.test(letter) ? 2 : 1;
    if (width > NAME_LETTERS) return `${[...name].slice(0, index).join('')}…`;
  }
  return name;
}

export function BarName({ place }: { readonly place: TickPlace }) {
  const name = unnumbered(String(place.payload.value));
  return (
    <text
      x={Number(place.x) - 4}
      y={Number(place.y) + 4}
      textAnchor="end"
      fontSize={12.5}
      fill="var(--h-text)"
    >
      <title>{name}</title>
      {shortened(name)}
    </text>
  );
}

type LabelPlace = {
  readonly x?: number | string | undefined;
  readonly y?: number | string | undefined;
  readonly width?: number | string | undefined;
  readonly height?: number | string | undefined;
  readonly index?: number | undefined;
};

export function BarLabel({ place, drawn }: { readonly place: LabelPlace; readonly drawn: readonly Drawn[] }) {
  const one = drawn[place.index ?? -1];
  if (!one) return null;
  const x = Number(place.x);
  const width = Number(place.width);
  const end = Math.max(x, x + width);
  return (
    <text
      className={frame.direct}
      x={end + 6}
      y={Number(place.y) + Number(place.height) / 2 + 4}
      textAnchor="start"
      fill={one.solid ? one.colour : 'var(--h-text)'}
    >
      {one.text}
    </text>
  );
}

export function Tip({ drawn }: { readonly drawn: Drawn }) {
  return (
    <div className={frame.tip}>
      <div className={frame.tipTitle}>{unnumbered(drawn.name)}</div>
      {drawn.detail === '' ? null : <div className={classes.detail}>{drawn.detail}</div>}
      <div className={frame.tipRow}>
        <span>{drawn.role}</span>
        <span>{drawn.text}</span>
      </div>
    </div>
  );
}

/** The chart numbers its bars, because two may bear one name and the axis needs them apart. */
function unnumbered(name: string): string {
  return name.replace(/^\d+ /, '');
}
