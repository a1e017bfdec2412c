/** Short ways to write the blocks of a section. Nothing is worded or computed here. */
import type { Block, Cell, TableRow } from '../pack-content.ts';

type Table = Extract<Block, { type: 'table' }>;

export function paragraphs(...texts: readonly string[]): readonly Block[] {
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? [] : [{ type: 'paragraphs', texts: said, look: 'plain' }];
}

export function notes(...texts: readonly string[]): readonly Block[] {
  const said = texts.filter((text) => text !== '');
  return said.length === 0 ? [] : [{ type: 'paragraphs', texts: said, look: 'note' }];
}

/** What the author could add; the board is not told. */
export function hints(...texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [{ type: 'paragraphs', texts, look: 'hint' }];
}

/** The first `words` columns hold words and stand to the left, and so do those numbered in `text`. */
export function table(options: {
  readonly title: string;
  readonly unit?: string;
  readonly columns: readonly string[];
  readonly words?: number;
  readonly text?: readonly number[];
  /** Columns whose words are the plan's. */
  readonly plan?: readonly number[];
  readonly rows: readonly TableRow[];
  readonly note?: string;
}): Table {
  const { title, unit = '', columns, words = 1, text = [], plan = [], rows, note = '' } = options;
  return {
    type: 'table',
    title,
    unit,
    columns: columns.map((name, index) => ({
      title: name,
      align: index < words || text.includes(index) ? 'left' : 'right',
      ...(plan.includes(index) ? { isPlan: true as const } : {}),
    })),
    rows,
    note,
  };
}

export function row(cells: readonly Cell[], look: TableRow['look'] = 'plain', level = 0): TableRow {
  return { cells, look, level };
}

export function heading(label: string, columns: number): TableRow {
  return row([label, ...Array.from({ length: columns - 1 }, () => null)], 'heading');
}

/** The user's words by paragraph: a blank line begins one, within it lines end where the user ended them. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r?\n[ \t]*\r?\n/)
    .map((part) => part.trim().replace(/[ \t]*\r?\n[ \t]*/g, '\n'))
    .filter((part) => part !== '');
}
