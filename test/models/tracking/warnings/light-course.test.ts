/**
 * The state machine of a light as a truth table: one clause at a time, in both directions. Expected lights are worked out
 * by hand from the rule's own words (g green, y yellow, r red, - nothing known yet).
 */
import { describe, expect, it } from 'vitest';
import { type LightRule, lightCourse } from '../../../../models/tracking/warnings/evaluate/light-course.ts';

const NONE = Number.NaN;

function lights(rule: Partial<LightRule>, values: readonly number[], floorOf?: readonly number[]): string {
  const whole: LightRule = {
    direction: 'above',
    yellow: null,
    red: null,
    backAt: null,
    floor: null,
    ...rule,
  };
  const course = lightCourse(whole, Float64Array.from(values), floorOf ? Float64Array.from(floorOf) : null);
  return [...course.lights].map((light) => '-gyr'[light]).join('');
}

const YELLOW = { value: 1.1, run: 1 };
const RED = { value: 1.2, run: 1 };

describe('threshold and direction', () => {
  it.each([
    ['above', [1.09, 1.1, 1.19, 1.2, 1.3, 1.1, 1], 'gyyrryg'],
    // Mirrored around 1: the same course.
    ['below', [0.91, 0.9, 0.81, 0.8, 0.7, 0.9, 1], 'gyyrryg'],
  ] as const)('touching a line is beyond it, %s', (direction, values, expected) => {
    const yellow = direction === 'above' ? YELLOW : { value: 0.9, run: 1 };
    const red = direction === 'above' ? RED : { value: 0.8, run: 1 };
    expect(lights({ direction, yellow, red }, values)).toBe(expected);
  });

  it('touches in spite of the last bit of a computed number', () => {
    // 0.1 + 0.2 is 0.30000000000000004, and 3 * 1.1 is 3.3000000000000003: both mean the line.
    expect(lights({ red: { value: 0.30000000000000004, run: 1 } }, [0.3])).toBe('r');
    expect(lights({ direction: 'below', red: { value: 3.3, run: 1 } }, [3 * 1.1])).toBe('r');
  });

  it('works with one line only, and with lines below zero', () => {
    expect(lights({ yellow: YELLOW }, [1.5, 1])).toBe('yg');
    expect(lights({ red: RED }, [1.15, 1.2])).toBe('gr');
    expect(lights({ direction: 'below', red: { value: -100, run: 1 } }, [-99, -100, -101])).toBe('grr');
  });
});

describe('run length', () => {
  it.each([
    // value beyond (B) or not (o), run of two
    [[1.3, 1], 'gg'],
    [[1.3, 1.3], 'gr'],
    [[1.3, 1, 1.3], 'ggg'],
    [[1.3, 1, 1.3, 1.3], 'gggr'],
    [[1.3, 1.3, 1.3, 1], 'grrg'],
  ] as const)('two in a row: %j is %s', (values, expected) => {
    expect(lights({ red: { value: 1.2, run: 2 } }, values)).toBe(expected);
  });

  it('counts for each line on its own: yellow at once, red after three', () => {
    expect(lights({ yellow: YELLOW, red: { value: 1.2, run: 3 } }, [1.3, 1.3, 1.3, 1.15, 1])).toBe('yyryg');
  });

  it('may give red the same line as yellow with a longer run', () => {
    const rule = { yellow: { value: 1, run: 3 }, red: { value: 1, run: 5 } };
    expect(lights(rule, [1, 1, 1, 1, 1, 1, 0.9])).toBe('ggyyrrg');
  });

  it('says how far the run is', () => {
    const rule: LightRule = {
      direction: 'above',
      yellow: null,
      red: { value: 1, run: 3 },
      backAt: null,
      floor: null,
    };
    expect([...lightCourse(rule, Float64Array.of(1, NONE, 1, 0, 1), null).redRun]).toEqual([1, 1, 2, 0, 1]);
  });
});

