/**
 * Mappings that were used before, by the shape of their files, in the data folder: the next file of the same shape is offered
 * the same mapping. An unreadable file counts as none. It holds labels of sheets, never figures.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { sheetMappingSchema } from '../../contract/import.ts';
import type { DataFolder } from './data-folder.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const rememberedSchema = z.strictObject({
  shape: z.string(),
  /** Name of the file, and the moment of its import. */
  name: z.string(),
  at: z.string(),
  tables: z.array(z.int().nonnegative()),
  mappings: z.array(sheetMappingSchema),
});
const fileSchema = z.strictObject({ version: z.literal(1), mappings: z.array(rememberedSchema) });

export type RememberedMapping = z.infer<typeof rememberedSchema>;

const MOST = 40;

export function findRemembered(folder: DataFolder, shape: string): RememberedMapping | null {
  return read(folder).find((known) => known.shape === shape) ?? null;
}

/** The newest first; the oldest are forgotten. */
export function remember(folder: DataFolder, mapping: RememberedMapping): void {
  const others = read(folder).filter(({ shape }) => shape !== mapping.shape);
  writeJsonFile(pathOf(folder), { version: 1, mappings: [mapping, ...others].slice(0, MOST) });
}

function read(folder: DataFolder): readonly RememberedMapping[] {
  return readJsonFile(pathOf(folder), fileSchema)?.mappings ?? [];
}

function pathOf(folder: DataFolder): string {
  return join(folder.root, 'import-mappings.json');
}
