/**
 * Whatever arrives, as plain JSON: finite numbers, own properties, no cycles, bounded depth and size.
 * The same on every transport, because ipc could carry NaN, Map and Date where http cannot. Never throws.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const DEEPEST = 40;
const MOST_VALUES = 4_000_000;

export type InputFault = { readonly path: string; readonly message: string };

export function cleanInput(input: unknown): Result<Json, InputFault> {
  let values = 0;

  function clean(value: unknown, path: readonly string[]): Result<Json, InputFault> {
    values += 1;
    if (values > MOST_VALUES) return fault(path, 'the request holds too many values');
    if (path.length > DEEPEST) return fault(path, 'the request is nested too deeply');
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return ok(value);
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return fault(path, 'must be a finite number');
      // SQLite keeps no negative zero; one form for both keeps memory and file equal.
      return ok(value === 0 ? 0 : value);
    }
    if (Array.isArray(value)) return cleanList(value, path);
    if (typeof value === 'object' && isPlain(value)) return cleanObject(value, path);
    return fault(path, `a ${typeof value} cannot be sent`);
  }

  function cleanList(list: readonly unknown[], path: readonly string[]): Result<Json, InputFault> {
    const result: Json[] = [];
    for (let index = 0; index < list.length; index += 1) {
      const item = clean(list[index], [...path, String(index)]);
      if (!item.ok) return item;
      result.push(item.value);
    }
    return ok(result);
  }

  function cleanObject(object: object, path: readonly string[]): Result<Json, InputFault> {
    const result: Record<string, Json> = {};
    for (const [key, value] of Object.entries(object)) {
      if (key === '__proto__') return fault([...path, key], 'is not allowed as a name');
      if (value === undefined) continue;
      const item = clean(value, [...path, key]);
      if (!item.ok) return item;
      result[key] = item.value;
    }
    return ok(result);
  }

  return clean(input, []);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || isForeignObject(prototype);
}

/** Object.prototype of another realm: objects that come over ipc in tests or from a worker. */
function isForeignObject(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty')
  );
}

function fault(path: readonly string[], message: string): Result<Json, InputFault> {
  return err({ path: path.join('.'), message });
}
