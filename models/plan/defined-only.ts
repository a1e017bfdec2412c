/**
 * A patch without the keys that were sent as undefined: absent must not overwrite what is there. Nothing else.
 */
export function definedOnly<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as Partial<T>;
}
