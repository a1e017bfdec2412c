/**
 * The one word that the Electron host listens to: --data DIR or --data=DIR. Read by hand, because Chromium's own
 * switches share the command line and its parser knows the second form only.
 */

export function readDataFolder(words: readonly string[]): string | null {
  const joined = words.find((word) => word.startsWith('--data='));
  if (joined) return joined.slice('--data='.length) || null;
  const at = words.indexOf('--data');
  const next = at < 0 ? undefined : words[at + 1];
  return next && !next.startsWith('--') ? next : null;
}
