/** Text between two tags: nothing of it is markup, and a word that no line holds can break. */
import { describe, expect, it } from 'vitest';
import { flowing } from '../../../../electron/packs/document/markup.ts';

const LINK = `https://sharepoint.example.com/sites/finance/${'averyverylongpath'.repeat(6)}?a=1&b=<2>`;

describe('text that flows', () => {
  it('says the same words, and gives a long one a place to break at every dozen letters', () => {
    const made = flowing(`Source: ${LINK} (page 3)`);
    const parts = made.split('<wbr>');
    const plain = parts.join('').replace('&lt;', '<').replace('&gt;', '>').replace('&amp;', '&');
    expect(plain).toBe(`Source: ${LINK} (page 3)`);
    for (const part of parts) {
      const longest = Math.max(...part.split(' ').map((word) => word.replace(/&\w+;/g, '&').length));
      expect(longest).toBeLessThanOrEqual(24);
    }
  });

  it('leaves ordinary words alone, in any script', () => {
    for (const text of [
      'Management assumption, to be confirmed',
      '财务内部收益率（税后）高于基准收益率'.repeat(4),
    ]) {
      expect(flowing(text)).toBe(text);
    }
  });

  it('cuts no character of two halves', () => {
    expect(flowing('🏪'.repeat(40)).isWellFormed()).toBe(true);
    expect(flowing(`${'a'.repeat(30)}🏪${'b'.repeat(30)}`).replaceAll('<wbr>', '')).toContain('a🏪b');
  });
});