describe('a bucket without a number', () => {
  it('is nothing known before the first number, and leaves the light as it was after it', () => {
    expect(lights({ red: RED }, [NONE, NONE, 1, NONE, 1.3, NONE, NONE, 1])).toBe('--ggrrrg');
  });

  it('breaks no run and counts in none', () => {
    const red = { value: 1.2, run: 2 };
    expect(lights({ red }, [1.3, NONE, 1.3])).toBe('ggr');
    expect(lights({ red }, [1.3, NONE, NONE])).toBe('ggg');
    expect(lights({ red }, [1.3, NONE, 1, 1.3])).toBe('gggg');
  });
});

describe('silence', () => {
  const red = { value: 1.2, run: 2 };

  it('of two buckets ends a run that has not come to its end', () => {
    expect(lights({ red }, [1.3, NONE, 1.3])).toBe('ggr');
    expect(lights({ red }, [1.3, NONE, NONE, 1.3, 1.3])).toBe('ggggr');
    expect(lights({ red: { value: 1.2, run: 3 } }, [1.3, 1.3, NONE, NONE, 1.3, 1.3, 1.3])).toBe('ggggggr');
  });

  it('puts no light out, and the next number beyond the line keeps it on', () => {
    expect(lights({ red }, [1.3, 1.3, NONE, NONE, NONE, 1.3, 1])).toBe('grrrrrg');
    expect(lights({ yellow: { value: 1.1, run: 2 } }, [1.1, 1.1, NONE, NONE, 1.1, 1])).toBe('gyyyyg');
  });

  it('completes the run of a light that is on with the next number beyond, and counts no further back', () => {
    const rule: LightRule = { direction: 'above', yellow: null, red, backAt: null, floor: null };
    const course = lightCourse(rule, Float64Array.of(1.3, 1.3, 1.3, NONE, NONE, 1.3), null);
    expect([...course.redRun]).toEqual([1, 2, 3, 3, 1, 2]);
  });
});

describe('hysteresis', () => {
  const rule = { yellow: YELLOW, red: RED, backAt: 1.05 };

  it('goes to green only at the line of return, reaching it is enough', () => {
    expect(lights({ yellow: YELLOW, backAt: 1.05 }, [1.1, 1.09, 1.06, 1.05, 1.06])).toBe('yyygg');
  });

  it('lets red fall to yellow between, and stay red where there is no yellow line', () => {
    expect(lights(rule, [1.25, 1.15, 1.07, 1.05])).toBe('ryyg');
    expect(lights({ red: RED, backAt: 1.05 }, [1.25, 1.15, 1.07, 1.05])).toBe('rrrg');
  });

  it('needs the whole run again after the return', () => {
    expect(lights({ red: { value: 1.2, run: 2 }, backAt: 1.1 }, [1.3, 1.3, 1.15, 1.3, 1, 1.3, 1.3])).toBe(
      'grrrggr',
    );
  });

  it('without it green is behind the line that was crossed', () => {
    expect(lights({ red: RED }, [1.2, 1.19])).toBe('rg');
  });

  it('is mirrored for rules that are bad below', () => {
    expect(lights({ direction: 'below', red: { value: 0.8, run: 1 }, backAt: 0.9 }, [0.8, 0.85, 0.9])).toBe(
      'rrg',
    );
  });
});

describe('the floor', () => {
  const floor = { of: 'plan(x)', atLeast: 1000 };

  it('raises nothing below it, and lets the amount at it pass', () => {
    expect(lights({ red: RED, floor }, [2, 2, 2], [999, 1000, -1000])).toBe('grr');
  });

  it('ends a run and a light, line of return or not', () => {
    expect(lights({ red: { value: 1.2, run: 2 }, floor }, [2, 2, 2], [1000, 10, 1000])).toBe('ggg');
    expect(lights({ red: RED, backAt: 1, floor }, [2, 2], [1000, 10])).toBe('rg');
  });

  it('is no number where its amount has none', () => {
    expect(lights({ red: RED, floor }, [2, 2, 2], [NONE, 1000, NONE])).toBe('-rr');
  });
});
