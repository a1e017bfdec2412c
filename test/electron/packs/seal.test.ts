/** The line by which a file says what it was made from, also when another program has saved the file. */
import { describe, expect, it } from 'vitest';
import { readSeal, sealText } from '../../../electron/packs/seal/seal.ts';

const SEAL = {
  hurdle: 'pack',
  issue: '00b8e3b6-5d1c-4a53-9a64-0f9f0f6f1b2a',
  plan: 'id-dku0wmt9a-7',
  seq: 12,
  model: '23bf5d',
  content: '60880a',
} as const;

describe('the seal of a file', () => {
  it('is read as it was written', () => {
    expect(readSeal(sealText(SEAL))).toEqual(SEAL);
  });

  it('is read where LibreOffice has split it into keywords', () => {
    // As LibreOffice 7.4 leaves it in docProps/core.xml: parted at ":" and ",", joined with blanks.
    const split = sealText(SEAL).replace(/[:,]/g, ' ');
    expect(split).toContain('"hurdle" "pack" "issue" "00b8');
    expect(readSeal(split)).toEqual(SEAL);
  });

  it('is none where keywords are words of a person, or a part is missing', () => {
    expect(readSeal('budget, board, 2026')).toBeNull();
    expect(readSeal('')).toBeNull();
    expect(readSeal(sealText(SEAL).replace('"issue"', '"issued"'))).toBeNull();
    expect(readSeal('{"__proto__":{"hurdle":"pack"}}')).toBeNull();
  });
});
