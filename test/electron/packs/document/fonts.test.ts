/** The font of a pack's page: the slices that its characters need, and no others. */
import { describe, expect, it } from 'vitest';
import { fontFaces } from '../../../../electron/packs/document/fonts.ts';

const slices = (text: string): number => fontFaces(text).split('@font-face').length - 1;

describe('the font of a page', () => {
  it('is the Latin slice alone for English with its digits and typographic marks', () => {
    expect(slices('NPV 1,234.50 – “approve” … 12 % (±3 × 2) £ §4 !?;:#&<>=+*/\\|@~^_`')).toBe(1);
    expect(fontFaces('x')).toContain('U+0000-00FF');
  });

  it('comes with one more slice for an arrow, a triangle or a word of Chinese that it lacks', () => {
    expect(slices('a → b')).toBe(2);
    expect(slices('△ a')).toBe(2);
    expect(slices('净 a')).toBe(2);
  });

  it('has for every character of a Chinese page a slice that shows it', () => {
    const faces = fontFaces('净现值：财务内部收益率（税后）≥ 基准收益率，建议批准。');
    for (const each of '净现值：（）≥，。') {
      const code = each.codePointAt(0) ?? 0;
      const ranges = [...faces.matchAll(/unicode-range:([^}]+)/g)].flatMap(([, range = '']) =>
        range.split(',').map((part) => part.replace(/^U\+/i, '').split('-')),
      );
      const held = ranges.some(
        ([from = '', to = from]) => code >= Number.parseInt(from, 16) && code <= Number.parseInt(to, 16),
      );
      expect([each, held]).toEqual([each, true]);
    }
  });
});
