/**
 * Whatever arrives, as plain JSON: finite numbers, own properties, no cycles, bounded depth and size.
 * The same on every transport, because ipc could carry NaN, Map and Date where http cannot. Never throws.
 */
import { err, ok, type Result } from '../../models/plan/result.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const DEEPEST = 40;
const MOST_VALUES = 4_000_000;

export type InputFault = { readonly path: string; readonly message: string };

/** The way to a value, from the inside out: written as text only when something is wrong with it. */
type Place = { readonly up: Place | null; readonly key: string | number; readonly depth: number };

export function cleanInput(input: unknown): Result<Json, InputFault> {
  let values = 0;

  function clean(value: unknown, place: Place | null): Result<Json, InputFault> {
    values += 1;
    if (values > MOST_VALUES) return fault(place, 'the request holds too many values');
    if ((place?.depth ?? 0) > DEEPEST) return fault(place, 'the request is nested too deeply');
    if (value === null || typeof value === 'boolean') return ok(value);
    // Half an emoji (a text cut at a length) cannot be stored; one form for both keeps memory and file equal.
    if (typeof value === 'string') return ok(value.toWellFormed());
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) return fault(place, 'must be a finite number');
      // SQLite keeps no negative zero; one form for both keeps memory and file equal.
      return ok(value === 0 ? 0 : value);
    }
    if (Array.isArray(value)) return cleanList(value, place);
    if (typeof value === 'object' && isPlain(value)) return cleanObject(value, place);
    return fault(place, `a ${typeof value} cannot be sent`);
  }

  function cleanList(list: readonly unknown[], up: Place | null): Result<Json, InputFault> {
    const result: Json[] = [];
    for (let key = 0; key < list.length; key += 1) {
      const item = clean(list[key], { up, key, depth: (up?.depth ?? 0) + 1 });
      if (!item.ok) return item;
      result.push(item.value);
    }
    return ok(result);
  }

  function cleanObject(object: object, up: Place | null): Result<Json, InputFault> {
    const result: Record<string, Json> = {};
    for (const [key, value] of Object.entries(object)) {
      const place = { up, key, depth: (up?.depth ?? 0) + 1 };
      if (key === '__proto__') return fault(place, 'is not allowed as a name');
      if (value === undefined) continue;
      const item = clean(value, place);
      if (!item.ok) return item;
      result[key] = item.value;
    }
    return ok(result);
  }

  return clean(input, null);
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

function fault(place: Place | null, message: string): Result<Json, InputFault> {
  const keys: (string | number)[] = [];
  for (let at = place; at; at = at.up) keys.push(at.key);
  return err({ path: keys.reverse().join('.'), message });
}
