/** Plain and encrypted, for tests of the store that must hold for both. The key needs no passphrase, so it costs no time. */
import { randomBytes } from 'node:crypto';
import { SALT_BYTES, type WorkspaceKey } from '../../../electron/store/cipher/workspace-key.ts';

export type Kind = readonly [name: 'plain' | 'encrypted', key: WorkspaceKey | null];

export const BOTH_KINDS: readonly Kind[] = [
  ['plain', null],
  ['encrypted', { salt: randomBytes(SALT_BYTES), secret: randomBytes(32) }],
];
