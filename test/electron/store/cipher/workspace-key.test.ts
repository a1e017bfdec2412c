/**
 * The real derivation of a key, once: every other test has a quick one in its place. Expected: Python's hashlib.scrypt
 * (OpenSSL) with the numbers of docs/adr/0014, and the passphrase in Unicode's NFC.
 */
import { describe, expect, it } from 'vitest';
import { createServices } from '../../../../electron/host/services.ts';
import { deriveSecret, keyForMark, markOf } from '../../../../electron/store/cipher/workspace-key.ts';

const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex');

describe('the key of an encrypted workspace', () => {
  it('is what scrypt makes of the letters, however they are written, and the salt of the file', async () => {
    const secret = Buffer.from('6282d98854acf2649a336261e20400eced6c53dcaab48fb5684ae5dd61b47a3d', 'hex');
    const mark = markOf({ salt: SALT, secret });
    // A letter with its accent apart; the value above is of the letter in one piece.
    expect((await keyForMark(mark, 'cafe\u0301 \u6a2a\u65ad'))?.secret.equals(secret)).toBe(true);
  });

  it('is made so in every host', () => {
    expect(createServices().deriveSecret).toBe(deriveSecret);
  });
});
