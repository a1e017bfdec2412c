/**
 * Turns the bytes of a text file into text: UTF-8, UTF-16 (with or without a mark) and the Chinese GB18030,
 * else Windows-1252. Promises: the encoding that was used is told; bytes that fit none are refused, never
 * replaced in silence. It must not look at what the text means.
 */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'shift_jis' | 'windows-1252';

export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: Encoding; readonly marked: boolean }
  | { readonly ok: false };

export function decodeText(bytes: Uint8Array, forced?: Encoding): Decoded {
  if (forced) return decodeAs(bytes, forced, false) ?? { ok: false };
  const mark = byteOrderMark(bytes);
  if (mark) return decodeAs(bytes, mark, true) ?? { ok: false };
  const wide = unmarkedUtf16(bytes);
  if (wide) return decodeAs(bytes, wide, false) ?? { ok: false };
  const utf8 = decodeAs(bytes, 'utf-8', false);
  if (utf8) return utf8;
  const chinese = looksChinese(bytes) ? decodeAs(bytes, 'gb18030', false) : undefined;
  return chinese ?? decodeAs(bytes, 'windows-1252', false) ?? { ok: false };
}

function decodeAs(bytes: Uint8Array, encoding: Encoding, marked: boolean): Decoded | undefined {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, marked };
  } catch {
    return undefined;
  }
}

function byteOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Digits, commas and line ends have a zero byte on one side in UTF-16, and a CSV is full of them. */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const head = bytes.subarray(0, 4096);
  if (head.length < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  const many = head.length / 8;
  if (odd > many && odd > even * 8) return 'utf-16le';
  return even > many && even > odd * 8 ? 'utf-16be' : undefined;
}

/**
 * Chinese text in GBK has its common characters at B0A1 to F7FE: both bytes high. An accented letter of a
 * western code page is one high byte with ASCII behind it.
 */
function looksChinese(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let pairs = 0;
  let single = 0;
  for (let at = 0; at < head.length; at += 1) {
    if ((head[at] ?? 0) < 0x81) continue;
    if ((head[at + 1] ?? 0) >= 0x80) pairs += 1;
    else single += 1;
    at += 1;
  }
  return pairs > single;
}
