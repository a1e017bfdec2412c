/** The company's colours on white: left as they are where they can be read, darkened in their hue where not. */
import { describe, expect, it } from 'vitest';
import { legibleColours } from '../../../../electron/packs/content/legible-colours.ts';

const parts = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

describe('colours of a pack', () => {
  it('stay as given where they have contrast enough', () => {
    // #767676 is the lightest grey with 4.5 to 1 on white, #949494 the lightest with 3 to 1 (W3C's own examples).
    const given = { primary: '#767676', accent: '#949494' };
    expect(legibleColours(given)).toEqual(given);
  });

  it('are darkened where a heading in yellow or a line in white could not be seen', () => {
    const { primary, accent } = legibleColours({ primary: '#ffff00', accent: '#ffffff' });
    const [red = 0, green = 0, blue = 1] = parts(primary);
    expect(red).toBe(green);
    expect(blue).toBe(0);
    // Pure yellow of this strength has a luminance of 0.9278 s: 1.05 / (0.9278 s + 0.05) is 4.5 at s = 0.198.
    expect((red / 255 + 0.055) / 1.055).toBeLessThan(0.198 ** (1 / 2.4) + 0.001);
    expect(parts(accent)[0]).toBeLessThanOrEqual(0x94);
    expect(parts(accent)[0]).toBeGreaterThan(0x88);
  });
});
