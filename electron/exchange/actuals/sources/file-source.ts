/**
 * A file as sheets that give their rows one by one, whatever its format. Types only.
 * Promises of every source: places are row numbers from 1, cells are what the file stores, nothing is evaluated.
 */
import type { ImportRow } from '../../../../models/tracking/actuals/import/import-types.ts';
import type { ImportNotice } from '../../../contract/import/notices.ts';

/** False ends the reading of the sheet. */
export type TakeRow = (
  row: ImportRow,
  progress: { readonly done: number; readonly total: number },
) => boolean;

export type SheetSource = {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows that the sheet lists. */
  readonly rows: number;
  readonly date1904: boolean;
  readonly decimal: '.' | ',';
  /** What done and total of its rows count. */
  readonly unit: 'bytes' | 'rows';
  readonly read: (take: TakeRow) => void;
};

export type FileSource = {
  readonly format: string;
  readonly sheets: readonly SheetSource[];
  readonly notices: readonly ImportNotice[];
};

/** Further columns are not read: a list of bookings has none. */
export const MOST_COLUMNS = 256;
