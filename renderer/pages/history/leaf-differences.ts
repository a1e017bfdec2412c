/**
 * What differs between two plain values, as paths to their leaves. Pure data, in the order of the fields; nothing here
 * knows what a field means.
 */

export type Plain = string | number | boolean | null;

export type Leaf = { readonly path: string; readonly before: Plain; readonly after: Plain };

/** What differs between two plain values, as paths to their leaves; lists are compared item by item. */
export function leafDifferences(before: unknown, after: unknown, path = ''): readonly Leaf[] {
  if (isBranch(before) || isBranch(after)) {
    const old = isBranch(before) ? before : {};
    const next = isBranch(after) ? after : {};
    // A section that the patch does not name keeps its old value; below the first level a missing key is a removal.
    const keys = path === '' ? Object.keys(next) : [...new Set([...Object.keys(old), ...Object.keys(next)])];
    return keys.flatMap((key) => leafDifferences(old[key], next[key], path === '' ? key : `${path}.${key}`));
  }
  const leaf = { path, before: plain(before), after: plain(after) };
  return leaf.before === leaf.after ? [] : [leaf];
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function plain(value: unknown): Plain {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
