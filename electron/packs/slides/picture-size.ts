/** How wide and high a PNG or JPEG picture in a data address is, in pixels; null where it does not say. */

export type PictureSize = { readonly width: number; readonly height: number };

export function pictureSize(address: string): PictureSize | null {
  const found = /^data:image\/(png|jpeg);base64,(.+)$/s.exec(address);
  if (!found) return null;
  const bytes = Buffer.from(found[2] ?? '', 'base64');
  const size = found[1] === 'png' ? pngSize(bytes) : jpegSize(bytes);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

/** The head chunk comes first: width and height after its name. */
function pngSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 24 || bytes.toString('latin1', 12, 16) !== 'IHDR') return null;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** In the first frame header: segments are skipped by their length until one begins a frame. */
function jpegSize(bytes: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
