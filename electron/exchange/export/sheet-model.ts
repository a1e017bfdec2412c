/**
 * A workbook as plain data, before any library sees it: rows of labels, inputs and formulas with the value that
 * Hurdle computed for each. What is written, what is recalculated and what is cached all come from this one form.
 */

import type { Line } from '../../../models/plan/schema.ts';

/** How a number is shown, and how exactly it must agree with the recalculation. */
export type NumberLook =
  | 'amount'
  /** An amount in a unit that needs a decimal (万, million). */
  | 'scaled'
  /** A number with two decimals. */
  | 'decimal'
  | 'rate'
  | 'factor'
  | 'number'
  | 'integer'
  | 'date'
  | 'years'
  | 'multiple'
  | 'month'
  | 'shift'
  | 'effect'
  /** A text that is chosen: it stays text whatever it looks like. */
  | 'choice'
  | 'text';

/** How a row is set off: input rows are blue, totals are bold with a rule above. */
export type RowLook = 'line' | 'subtotal' | 'total' | 'balance' | 'heading' | 'group' | 'muted' | 'check';

export type Content =
  /** A hard-coded figure that the user may change. */
  | { readonly kind: 'input'; readonly value: number }
  /** A figure that belongs to the plan's structure (weights, number of periods); not meant to be changed. */
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string; readonly look?: 'note' | 'input' }
  /** `value` is Hurdle's own figure; `link` marks a plain reference to another sheet (green). */
  | {
      readonly kind: 'formula';
      readonly formula: string;
      readonly value: number | string;
      readonly link?: boolean;
      /** Set for functions that search (IRR, XIRR): the key under which the cell can be made a plain figure. */
      readonly search?: string;
    };

export type Row = {
  /** Name by which formulas find the row: a line's code, or '@...' for rows of the workbook alone. */
  readonly key?: string;
  readonly label: string;
  readonly code?: string;
  readonly unit?: string;
  readonly look: RowLook;
  readonly number: NumberLook;
  readonly constant?: (refs: Refs) => Content | undefined;
  /** Sum over the opening and all periods in the total column. */
  readonly sum?: boolean;
  readonly cell?: (column: number, refs: Refs) => Content | undefined;
  /** More cells to the right than there are columns of time (half periods). */
  readonly columns?: number;
  /** The total column of a row that is no sum. */
  readonly totalCell?: (refs: Refs) => Content | undefined;
  /** How the constant and the total read, where not as the row. */
  readonly constantNumber?: NumberLook;
  readonly totalNumber?: NumberLook;
  /** Level of the outline: rows of a level are folded away together. */
  readonly outline?: 1 | 2;
  /** The line whose source, owner and note are told in a comment at the input. */
  readonly of?: Line;
  /** What the constant may be, where it is typed in; both included. */
  readonly limits?: readonly [from: number, to: number];
  /** Where a click on the label leads. */
  readonly link?: string;
};

/** References as seen from one sheet. Columns are those of the plan: 0 the opening. */
export type Refs = {
  readonly cell: (key: string, column: number) => string;
  readonly range: (key: string, from: number, to: number) => string;
  /** The cell in the constant column. */
  readonly constant: (key: string) => string;
  readonly total: (key: string) => string;
  readonly here: (column: number, row: number) => string;
  readonly row: number;
};

export type SheetKey =
  | 'summary'
  | 'scenarios'
  | 'sensitivity'
  | 'points'
  | 'actuals'
  | 'assumptions'
  | 'budget'
  | 'statements'
  | 'returns'
  | 'time'
  | 'sources'
  | 'data';

/** A sheet on the common time columns. */
export type TimeSheet = {
  readonly key: SheetKey;
  readonly title: string;
  readonly rows: readonly Row[];
  /** Without periods above its columns. */
  readonly isPlain?: boolean;
};

export type CellPlace = { readonly sheet: string; readonly row: number; readonly column: number };

/** Style of a cell: what it is and how its number reads; styles.ts turns it into a format. */
export type CellLook = {
  readonly role:
    | 'input'
    | 'formula'
    | 'link'
    | 'export'
    | 'reference'
    | 'text'
    | 'note'
    | 'title'
    | 'header'
    /** What must not be overlooked: a draft, figures of another scenario. */
    | 'warning'
    | 'alert'
    /** Over a table, and sentences. */
    | 'caption'
    | 'prose'
    | 'data';
  readonly row: RowLook;
  readonly number: NumberLook;
  /** The text runs over several lines where it is longer than its cell. */
  readonly isWrapped?: boolean;
  /** A little to the right of where it would stand: words beside a figure. */
  readonly isSetOff?: boolean;
  /** A figure that has changed since the workbook was made before: △ stands before it, in its format. */
  readonly isChanged?: boolean;
};

export type PlacedCell = CellPlace & {
  readonly content: Content;
  readonly look: CellLook;
  /** Another place of the workbook, such as 'Budget'!A1. */
  readonly link?: string;
  readonly comment?: string;
  /** What may be typed in. */
  readonly limits?: readonly [from: number, to: number];
  /** The cell is as wide as so many columns, which are joined. */
  readonly span?: number;
};

export function formula(
  text: string,
  value: number | string,
  link = false,
): Extract<Content, { kind: 'formula' }> {
  return { kind: 'formula', formula: text, value, ...(link ? { link } : {}) };
}

export function input(value: number): Content {
  return { kind: 'input', value };
}

export function constant(value: number): Content {
  return { kind: 'constant', value };
}

export function note(text: string): Content {
  return { kind: 'text', text, look: 'note' };
}
