/**
 * How often a rule has fired: the stretches in which its light was not green, over closed buckets. A stretch that was
 * yellow and then red is one firing, a red one.
 */
import type { Bucket } from '../../calendar/bucket.ts';
import { LIGHT } from './light-course.ts';

export type Firing = {
  readonly light: 'yellow' | 'red';
  /** In which it came on, and the last one in which it was on. */
  readonly first: Bucket;
  readonly last: Bucket;
  /** In which it came to red; null: never. */
  readonly redFrom: Bucket | null;
  /** The worst number meanwhile, in the rule's direction. */
  readonly peak: number | null;
  readonly firstValue: number | null;
  /** Is it on still, in the last closed bucket? */
  readonly open: boolean;
};

type Course = {
  readonly buckets: readonly Bucket[];
  readonly closed: number;
  readonly values: Float64Array;
  readonly lights: Uint8Array;
  readonly direction: 'above' | 'below';
};

/** Oldest first. */
export function firingsOf(course: Course): readonly Firing[] {
  const firings: Firing[] = [];
  let start = -1;
  for (let index = 0; index <= course.closed; index += 1) {
    const on = index < course.closed && (course.lights[index] as number) >= LIGHT.yellow;
    if (on && start < 0) start = index;
    if (!on && start >= 0) {
      firings.push(firingOf(course, start, index - 1));
      start = -1;
    }
  }
  return firings;
}

/** The newest; null: the light has never come on. */
export function lastFiring(course: Course): Firing | null {
  const isOn = (index: number): boolean => index >= 0 && (course.lights[index] as number) >= LIGHT.yellow;
  let to = course.closed - 1;
  while (to >= 0 && !isOn(to)) to -= 1;
  if (to < 0) return null;
  let from = to;
  while (isOn(from - 1)) from -= 1;
  return firingOf(course, from, to);
}

function firingOf({ buckets, closed, values, lights, direction }: Course, from: number, to: number): Firing {
  let redFrom: Bucket | null = null;
  let peak: number | null = null;
  for (let index = from; index <= to; index += 1) {
    if (redFrom === null && lights[index] === LIGHT.red) redFrom = buckets[index] as Bucket;
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    if (peak === null || (direction === 'above' ? value > peak : value < peak)) peak = value;
  }
  return {
    light: redFrom ? 'red' : 'yellow',
    first: buckets[from] as Bucket,
    last: buckets[to] as Bucket,
    redFrom,
    peak,
    // A light comes on by a number, never without one.
    firstValue: values[from] as number,
    open: to === closed - 1,
  };
}
