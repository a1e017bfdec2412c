/**
 * What the grid shows and edits, without knowing what it is: rows, columns, a view of each cell, and one door for
 * edits. Cells are asked for only when they are in sight, so a source must answer quickly and from memory.
 */

import type { GlyphHeights } from '../uncertainty/shape/glyph.tsx';

export type GridColumn = {
  readonly key: string;
  readonly kind: 'label' | 'text' | 'opening' | 'period' | 'total';
  readonly title: string;
  /** What a screen reader says where the title is short. */
  readonly name?: string;
  readonly width: number;
  /** Stays in sight when the others scroll; frozen columns come first. */
  readonly frozen: boolean;
  readonly align: 'left' | 'right';
};

export type RowStyle = 'section' | 'group' | 'line' | 'subtotal' | 'total' | 'add';

export type GridRow = {
  readonly key: string;
  readonly style: RowStyle;
  /** Depth of indentation of the label. */
  readonly level: number;
  /** Set on rows that can be folded. */
  readonly expanded?: boolean;
};

export type CellTone = 'input' | 'formula' | 'text' | 'muted' | 'none';

export type CellView = {
  readonly text: string;
  readonly tone: CellTone;
  /** The cell is wrong: shown as a small mark, with this sentence. */
  readonly error?: string;
  /** Correct in itself, but it rests on something wrong. */
  readonly doubtful?: string;
  /** A small drawing instead of text: the values of a series. */
  readonly spark?: readonly number[];
  /** The shape of an uncertain number, drawn behind the text. */
  readonly shape?: GlyphHeights;
  /** A quiet mark behind the text, with this sentence. */
  readonly remark?: string;
  /** The number is the scenario's, not the plan's: shown by a corner mark, with this sentence. */
  readonly override?: string;
};

/** `text` as typed or pasted, or `value` as copied within the grid (null empties). */
export type CellEdit = {
  readonly row: number;
  readonly col: number;
  readonly text?: string;
  readonly value?: number | null;
};

export type CellProblem = { readonly row: number; readonly col: number; readonly message: string };

export type EditKind = 'type' | 'paste' | 'fill' | 'clear';

export type GridSource = {
  readonly rows: readonly GridRow[];
  readonly columns: readonly GridColumn[];
  readonly cell: (row: number, col: number) => CellView;
  /** The number behind a cell, for sums and for the keys that jump to edges; null where there is none. */
  readonly value: (row: number, col: number) => number | null;
  /** Asked for every cell in sight: must be quick. */
  readonly editable: (row: number, col: number) => boolean;
  /** The text an editor starts from, with every digit; null where the cell cannot be edited. */
  readonly editText: (row: number, col: number) => string | null;
  /** What the clipboard gets: every digit, as a spreadsheet reads it. */
  readonly copyText: (row: number, col: number) => string;
  /** All or nothing: an empty answer means that everything was taken. */
  readonly commit: (edits: readonly CellEdit[], kind: EditKind) => readonly CellProblem[];
  /** Whether '=' typed here begins a formula of the whole row, edited where names are completed. */
  readonly takesFormula: (row: number, col: number) => boolean;
  /** Whether the numbers of this row are rates, so that a sum would mean nothing. */
  readonly isRate: (row: number) => boolean;
};

/** What the grid asks its surroundings to do with the active cell. */
export type GridCommand =
  | 'toggle'
  | 'edit-elsewhere'
  | 'explain'
  | 'dependents'
  | 'insert'
  | 'remove'
  | 'move-up'
  | 'move-down'
  | 'details'
  | 'sum-above';
