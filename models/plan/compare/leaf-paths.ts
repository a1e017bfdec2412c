/** What differs inside two plain values, as paths to their leaves with the value before and after. Pure. */

export type LeafPath = { readonly path: string; readonly before: unknown; readonly after: unknown };

/** In the order of the fields of the first value; an absent leaf is null. */
export function leafPaths(before: unknown, after: unknown, path = ''): readonly LeafPath[] {
  if (!isBranch(before) && !isBranch(after)) {
    const leaf = { path, before: before ?? null, after: after ?? null };
    return leaf.before === leaf.after ? [] : [leaf];
  }
  const old = isBranch(before) ? before : {};
  const next = isBranch(after) ? after : {};
  return [...new Set([...Object.keys(old), ...Object.keys(next)])].flatMap((key) =>
    leafPaths(old[key], next[key], path === '' ? key : `${path}.${key}`),
  );
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
