/**
 * What the import of actuals works on: cells, rows, which column is what, settings, and what comes out of it: entries,
 * problems row by row, rows left out, facts. Plain data, JSON but for the tables of entry-table.ts. Types only.
 * Places are row numbers of the file as a spreadsheet shows them, from 1. Columns count from 0.
 */
import type { Day } from '../../calendar/day.ts';

/** A cell as its file holds it. Text stays text until it is known what its column means. */
export type ImportCell =
  | string
  | number
  | boolean
  /** A number that the spreadsheet shows as a date. */
  | { readonly kind: 'day'; readonly day: Day }
  /** A number that the spreadsheet shows with a percent sign; 0.05 for 5 %. */
  | { readonly kind: 'percent'; readonly value: number }
  /** A number that the spreadsheet shows with the sign of a currency: an ISO code, or '$' or '¥'. */
  | { readonly kind: 'money'; readonly value: number; readonly currency: string }
  | { readonly kind: 'error'; readonly text: string }
  | null;

export type ImportRow = { readonly place: number; readonly cells: readonly ImportCell[] };

/**
 * amount with its sign; or debit and credit, or inflow and outflow, in two columns; or amount with a column `side` that
 * says for each row which of the two it is (借/贷, D/C, 收/支).
 */
export type ColumnField =
  | 'date'
  | 'account'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'inflow'
  | 'outflow'
  | 'side'
  | 'memo'
  | 'batch'
  | 'currency';

/** Column numbers. date and one of amount, debit, credit, inflow, outflow are needed; the rest may be absent. */
export type EntryColumns = { readonly [Field in ColumnField]?: number };

export type DateOrder = 'dmy' | 'mdy';

export type ImportSettings = {
  /** ISO code of the plan's currency. An amount in another one is a problem of its row. */
  readonly currency: string;
  /** The decimal mark of text amounts. */
  readonly decimal: '.' | ',';
  /** Says what 3/4/2026 means, where the column itself does not. */
  readonly dateOrder?: DateOrder;
  /** The year of dates without one (3月5日). */
  readonly year?: number;
  /** What amounts are multiplied by: 10,000 under a header 金额(万元). A text that says its own 万 is not scaled again. */
  readonly scale: 1 | 1e3 | 1e4 | 1e5 | 1e6 | 1e7 | 1e8 | 1e9;
  /** The workbook counts days from 1904; for numbers that are dates without being shown as dates. */
  readonly date1904: boolean;
  /** Empty dates, accounts and batches take the value of the row above (merged cells). */
  readonly fillDown: boolean;
  /** Rows that would be left out as totals and that the user wants in. */
  readonly keepPlaces: readonly number[];
  /** Percentages are read and marked, for rates (see settle-percents.ts); without it each is a problem of its row. */
  readonly percents?: 'mark';
};

export type ActualEntry = {
  readonly day: Day;
  /** As it stands in the file, in plain characters; '' where the row names none. */
  readonly account: string;
  /** Whole minor units, as the file signs them: debit - credit, inflow - outflow. See natural-sign.ts. */
  readonly minor: number;
  /** What a quantity or rate has beyond `minor` (see fractions.ts); absent for nothing. */
  readonly fine?: number;
  /** The file writes it as a percentage: 2.53 % is `minor` 3 and what lies beyond. Absent for no. */
  readonly percent?: true;
  readonly memo: string;
  readonly place: number;
  readonly batch?: string;
};

export type ProblemField = 'date' | 'account' | 'amount' | 'side' | 'currency' | 'row';

export type ProblemCode =
  | 'date-missing'
  | 'not-a-date'
  | 'no-such-day'
  | 'not-one-day'
  | 'two-digit-year'
  | 'year-missing'
  /** d/m and m/d in one column. */
  | 'mixed-date-order'
  /** Nothing in the column says whether 3/4 is in March or April, and the setting does not either. */
  | 'date-order'
  /** The setting says d/m and the text can only be m/d, or the other way round. */
  | 'against-date-order'
  /** A date with two readings, such as Mar-26; params.reason as of parsePeriodText. */
  | 'unclear-date'
  | 'amount-missing'
  | 'not-a-number'
  /** Two readings of one text; params.reason as of parseNumberText. */
  | 'unclear-number'
  | 'percent-amount'
  | 'amount-too-large'
  | 'both-sides'
  | 'unknown-side'
  | 'other-currency'
  | 'error-value';

/** A row that is not imported, and why. */
export type RowProblem = {
  readonly place: number;
  readonly field: ProblemField;
  readonly code: ProblemCode;
  /** What stands in the cell. */
  readonly value: string;
  readonly params: { readonly [name: string]: string };
};

export type LeftOutReason =
  /** 合计, 小计, total, Summe */
  | 'total-word'
  /** 期初余额, brought forward */
  | 'balance-word'
  /** Without an account, and its amount is the sum of the rows above it. */
  | 'sum-of-rows'
  | 'repeated-header'
  /** Neither a date nor an amount: a heading or a footer. */
  | 'heading';

/** A row that is no entry, or that repeats others. */
export type LeftOutRow = {
  readonly place: number;
  readonly reason: LeftOutReason;
  readonly value: string;
  /** Null where it has none that can be read. */
  readonly minor: number | null;
};

export type AmountSides = 'amount' | 'debit-credit' | 'inflow-outflow';

export type ImportFacts = {
  /** Rows below the header that hold anything. rows = entries + faulty rows + left out. */
  readonly rows: number;
  readonly entries: number;
  /** Rows with at least one problem. */
  readonly faulty: number;
  readonly sides: AmountSides;
  /** none: no text date that could be read two ways. ambiguous: the user has to choose. */
  readonly dateOrder: 'none' | DateOrder | 'mixed' | 'ambiguous';
  /** Rows whose date is read by that order, or waits for it. */
  readonly orderedDates: number;
  /** Dates that only name a month, taken as its first day. */
  readonly monthsOnly: number;
  /** Amounts with more than two decimals: as money they are rounded half away from zero. */
  readonly rounded: number;
  /** Entries without an account: they go to the queue. */
  readonly withoutAccount: number;
  /** Rows without a date; with fillDown, those that took one from above. */
  readonly withoutDate: number;
  readonly zeros: number;
  /**
   * Real dates of the spreadsheet that all lie on days up to 12 beside text dates that all lie above: the spreadsheet
   * may have turned d/m into m/d where it could.
   */
  readonly maybeSwapped: number;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  /** Of all entries; null where it leaves the exact whole numbers. */
  readonly sum: number | null;
};

export type ReadEntries = {
  readonly entries: readonly ActualEntry[];
  readonly problems: readonly RowProblem[];
  readonly leftOut: readonly LeftOutRow[];
  readonly facts: ImportFacts;
};
