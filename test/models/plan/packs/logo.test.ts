/** A logo is a picture by what its bytes begin with, whatever it is called. */
import { describe, expect, it } from 'vitest';
import { packSchema } from '../../../../models/plan/packs/pack-schema.ts';

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).toString('base64');
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]).toString('base64');

describe('the logo of a pack', () => {
  it.each([
    [`data:image/png;base64,${PNG}`, true],
    [`data:image/jpeg;base64,${JPEG}`, true],
    [`data:image/png;base64,${JPEG}`, false],
    [`data:image/jpeg;base64,${PNG}`, false],
    [`data:image/png;base64,${Buffer.from('notapng').toString('base64')}`, false],
    [`data:image/svg+xml;base64,${PNG}`, false],
  ])('%s is taken: %s', (logo, isTaken) => {
    expect(packSchema.shape.logo.safeParse(logo).success).toBe(isTaken);
  });
});
