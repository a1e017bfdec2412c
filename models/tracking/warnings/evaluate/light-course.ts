/**
 * The course of a light over the buckets: the state machine of a warning rule. Pure and without memory: the whole course
 * follows from the numbers.
 */
import type { WarningRule } from '../../../plan/tracking/warning-schema.ts';

/** 0: nothing known yet. */
export const LIGHT = { none: 0, green: 1, yellow: 2, red: 3 } as const;

export type LightCourse = {
  /** LIGHT of each bucket. */
  readonly lights: Uint8Array;
  /** Buckets in a row beyond each line, up to and with each bucket. */
  readonly yellowRun: Int32Array;
  readonly redRun: Int32Array;
};

export type LightRule = Pick<WarningRule, 'direction' | 'yellow' | 'red' | 'backAt' | 'floor'>;

const TOUCH = 1e-12;
/** So many buckets in a row without a number end a run. */
const SILENCE = 2;

export function isBeyond(direction: WarningRule['direction'], value: number, line: number): boolean {
  const sign = direction === 'above' ? 1 : -1;
  return sign * value >= edge(sign, line, -1);
}

/** A line with the slack of a touch, on the scale on which more is worse. */
function edge(sign: 1 | -1, line: number, side: 1 | -1): number {
  return sign * line + side * TOUCH * Math.abs(line);
}

/**
 * `floorOf`: the amount that the floor looks at, one a bucket; null where the rule has no floor.
 *
 * - Beyond: the value touches the line or lies behind it, in the rule's direction (a difference of one part in 10^12 is
 *   touching).
 * - Run: so many buckets in a row beyond the line. One bucket without a number breaks no run and counts in none; after two
 *   without one nothing is "in a row" any more: the run begins anew; where its light is on, so that the next
 *   number beyond the line completes it.
 *   The light stays as it was through any silence: it comes on and goes out by numbers only. Any number that is not beyond
 *   ends the run.
 * - Floor: a bucket whose amount is smaller than the floor, in size, raises nothing: it counts as a number that is not
 *   beyond, and the light goes to green whatever was before. Where the amount itself has no number there is none at all.
 * - Return: a light that is on goes out when its line is not crossed any more. With a line of return it goes to green only
 *   when the value reaches that line; until then a red light that is no longer beyond red is yellow (where the rule has a
 *   yellow line), everything else stays.
 */
export function lightCourse(
  rule: LightRule,
  values: Float64Array,
  floorOf: Float64Array | null,
): LightCourse {
  const { direction, yellow, red, backAt, floor } = rule;
  const lights = new Uint8Array(values.length);
  const yellowRun = new Int32Array(values.length);
  const redRun = new Int32Array(values.length);
  const sign = direction === 'above' ? 1 : -1;
  const yellowAt = yellow ? edge(sign, yellow.value, -1) : Number.POSITIVE_INFINITY;
  const redAt = red ? edge(sign, red.value, -1) : Number.POSITIVE_INFINITY;
  const returnAt = backAt === null ? Number.POSITIVE_INFINITY : edge(sign, backAt, 1);
  const [yellowRunLength, redRunLength] = [yellow?.run ?? 1, red?.run ?? 1];
  let light: number = LIGHT.none;
  let inYellow = 0;
  let inRed = 0;
  let silent = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    const size = floorOf ? Math.abs(floorOf[index] as number) : 0;
    if (!Number.isNaN(value) && !Number.isNaN(size)) {
      const small = floor !== null && size < floor.atLeast;
      const badness = sign * value;
      silent = 0;
      inYellow = !small && badness >= yellowAt ? inYellow + 1 : 0;
      inRed = !small && badness >= redAt ? inRed + 1 : 0;
      const raised =
        inRed >= redRunLength ? LIGHT.red : inYellow >= yellowRunLength ? LIGHT.yellow : LIGHT.green;
      const returned = small || badness <= returnAt;
      light = raised >= light || returned ? raised : eased(light, inRed > 0, yellow !== null);
    } else {
      silent += 1;
      if (silent === SILENCE) {
        // A light that is on has had its run: the next number beyond the line must not put it out.
        inYellow = light >= LIGHT.yellow ? Math.min(inYellow, yellowRunLength - 1) : 0;
        inRed = light === LIGHT.red ? Math.min(inRed, redRunLength - 1) : 0;
      }
    }
    lights[index] = light;
    yellowRun[index] = inYellow;
    redRun[index] = inRed;
  }
  return { lights, yellowRun, redRun };
}

/** Between the lines and the line of return. */
function eased(light: number, beyondRed: boolean, hasYellow: boolean): number {
  return light === LIGHT.red && !beyondRed && hasYellow ? LIGHT.yellow : light;
}
