/**
 * Names typed by users as names of files: nothing that any system forbids, nothing that could leave a folder.
 */

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A safe stem of at most 100 characters; 'Hurdle' when nothing usable is left. */
export function safeFileStem(name: string): string {
  const stem = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ~]+|[. ]+$/g, '');
  const short = [...stem].slice(0, 100).join('').trim();
  if (short === '') return 'Hurdle';
  return RESERVED.test(short.split('.')[0] ?? '') ? `${short} plan` : short;
}
