/**
 * The plan inside its workbook: JSON in ASCII, in pieces that fit a cell, with a hash over all of it, so that the
 * workbook comes back without loss. Pieces stand between bars, because cells lose blanks at their ends.
 */
import { createHash } from 'node:crypto';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { PlacedCell } from '../sheet-model.ts';

export const DATA_MARK = 'hurdle-workbook';
export const DATA_VERSION = 1;
/** Excel holds 32,767 characters in a cell. */
const PIECE = 30_000;
/** Rows: 1 explanation, 2 mark, 3 version, 4 hash, 5 number of pieces, 6 sheets, 7.. pieces. */
export const FIRST_PIECE_ROW = 7;

export type DataSheetNames = { readonly assumptions: string; readonly budget: string };

export function dataCells(
  plan: Plan,
  sheet: string,
  about: string,
  names: DataSheetNames,
): readonly PlacedCell[] {
  const json = asciiJson(plan);
  const pieces = Array.from({ length: Math.ceil(json.length / PIECE) }, (_, index) =>
    json.slice(index * PIECE, (index + 1) * PIECE),
  );
  const rows = [
    about,
    DATA_MARK,
    `version ${DATA_VERSION}`,
    dataHash(json),
    `pieces ${pieces.length}`,
    asciiJson(names),
    ...pieces.map((piece) => `|${piece}|`),
  ];
  return rows.map((text, index) => ({
    sheet,
    row: index + 1,
    column: 1,
    content: { kind: 'text', text },
    look: { role: 'data', row: 'line', number: 'text' },
  }));
}

export function dataHash(json: string): string {
  return createHash('sha256').update(json, 'utf8').digest('hex');
}

/**
 * JSON without characters that a workbook might change: everything beyond ASCII as \uXXXX, and the underscore of
 * _x0041_, which Excel reads as an escaped character.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '\\u005f');
}
