/**
 * Excelize (a Go library as WebAssembly), loaded once when first needed: it writes workbooks and recalculates them.
 * Everything it is asked returns an `error` text; `must` turns one into a broken promise with the call's name.
 */
import { createRequire } from 'node:module';
import type { init } from 'excelize-wasm';

export type Excelize = Awaited<ReturnType<typeof init>>;
export type ExcelFile = ReturnType<Excelize['NewFile']>;

let loaded: Promise<Excelize> | undefined;

export function loadExcelize(): Promise<Excelize> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Excelize> {
  const library = await import('excelize-wasm');
  return library.init(createRequire(import.meta.url).resolve('excelize-wasm/excelize.wasm.gz'));
}

/** Excelize reports errors as texts; here they can only be mistakes of ours, never the user's. */
export function must<T extends { readonly error: string | null }>(result: T, what: string): T {
  if (result.error) throw new Error(`The workbook could not be written: ${what}: ${result.error}`);
  return result;
}

/** The workbook as bytes. */
export function fileBytes(file: ExcelFile): Uint8Array {
  const { buffer } = must(file.WriteToBuffer(), 'file');
  const bytes: unknown = buffer;
  if (!(bytes instanceof Uint8Array))
    throw new Error('The workbook could not be written: no bytes came back.');
  return bytes;
}
