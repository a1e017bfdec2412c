/**
 * Names typed by users as names of files: nothing that any system forbids, nothing that could leave a folder.
 */

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Names have at most 255 bytes on most systems; endings, counters and the names of backups need some of them. */
const LONGEST_BYTES = 180;

/** A safe stem of at most 100 characters and 180 bytes; 'Hurdle' when nothing usable is left. */
export function safeFileStem(name: string): string {
  const stem = name
    .toWellFormed()
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ~]+|[. ]+$/g, '');
  const short = withinBytes([...stem].slice(0, 100)).trim();
  if (short === '') return 'Hurdle';
  return RESERVED.test(short.split('.')[0] ?? '') ? `${short} plan` : short;
}

function withinBytes(characters: readonly string[]): string {
  let text = '';
  let bytes = 0;
  for (const character of characters) {
    bytes += Buffer.byteLength(character);
    if (bytes > LONGEST_BYTES) break;
    text += character;
  }
  return text;
}
