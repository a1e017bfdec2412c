/**
 * How hard a passphrase is to guess, roughly, for a hint beside the field: an estimate from length, kinds of characters
 * and repetition, or from the number of words. It never forbids anything. Pure.
 */

export type Strength = 'weak' | 'fair' | 'strong';

/** With scrypt as it is set, a guess costs about half a second: 2^40 of them are some ten thousand years of one machine. */
const FAIR_BITS = 40;
const STRONG_BITS = 65;
/** Of a list of some two thousand common words. */
const BITS_OF_A_WORD = 11;

export function strengthOf(passphrase: string): Strength {
  const bits = guessBits(passphrase);
  return bits >= STRONG_BITS ? 'strong' : bits >= FAIR_BITS ? 'fair' : 'weak';
}

export function guessBits(passphrase: string): number {
  const spoken = passphrase
    .toLowerCase()
    .split(/[\s\-_.]+/)
    .filter((word) => word.length > 2);
  const words = new Set(spoken);
  const characters = [...passphrase];
  const byCharacter = informative(characters) * Math.log2(Math.max(2, alphabetOf(passphrase)));
  // Words of a language are guessed as words, not letter by letter.
  const isWords = /^[\p{Script=Latin}\s\-_.]+$/u.test(passphrase) && spoken.length > 1;
  return isWords ? Math.min(byCharacter, words.size * BITS_OF_A_WORD + extraLetters(words)) : byCharacter;
}

/** Rare long words are worth more than short ones. */
function extraLetters(words: ReadonlySet<string>): number {
  return [...words].reduce((sum, word) => sum + Math.max(0, word.length - 5), 0);
}

/** Characters that are not foretold by the one before: not the same again, not the next in a row. */
function informative(characters: readonly string[]): number {
  let count = 0;
  characters.forEach((character, at) => {
    const before = characters[at - 1]?.codePointAt(0) ?? Number.NaN;
    const step = Math.abs((character.codePointAt(0) ?? 0) - before);
    count += step === 0 || step === 1 ? 0.25 : 1;
  });
  return Math.min(count, new Set(characters).size * 2);
}

function alphabetOf(text: string): number {
  let size = 0;
  if (/[a-z]/.test(text)) size += 26;
  if (/[A-Z]/.test(text)) size += 26;
  if (/\d/.test(text)) size += 10;
  if (/[\p{P}\p{S}\s]/u.test(text)) size += 30;
  if (/[^\p{ASCII}]/u.test(text)) size += 500;
  return size;
}
