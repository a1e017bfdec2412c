/** A secret behind a passphrase that costs nothing, for tests of other things. The real one has its own: workspace-key.test.ts. */
import { createHash } from 'node:crypto';
import type { DeriveSecret } from '../../electron/store/cipher/workspace-key.ts';

export const quickSecret: DeriveSecret = async (letters, salt) =>
  createHash('sha256').update(letters).update(salt).digest();
