/**
 * What a pack states in words rather than in numbers: facts such as the recommendation, verdicts among columns of numbers,
 * sources and owners, and the sentence a section begins with. Each has an id as a number has, so that a changed one is found and marked. Pure.
 */
import type { Block, Cell, Figure, PackContent, Section } from './content/pack-content.ts';

export type Statement = { readonly id: string; readonly label: string; readonly text: string };

const PREFIX = 'text:';

export function isStatement(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** In the order of reading. */
export function statementsOf(section: Section): readonly Statement[] {
  const found: Statement[] = [];
  withStatements(section, (statement) => {
    found.push(statement);
    return null;
  });
  return found;
}

/** The same contents, with changed statements as the pages mark them; `before` is what they read earlier, by id. */
export function withMarkedStatements(content: PackContent, before: ReadonlyMap<string, string>): PackContent {
  if (![...before.keys()].some(isStatement)) return content;
  return {
    ...content,
    sections: content.sections.map((section) =>
      withStatements(section, ({ id, text }) => (before.has(id) ? marked(id, text) : null)),
    ),
  };
}

/** Read like a number that is none: words under an id. */
function marked(id: string, text: string): Figure {
  return { id, value: null, form: { kind: 'quantity', digits: 0 }, text };
}

type Replace = (statement: Statement) => Figure | null;

function withStatements(section: Section, replace: Replace): Section {
  const lead = section.blocks.find((block) => block.type === 'paragraphs' && block.look === 'plain');
  const id = (...parts: readonly string[]): string => `${PREFIX}${[section.id, ...parts].join(':')}`;
  return {
    ...section,
    blocks: section.blocks.map((block): Block => {
      switch (block.type) {
        case 'paragraphs': {
          const [first, ...rest] = block.texts;
          if (block !== lead || first === undefined) return block;
          const is = replace({ id: id('lead'), label: section.title, text: first });
          return is === null ? block : { ...block, texts: [`△ ${first}`, ...rest] };
        }
        case 'facts':
          return {
            ...block,
            rows: block.rows.map((row) =>
              row.isState
                ? row
                : {
                    label: row.label,
                    cell: replacedCell(row.cell, { id: id('fact', row.label), label: row.label }, replace),
                  },
            ),
          };
        case 'table':
          return { ...block, rows: block.rows.map((row) => tableRow(row, block, id, replace)) };
        default:
          return block;
      }
    }),
  };
}

type Table = Extract<Block, { type: 'table' }>;

/** A row of words among columns of numbers says what the numbers come to; and so do columns of the plan's own words. */
function tableRow(
  row: Table['rows'][number],
  { title, columns }: Table,
  id: (...parts: readonly string[]) => string,
  replace: Replace,
): Table['rows'][number] {
  const [name, ...rest] = row.cells;
  if (typeof name !== 'string' || row.look === 'heading') return row;
  const isWords = rest.every((cell) => cell === null || typeof cell === 'string');
  return {
    ...row,
    cells: row.cells.map((cell, index) => {
      const column = columns[index];
      if (index === 0 || !column || !(column.isPlan || (isWords && column.align === 'right'))) return cell;
      const label = [name, column.title].filter((part) => part !== '').join(' · ');
      return replacedCell(cell, { id: id(title, name, column.title), label }, replace);
    }),
  };
}

function replacedCell(cell: Cell, known: Omit<Statement, 'text'>, replace: Replace): Cell {
  if (typeof cell !== 'string' || cell === '') return cell;
  return replace({ ...known, text: cell }) ?? cell;
}
