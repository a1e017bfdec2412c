/** The cell that a place of the reader names, for marking it in the preview. Pure. */

/** 'C7' of 'Budget!C7', of 'C7 n/a' or of 'C7 #REF!'. */
export function cellOf(path: string): string {
  const first = /^[A-Z]{1,3}\d+(?=\s|$)/.exec(path)?.[0];
  return first ?? /[A-Z]{1,3}\d+/.exec(path.slice(path.lastIndexOf('!') + 1))?.[0] ?? '';
}
