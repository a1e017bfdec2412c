/**
 * The work of reading a file of actuals, from its bytes to entries, problems and facts; runs in actuals-worker.ts.
 * Promises: one pass over the chosen sheet after a look at the first rows of each; progress between rows. It must not
 * touch the disk or save anything.
 */

import { err, ok, type Result } from '../../../models/plan/result.ts';
import { isEmptyCell, shownCell } from '../../../models/tracking/actuals/import/cells/plain-cell.ts';
import {
  type DetectedColumns,
  detectColumns,
  missingColumns,
} from '../../../models/tracking/actuals/import/columns/detect-columns.ts';
import { entryTable, problemTable } from '../../../models/tracking/actuals/import/entry-table.ts';
import type {
  EntryColumns,
  ImportRow,
  ImportSettings,
} from '../../../models/tracking/actuals/import/import-types.ts';
import { createEntryReader } from '../../../models/tracking/actuals/import/read-entries.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { ActualsFile, ActualsProgress, FoundColumn, ReadActualsRequest } from './actuals-file.ts';
import { contentHash, fileHash } from './content-hash.ts';
import { refusal, refused } from './refusals.ts';
import type { FileSource, SheetSource } from './sources/file-source.ts';
import { openSource } from './sources/open-source.ts';
import { statedUnit } from './stated-unit.ts';

/** A request without what cannot pass to a thread. */
export type ReadOptions = Omit<ReadActualsRequest, 'source' | 'onProgress' | 'signal'>;

const HEAD_ROWS = 240;
const SAMPLE = { rows: 40, columns: 60, text: 80 } as const;
const ROWS_BETWEEN_PROGRESS = 256;

export function readFile(
  bytes: Uint8Array,
  options: ReadOptions,
  tell: (progress: ActualsProgress) => void = () => {},
): Result<ActualsFile, HostError> {
  tell({ phase: 'opening', unit: 'bytes', done: 0, total: bytes.length, rows: 0 });
  const opened = openSource(bytes, options.name);
  if (!opened.ok) return err(refusal(opened.error));
  const source = opened.value;
  const place = options.sheet ?? proposedSheet(source, options);
  const sheet = source.sheets[place];
  if (!sheet) return err(refused('no-such-sheet', 'The file has no such sheet. Choose another one.'));
  const head = headOf(sheet);
  const detected = detectColumns(head, options.headerPlace);
  const columns = options.columns ?? detected.columns;
  const missing = missingColumns(columns);
  const reports = options.onMissing === 'report';
  if (missing.length > 0 && !reports) return err(columnsMissing(missing, sheet.name));
  const unit = statedUnit(head, detected.header, columns, options.settings.currency);
  const settings = settingsOf(options, sheet, unit.scale);
  // Where the user has set a scale, what the file says of it is not applied.
  const notices = [
    ...source.notices,
    ...unit.notices.filter(({ code }) => code !== 'scaled' || settings.scale === unit.scale),
  ];
  const reader = createEntryReader(columns, settings, detected.header ?? undefined);
  let rows = 0;
  if (missing.length === 0) {
    sheet.read((row, { done, total }) => {
      if (row.place > detected.headerPlace) {
        reader.take(row);
        rows += 1;
        if (rows % ROWS_BETWEEN_PROGRESS === 0)
          tell({ phase: 'reading', unit: sheet.unit, done, total, rows });
      }
      return true;
    });
  }
  tell({ phase: 'sorting', unit: 'rows', done: 0, total: rows, rows });
  const read = reader.finish();
  if (read.facts.rows === 0 && !reports)
    return err(refused('no-rows', noRows(sheet.name), { sheet: sheet.name }));
  const file: ActualsFile = {
    name: options.name,
    format: source.format,
    bytes: bytes.length,
    fileHash: fileHash(bytes),
    contentHash: contentHash(read.entries),
    sheets: source.sheets.map(({ name, hidden, rows: listed }) => ({ name, hidden, rows: listed })),
    sheet: place,
    headerPlace: detected.headerPlace,
    found: chosenColumns(detected, columns),
    columns,
    missing,
    settings,
    sample: sampleOf(head, detected),
    entries: entryTable(read.entries),
    problems: problemTable(read.problems),
    leftOut: read.leftOut,
    facts: read.facts,
    notices,
  };
  tell({ phase: 'sorting', unit: 'rows', done: rows, total: rows, rows });
  return ok(file);
}

function headOf(sheet: SheetSource): readonly ImportRow[] {
  const head: ImportRow[] = [];
  sheet.read((row) => {
    if (!row.cells.every(isEmptyCell)) head.push(row);
    return head.length < HEAD_ROWS;
  });
  return head;
}

/** The visible sheet with most rows among those that read as a list; else the first visible one. */
function proposedSheet({ sheets }: FileSource, options: ReadOptions): number {
  let best = -1;
  let most = -1;
  for (const [at, sheet] of sheets.entries()) {
    if (sheet.hidden || sheet.rows <= most) continue;
    const { missing } = detectColumns(headOf(sheet), options.headerPlace);
    if (missing.length > 0) continue;
    best = at;
    most = sheet.rows;
  }
  return best >= 0
    ? best
    : Math.max(
        0,
        sheets.findIndex(({ hidden }) => !hidden),
      );
}

function settingsOf(
  { settings }: ReadOptions,
  sheet: SheetSource,
  scale: ImportSettings['scale'],
): ImportSettings {
  return {
    decimal: sheet.decimal,
    scale,
    date1904: sheet.date1904,
    fillDown: false,
    keepPlaces: [],
    ...settings,
  };
}

function chosenColumns({ found }: DetectedColumns, columns: EntryColumns): readonly FoundColumn[] {
  const chosen = new Map<number, FoundColumn['field']>();
  for (const { column } of found) chosen.set(column, null);
  const fields = Object.entries(columns) as [NonNullable<FoundColumn['field']>, number | undefined][];
  for (const [field, column] of fields) if (column !== undefined) chosen.set(column, field);
  return found.map(({ column, title }) => ({ column, title, field: chosen.get(column) ?? null }));
}

function sampleOf(
  head: readonly ImportRow[],
  { headerPlace, header }: DetectedColumns,
): ActualsFile['sample'] {
  const shown = header ? [header, ...head.filter(({ place }) => place > headerPlace)] : head;
  return shown.slice(0, SAMPLE.rows).map(({ place, cells }) => ({
    place,
    cells: cells.slice(0, SAMPLE.columns).map((cell) => shownCell(cell, SAMPLE.text)),
  }));
}

function noRows(sheet: string): string {
  return `The sheet "${sheet}" has no rows below its header. Choose another sheet.`;
}

function columnsMissing(missing: readonly ('date' | 'amount')[], sheet: string): HostError {
  const what =
    missing.length === 2 ? 'neither a date nor an amount' : missing[0] === 'date' ? 'no date' : 'no amount';
  return refused(
    'columns-missing',
    `The sheet "${sheet}" has ${what} column that could be recognised. Choose the columns, or add the missing one.`,
    { missing: missing.join(','), sheet },
  );
}
