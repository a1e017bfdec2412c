/** The blocks of a section as pieces of slides. Words and numbers come from the contents; nothing is computed. */
import type { Block, Explanation, Figure } from '../content/pack-content.ts';
import { type ChartLooks, chartPiece } from './charts/chart-piece.ts';
import type { Look } from './look.ts';
import type { Piece } from './pieces.ts';
import type { SpareTo } from './table/column-widths.ts';
import {
  cellText,
  type Marks,
  type Shade,
  type TableParts,
  tablePieces,
  toneColour,
} from './table/table-piece.ts';
import { headlinePieces } from './text/headline-pieces.ts';
import { factsPiece, textPiece } from './text/text-pieces.ts';

export type SlideContext = Marks & {
  readonly look: Look;
  readonly charts: ChartLooks;
  readonly explanations: ReadonlyMap<string, Explanation>;
};

/** Size of running text. */
export function bodySize({ compact }: Pick<Marks, 'compact'>): number {
  return compact ? 12 : 14;
}

/** `title` is the section's: a table or chart of the same name need not repeat it. */
export function blockPieces(block: Block, title: string, context: SlideContext): readonly Piece[] {
  const { look, words } = context;
  const named = <T extends { readonly title: string }>(of: T): T =>
    of.title === title ? { ...of, title: '' } : of;
  switch (block.type) {
    case 'paragraphs':
      // Conventions and the like are for who speaks; the slide keeps to its point.
      return block.look !== 'plain'
        ? [{ height: 0, notes: block.texts, draw: () => undefined }]
        : block.texts.map((text) => textPiece(text, look, { size: bodySize(context) }));
    case 'headline':
      return headlinePieces(block.items, look, {
        textOf: (figure) => cellText(figure, context),
        colourOf: (figure) => toneColour(figure, look),
        notesOf: (figure) => explained(figure, context),
      });
    case 'facts':
      return [
        factsPiece(
          block.rows.map(({ label, cell }) => ({ label, text: cellText(cell, context) })),
          block.rows.flatMap(({ cell }) =>
            cell === null || typeof cell === 'string' ? [] : explained(cell, context),
          ),
          look,
        ),
      ];
    case 'table':
      return tablePieces(named(block), look, context);
    case 'chart':
      return block.chart.kind === 'heat'
        ? heatPieces(named(block), context)
        : [chartPiece(named(block), look, context)];
    case 'lights':
      return tablePieces(
        wordTable(
          ['', '', ''],
          'last',
          block.items.map(({ light, computed, title: name, reason, note }) => [
            `${SIGNS[light]} ${words.light[light]}`,
            name,
            [
              reason,
              computed === null || computed === light ? '' : words.overridden(words.light[computed]),
              note,
            ]
              .filter((text) => text !== '')
              .join('\n'),
          ]),
        ),
        look,
        context,
        (row, column) => (column === 0 ? { fill: LIGHT_FILLS[block.items[row]?.light ?? 'none'] } : {}),
      );
    case 'signatures':
      return tablePieces(
        wordTable(
          [words.role, words.name, words.date, words.signature],
          'all',
          block.rows.map(({ role, name }) => [role, name, '', ' \n \n ']),
        ),
        look,
        context,
      );
  }
}

const SIGNS = { red: '■', yellow: '▲', green: '●', none: '○' } as const;
const LIGHT_FILLS = { red: 'F6DDD8', yellow: 'F8EBCF', green: 'DCEFE2', none: 'F4F5F7' } as const;

function wordTable(
  columns: readonly string[],
  spareTo: SpareTo,
  rows: readonly (readonly string[])[],
): TableParts {
  return {
    title: '',
    unit: '',
    note: '',
    spareTo,
    columns: columns.map((title) => ({ title, align: 'left' })),
    rows: rows.map((cells) => ({ cells, look: 'plain', level: 0 })),
  };
}

/** What the speaker can say to a headline number. */
function explained(
  figure: Figure,
  { explanations, words }: Pick<SlideContext, 'explanations' | 'words'>,
): readonly string[] {
  const found = explanations.get(figure.id);
  if (!found) return [];
  const ingredients = found.ingredients.map(({ label, text, source, owner }) =>
    [
      `${label}: ${text}`,
      source === '' ? '' : `${words.source} ${source}`,
      owner === '' ? '' : `${words.owner} ${owner}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
  );
  return [
    [
      `${found.title} = ${figure.text}. ${found.text}`,
      found.formula === '' ? '' : `${words.formula}: ${found.formula}`,
      found.withValues === '' ? '' : `${words.withValues}: ${found.withValues}`,
      found.convention === '' ? '' : `${words.convention}: ${found.convention}`,
      ...ingredients,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  ];
}

const BELOW = ['FBF0EE', 'F6DDD8', 'EEC5BD', 'E5ACA1'];
const ABOVE = ['EEF4FA', 'DBE8F4', 'C5D9EC', 'AECAE4'];

function heatPieces(block: Extract<Block, { type: 'chart' }>, context: SlideContext): readonly Piece[] {
  const { chart, title, unit, note } = block;
  if (chart.kind !== 'heat') throw new Error('Only a heat map is a table.');
  const values = chart.cells
    .flat()
    .flatMap((cell) => (cell?.value == null ? [] : [Math.abs(cell.value - chart.pivot)]));
  const most = Math.max(1e-12, ...values);
  const { planned } = chart;
  const shade: Shade = (row, column) => {
    const value = chart.cells[row]?.[column - 1]?.value;
    if (column === 0 || value == null) return {};
    const away = value - chart.pivot;
    const step = Math.min(3, Math.ceil((Math.abs(away) / most) * 4) - 1);
    return {
      fill: away === 0 ? undefined : (away < 0 ? BELOW : ABOVE)[Math.max(0, step)],
      bold: planned?.row === row && planned.column === column - 1,
    };
  };
  return tablePieces(
    {
      title,
      unit,
      note,
      columns: [
        { title: `${chart.rowTitle} ↓  ${chart.columnTitle} →`, align: 'left' },
        ...chart.columns.map((name) => ({ title: name, align: 'right' as const })),
      ],
      rows: chart.rows.map((name, index) => ({
        look: 'plain',
        level: 0,
        cells: [name, ...(chart.cells[index] ?? [])],
      })),
    },
    context.look,
    context,
    shade,
  );
}
