/**
 * Answers questions about one parsed workbook: what it holds, what a mapping gives, what was changed in it. Runs where the
 * workbook was parsed, so that the cells never leave that thread. It must not read or write files.
 */
import type { Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { ImportResult } from '../../contract/import/notices.ts';
import { refuseImport } from '../../contract/import/notices.ts';
import type { Workbook } from '../../contract/import/sheet.ts';
import type { ImportPreview, SheetMapping } from '../../contract/import.ts';
import { type OwnWorkbook, ownWorkbook } from '../import-own/import-own-workbook.ts';
import { type ImportedTables, importTables } from '../import-tables.ts';
import { previewImport } from '../preview-import.ts';
import { shapeOf } from '../tables/shape.ts';

export type DeskRequest =
  | { readonly kind: 'preview'; readonly sheet?: number; readonly tables?: readonly number[] }
  | { readonly kind: 'import'; readonly mappings: readonly SheetMapping[] }
  /** A workbook that Hurdle wrote. */
  | { readonly kind: 'own' };

export type DeskAnswers = {
  readonly preview: {
    readonly own: Result<OwnWorkbook, HostError> | null;
    readonly preview: ImportPreview | null;
    /** What files of the same layout have in common. */
    readonly shape: string;
  };
  readonly import: ImportedTables;
  readonly own: Result<OwnWorkbook, HostError>;
};

export function answerAtDesk(
  workbook: ImportResult<Workbook>,
  name: string,
  request: DeskRequest,
): ImportResult<DeskAnswers[DeskRequest['kind']]> {
  if (!workbook.ok) return workbook;
  switch (request.kind) {
    case 'preview':
      return { ok: true, value: look(workbook.value, name, request) };
    case 'import':
      return importTables(workbook.value, request.mappings);
    case 'own': {
      const own = ownWorkbook(workbook.value);
      return own
        ? { ok: true, value: own }
        : refuseImport(
            'bad-mapping',
            'This workbook was not written by Hurdle: say first which rows are lines.',
          );
    }
  }
}

function look(
  workbook: Workbook,
  name: string,
  { sheet, tables }: Extract<DeskRequest, { kind: 'preview' }>,
): DeskAnswers['preview'] {
  // Someone who names a sheet wants that sheet, whoever wrote the workbook.
  const own = sheet === undefined && tables === undefined ? ownWorkbook(workbook) : null;
  if (own) return { own, preview: null, shape: '' };
  const preview = previewImport(workbook, name, {
    ...(sheet !== undefined && { sheet }),
    ...(tables !== undefined && { tables }),
  });
  return { own: null, preview, shape: shapeOf(preview.tables) };
}
