/**
 * The hint about a passphrase: an order that nobody would dispute, and bounds from arithmetic (a word of 2,048 has 11 bits).
 */
import { describe, expect, it } from 'vitest';
import { guessBits, strengthOf } from '../../../renderer/passphrase/strength.ts';

describe('the strength of a passphrase', () => {
  it.each([
    ['12345678', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefgh', 'weak'],
    ['password', 'weak'],
    ['house garden', 'weak'],
    ['lamp river otter tulip', 'fair'],
    ['lamp river otter tulip comet bread', 'strong'],
    ['kV7#pQ2!', 'fair'],
    ['kV7#pQ2!zR9&mW4', 'strong'],
    ['白云深处有人家', 'fair'],
  ])('of %s is %s', (passphrase, strength) => {
    expect(strengthOf(passphrase)).toBe(strength);
  });

  it('is not raised by saying the same word again, nor by a longer row of keys', () => {
    expect(guessBits('lamp lamp lamp lamp')).toBeLessThanOrEqual(guessBits('lamp river otter tulip'));
    expect(strengthOf('abcdefghijklmnop')).toBe('weak');
  });

  it('counts words of a common list as eleven bits, and rare long ones as a little more', () => {
    expect(guessBits('lamp river otter tulip')).toBe(44);
    expect(guessBits('lamp river otter chrysanthemum')).toBe(44 + 'chrysanthemum'.length - 5);
  });
});
