/**
 * A file of actuals as it was read, before anything of it is saved: its sheets, which column is what, entries,
 * problems, rows left out, facts, and the hashes by which a copy is known. Types only; read-actuals.ts makes it.
 */
import type { EntryTable, ProblemTable } from '../../../models/tracking/actuals/import/entry-table.ts';
import type {
  ColumnField,
  EntryColumns,
  ImportFacts,
  ImportSettings,
  LeftOutRow,
} from '../../../models/tracking/actuals/import/import-types.ts';
import type { ImportNotice } from '../../contract/import/notices.ts';

/** Only the currency has to be said; the rest is found in the file. What is given here goes before what is found. */
export type ActualsSettings = Partial<ImportSettings> & Pick<ImportSettings, 'currency'>;

export type ActualsPhase = 'opening' | 'reading' | 'sorting';

/**
 * done and total in rows, or in bytes of the file or its unpacked sheet where `unit` says so; total 0: not known yet.
 * `rows` counts the rows read so far.
 */
export type ActualsProgress = {
  readonly phase: ActualsPhase;
  readonly unit: 'bytes' | 'rows';
  readonly done: number;
  readonly total: number;
  readonly rows: number;
};

export type ReadActualsRequest = {
  /** The file's content, or where it lies. */
  readonly source: { readonly bytes: Uint8Array } | { readonly path: string };
  /** Its name, for messages; the content decides what it is. */
  readonly name: string;
  /** Place of the sheet in the workbook; without it the visible sheet with most rows that reads as a list of entries. */
  readonly sheet?: number;
  /** The row number (from 1) of the header; 0: there is none. Without it the header is looked for. */
  readonly headerPlace?: number;
  /** Which column is what, where the user has changed it. Replaces what was found as a whole. */
  readonly columns?: EntryColumns;
  readonly settings: ActualsSettings;
  /**
   * What becomes of a file without a column for the date or the amount: refused with params.reason 'columns-missing' and
   * params.missing (the default), or given without entries and with `missing`, so that a user can choose the columns.
   */
  readonly onMissing?: 'refuse' | 'report';
  /** At least four times a second while the file is read. */
  readonly onProgress?: (progress: ActualsProgress) => void;
  /** Ends the reading at once; the answer is the error 'import-refused' with params.reason 'cancelled'. */
  readonly signal?: AbortSignal;
};

export type FoundColumn = {
  readonly column: number;
  /** The header's text; the letter of the column where it has none. */
  readonly title: string;
  /** What it was found or chosen to be; null: not used. */
  readonly field: ColumnField | null;
};

export type ActualsSheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that the sheet lists. */
  readonly rows: number;
};

export type ActualsFile = {
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  /** SHA-256 of the file, in hexadecimal. */
  readonly fileHash: string;
  /** SHA-256 over the sorted entries: the same for the same entries in another order, file or format. */
  readonly contentHash: string;
  readonly sheets: readonly ActualsSheet[];
  readonly sheet: number;
  /** Row number of the header; 0 where there is none. */
  readonly headerPlace: number;
  readonly found: readonly FoundColumn[];
  readonly columns: EntryColumns;
  /** Empty, unless onMissing is 'report' and the file has no such column. */
  readonly missing: readonly ('date' | 'amount')[];
  /** The settings as they were used. */
  readonly settings: ImportSettings;
  /** The header and the first rows below it as text, to check and correct the columns by. */
  readonly sample: readonly { readonly place: number; readonly cells: readonly string[] }[];
  readonly entries: EntryTable;
  readonly problems: ProblemTable;
  readonly leftOut: readonly LeftOutRow[];
  readonly facts: ImportFacts;
  readonly notices: readonly ImportNotice[];
};
