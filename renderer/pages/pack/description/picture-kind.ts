/**
 * What the bytes of a picture are, whatever the file is called: a whole PNG or JPEG, or neither. A picture that ends in the
 * middle is neither: what prints it would fail, or show half of it. Pure.
 */

export type PictureKind = 'png' | 'jpeg';

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const;

/** PNG (ISO/IEC 15948): a chunk is length, type, data and check; the last one is IEND. JPEG (ITU-T T.81): SOI to EOI. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (PNG_START.every((byte, index) => bytes[index] === byte)) return isWholePng(bytes) ? 'png' : null;
  return isWholeJpeg(bytes) ? 'jpeg' : null;
}

function isWholePng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at: number = PNG_START.length;
  let hasData = false;
  while (at + 12 <= bytes.length) {
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    const next = at + 12 + view.getUint32(at);
    if (next > bytes.length) return false;
    if (type === 'IEND') return hasData;
    hasData ||= type === 'IDAT';
    at = next;
  }
  return false;
}

function isWholeJpeg(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return false;
  // Some cameras add bytes behind the end.
  for (let at = bytes.length - 2; at > 2; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  }
  return false;
}
