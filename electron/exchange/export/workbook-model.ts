/**
 * A whole workbook as plain data: its sheets with their set-up, all cells, names, charts, lists and formats. What the
 * library is asked for and what is proved both come from here. Sheets of others (the board pack) are given in this form.
 */
import type { AddressBook } from './address-book.ts';
import type { CellPlace, PlacedCell } from './sheet-model.ts';

export type SheetSetUp = {
  readonly title: string;
  /** Widths in characters of columns, counted from 1, both included. */
  readonly widths: readonly (readonly [from: number, to: number, width: number])[];
  /** Columns and rows that stay while the rest is moved. */
  readonly freeze?: { readonly columns: number; readonly rows: number };
  /** Repeated on every printed page. */
  readonly titleRows?: readonly [from: number, to: number];
  readonly titleColumns?: readonly [from: number, to: number];
  /** Pages side by side when printed; 1 fits all columns on one. */
  readonly pagesWide?: number;
  readonly tab?: string;
  readonly isPortrait?: boolean;
  /** Heights in points of rows that are not as high as usual. */
  readonly heights?: ReadonlyMap<number, number>;
  /** Rows that begin a page in print. */
  readonly breaks?: readonly number[];
  /** What is printed, where it is not all that the sheet holds. */
  readonly printed?: { readonly columns: number; readonly rows: number };
};

/** A series by references, with their sheets: 'Returns'!$F$12:$AP$12. */
export type ChartSeries = {
  /** A cell that holds the name, or none. */
  readonly name?: string;
  readonly categories: string;
  readonly values: string;
  readonly colour: string;
  /** IBCS: actual solid, prior lighter, plan outlined, forecast hatched (a line is dashed). Solid if absent. */
  readonly look?: 'solid' | 'light' | 'outlined' | 'hatched' | 'invisible';
  /** Words at the points, one for each; '' for none. */
  readonly labels?: readonly string[];
  /** Not in the legend: a base that others stand on, a bearer of labels. */
  readonly isUnnamed?: boolean;
};

export type ChartSpec = {
  readonly sheet: string;
  /** The upper left corner. */
  readonly cell: string;
  readonly width: number;
  readonly height: number;
  /** The last cell that the chart covers, whatever its width and height come to in pixels. */
  readonly to?: { readonly column: number; readonly row: number };
  readonly title: string;
  readonly columns: readonly ChartSeries[];
  readonly lines: readonly ChartSeries[];
  /** One label in so many is shown. */
  readonly labelStep?: number;
  readonly isTight?: boolean;
  readonly numberFormat?: string;
  /** Bars that lie, the first category at the top, all of one category in one place. */
  readonly isBar?: boolean;
  readonly isStacked?: boolean;
  /** The value that bars begin from, instead of zero. */
  readonly crossesAt?: number;
  /** Values stand at their columns. */
  readonly showsValues?: boolean;
};

/** A format that a cell takes on by its value. */
export type Mark = {
  readonly sheet: string;
  readonly range: string;
  readonly look: 'good' | 'bad' | 'low';
  readonly when:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'outside'; readonly from: number; readonly to: number }
    | { readonly kind: 'below'; readonly limit: number };
};

/** A cell that takes one of the texts in a range. */
export type ListInput = CellPlace & { readonly source: string; readonly hint: string };

export type Workbook = {
  readonly sheets: readonly SheetSetUp[];
  readonly cells: readonly PlacedCell[];
  /** Levels of the outline by sheet and row. */
  readonly outline: ReadonlyMap<string, ReadonlyMap<number, number>>;
  readonly names: readonly { readonly name: string; readonly refersTo: string }[];
  readonly charts: readonly ChartSpec[];
  readonly marks: readonly Mark[];
  readonly lists: readonly ListInput[];
  readonly addresses: AddressBook;
};

/** A sheet that stands before or behind those of the plan; all its cells are proved with the others. */
export type ExtraSheet = {
  readonly setUp: SheetSetUp;
  /** All on the sheet of that title. A formula may point at any address of the workbook. */
  readonly cells: readonly PlacedCell[];
  readonly charts?: readonly ChartSpec[];
  readonly marks?: readonly Mark[];
  readonly place: 'front' | 'back';
};

/** Made once the addresses are known; called anew for each scenario, whose figures `figureOf` gives. */
export type ExtraSheets = (live: {
  readonly addresses: AddressBook;
  /** Hurdle's own figure at an address: what stands beside a formula that points there. */
  readonly figureOf: (address: string) => number | string | undefined;
  /** Titles of the sheets that are there already. */
  readonly titles: readonly string[];
}) => readonly ExtraSheet[];
