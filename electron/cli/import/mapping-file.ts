/** A mapping as JSON: what `import --json` printed, one mapping, or a list of them. It must not read workbooks. */
import { z } from 'zod';
import { issueText } from '../../../models/plan/issue-text.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { ImportError } from '../../contract/import/notices.ts';
import { type SheetMapping, sheetMappingSchema } from '../../contract/import.ts';
import { placeOf } from '../../exchange/faulty-cells.ts';
import type { Failure } from '../failure.ts';
import { readJson } from '../files.ts';

export function readMappings(path: string): Result<readonly SheetMapping[], Failure> {
  const json = readJson(path);
  if (!json.ok) return json;
  const given = innerOf(json.value);
  const mappings = z
    .array(sheetMappingSchema)
    .min(1)
    .safeParse(Array.isArray(given) ? given : [given]);
  if (mappings.success) return ok(mappings.data);
  return err({
    exit: 2,
    code: 'bad-mapping',
    message: `${path} is not a mapping (docs/cli.md).`,
    places: mappings.error.issues.map((issue) => ({
      path: issue.path
        .slice(Array.isArray(given) ? 0 : 1)
        .map(String)
        .join('.'),
      message: issueText(issue),
    })),
  });
}

/** Somebody who corrected "mapping" of an answer meant that one; "mappings" holds them all where there are several. */
function innerOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  if ('mappings' in value && Array.isArray(value.mappings) && value.mappings.length > 1)
    return value.mappings;
  return 'mapping' in value ? value.mapping : value;
}

export function importFailure(error: ImportError, book: string): Failure {
  return {
    exit: 2,
    code: error.code,
    message: `${book}: ${error.message}`,
    ...(error.places ? { places: error.places.map(placeOf) } : {}),
  };
}
