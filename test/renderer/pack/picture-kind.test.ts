// What a picture file is by its bytes: whole PNG and JPEG files, and what only looks like one.
import { describe, expect, it } from 'vitest';
import { pictureKind } from '../../../renderer/pages/pack/description/picture-kind.ts';

/** One red point: IHDR, IDAT and IEND with their lengths and check sums (ISO/IEC 15948, 5.3). */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d494844520000000100000001080200000090' +
    '7753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082',
  'hex',
);
/** The frame of a JPEG: start of image, a comment segment, end of image (ITU-T T.81, table B.1). */
const JPEG = Buffer.from('ffd8fffe000548750affd9', 'hex');

describe('a picture', () => {
  it('is a PNG or a JPEG by its bytes', () => {
    expect(pictureKind(PNG)).toBe('png');
    expect(pictureKind(JPEG)).toBe('jpeg');
    // What stands behind the end does no harm.
    expect(pictureKind(Buffer.concat([PNG, Buffer.alloc(9)]))).toBe('png');
    expect(pictureKind(Buffer.concat([JPEG, Buffer.alloc(9)]))).toBe('jpeg');
    // A view into larger bytes is read from its own beginning.
    expect(pictureKind(Buffer.concat([Buffer.alloc(5), PNG]).subarray(5))).toBe('png');
  });

  it('is none where it was cut off, at whatever byte', () => {
    for (let length = 0; length < PNG.length - 4; length += 1) {
      expect(pictureKind(PNG.subarray(0, length)), `PNG of ${length} bytes`).toBeNull();
    }
    for (let length = 0; length < JPEG.length; length += 1) {
      expect(pictureKind(JPEG.subarray(0, length)), `JPEG of ${length} bytes`).toBeNull();
    }
  });

  it('is none without points, with a chunk longer than the file, or by its name alone', () => {
    const withoutData = Buffer.concat([PNG.subarray(0, 33), PNG.subarray(-12)]);
    expect(pictureKind(withoutData)).toBeNull();
    const boast = Buffer.from(PNG);
    boast.writeUInt32BE(0xffffffff, 33);
    expect(pictureKind(boast)).toBeNull();
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
      'hello',
      'GIF89a',
    ]) {
      expect(pictureKind(Buffer.from(text))).toBeNull();
    }
  });
});
