// Where a reader is in the pages, and how the renewed ones come to stand there.
import { describe, expect, it } from 'vitest';
import { placeAt, scrollBy } from '../../../renderer/pages/pack/preview/place.ts';

/** Sections of these heights, one under the other, scrolled by so much. */
function boxes(heights: Readonly<Record<string, number>>, scrolled: number) {
  let top = 0 - scrolled;
  return Object.entries(heights).map(([section, height]) => {
    const box = { section, top, bottom: top + height };
    top += height;
    return box;
  });
}

describe('the place of a reader', () => {
  it('is the section at the top of what is seen', () => {
    expect(placeAt(boxes({ a: 100, b: 50, c: 300 }, 0))).toEqual({ section: 'a', offset: 0 });
    expect(placeAt(boxes({ a: 100, b: 50, c: 300 }, 180))).toEqual({ section: 'c', offset: -30 });
    // What ends at the edge is passed.
    expect(placeAt(boxes({ a: 100, b: 50 }, 100))).toEqual({ section: 'b', offset: 0 });
    expect(placeAt([])).toBeNull();
  });

  it('stays in its section when something above becomes longer, shorter or goes away', () => {
    const place = placeAt(boxes({ a: 100, b: 50, c: 300 }, 180));
    expect(scrollBy(place, boxes({ a: 140, b: 50, c: 300 }, 180))).toBe(40);
    expect(scrollBy(place, boxes({ a: 70, b: 50, c: 300 }, 180))).toBe(-30);
    expect(scrollBy(place, boxes({ a: 100, c: 300 }, 180))).toBe(-50);
    expect(scrollBy(place, boxes({ c: 300, a: 100, b: 50 }, 180))).toBe(-150);
  });

  it('does not move where the section is gone', () => {
    expect(scrollBy({ section: 'gone', offset: -5 }, boxes({ a: 100 }, 30))).toBe(0);
    expect(scrollBy(null, boxes({ a: 100 }, 30))).toBe(0);
  });
});
