/**
 * The ZIP64 parts of a zip archive: the extra field with sizes and offsets of 64 bits, and the end record with its locator.
 * Promises: nothing is read outside the given bounds; a number above 2^53 is refused, never rounded.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.14, 4.3.15 and 4.5.3.
 */

/** A field of 32 bits that says: the number stands in the ZIP64 part. */
export const ELSEWHERE = 0xffffffff;
/** The same for a field of 16 bits. */
export const ELSEWHERE_SHORT = 0xffff;

const EXTRA = 0x0001;
const LOCATOR = 0x07064b50;
const LOCATOR_LENGTH = 20;
const END64 = 0x06064b50;
const END64_LENGTH = 56;
/** The end record counts its length from behind its own length field. */
const LENGTH_COUNTED_FROM = 12;

type Bounds = { readonly from: number; readonly to: number };

/** The body of the ZIP64 field among the extra fields; undefined for none, 'damaged' where the fields overrun their place. */
export function extra64(view: DataView, { from, to }: Bounds): Bounds | 'damaged' | undefined {
  let at = from;
  while (at + 4 <= to) {
    const id = view.getUint16(at, true);
    const next = at + 4 + view.getUint16(at + 2, true);
    if (id === EXTRA) return next > to ? 'damaged' : { from: at + 4, to: next };
    at = next;
  }
  return undefined;
}

/**
 * The true numbers of the fields, in the order of the specification: only those that say so are in the extra field, one after
 * the other. Undefined where one is missing or too large.
 */
export function resolved(
  view: DataView,
  fields: readonly number[],
  body: Bounds | undefined,
): readonly number[] | undefined {
  let at = body?.from ?? 0;
  const numbers: number[] = [];
  for (const field of fields) {
    if (field !== ELSEWHERE) {
      numbers.push(field);
      continue;
    }
    if (!body || at + 8 > body.to) return undefined;
    const number = wholeNumber(view, at);
    if (number === undefined) return undefined;
    numbers.push(number);
    at += 8;
  }
  return numbers;
}

export type End64 = {
  readonly at: number;
  readonly disks: boolean;
  readonly count: number;
  readonly length: number;
  readonly start: number;
};

/** The ZIP64 end record of an archive whose plain end record stands at `end`; undefined where it is not whole. */
export function endRecord64(view: DataView, end: number): End64 | undefined {
  const locator = end - LOCATOR_LENGTH;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR) return undefined;
  const at = wholeNumber(view, locator + 8);
  if (at === undefined || at + END64_LENGTH > locator || view.getUint32(at, true) !== END64) return undefined;
  const own = wholeNumber(view, at + 4);
  if (own === undefined || at + LENGTH_COUNTED_FROM + own !== locator) return undefined;
  const onDisk = wholeNumber(view, at + 24);
  const count = wholeNumber(view, at + 32);
  const length = wholeNumber(view, at + 40);
  const start = wholeNumber(view, at + 48);
  if (count === undefined || length === undefined || start === undefined) return undefined;
  const disks =
    onDisk !== count || view.getUint32(at + 16, true) !== 0 || view.getUint32(at + 20, true) !== 0;
  return { at, disks, count, length, start };
}

function wholeNumber(view: DataView, at: number): number | undefined {
  const value = view.getBigUint64(at, true);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? undefined : Number(value);
}
