/** The blocks of a section as pieces of slides. Words and numbers come from the contents; nothing is computed. */
import type { Block, Explanation, Figure } from '../content/pack-content.ts';
import { type ChartLooks, chartPiece } from './charts/chart-piece.ts';
import { CONTENT_WIDTH, type Look, SLIDE } from './look.ts';
import { lineCount, type Piece, textHeight } from './pieces.ts';
import { cellText, type Marks, tablePiece, toneColour } from './table-piece.ts';

export type SlideContext = Marks & {
  readonly look: Look;
  readonly charts: ChartLooks;
  readonly explanations: ReadonlyMap<string, Explanation>;
};

export function blockPieces(block: Block, context: SlideContext): readonly Piece[] {
  const { look, charts, words } = context;
  switch (block.type) {
    case 'paragraphs':
      // Conventions and the like are for who speaks; the slide keeps to its point.
      return block.look === 'note'
        ? [{ height: 0, notes: block.texts, draw: () => undefined }]
        : block.texts.map((text) => textPiece(text, look, 13));
    case 'headline':
      return headlinePieces(block.items, context);
    case 'facts':
      return [
        factsPiece(
          block.rows.map(({ label, cell }) => [label, cellText(cell, context)]),
          block.rows.flatMap(({ cell }) =>
            cell === null || typeof cell === 'string' ? [] : explained(cell, context),
          ),
          look,
        ),
      ];
    case 'table':
      return [tablePiece(block, look, context)];
    case 'chart':
      return [block.chart.kind === 'heat' ? heatPiece(block, context) : chartPiece(block, look, charts)];
    case 'lights':
      return [
        tablePiece(
          {
            title: '',
            unit: '',
            note: '',
            columns: [
              { title: '', align: 'left' },
              { title: '', align: 'left' },
              { title: '', align: 'left' },
            ],
            rows: block.items.map(({ light, computed, title, reason, note }) => ({
              look: 'plain',
              level: 0,
              cells: [
                `${SIGNS[light]} ${words.light[light]}`,
                title,
                [
                  reason,
                  computed === null || computed === light ? '' : words.overridden(words.light[computed]),
                  note,
                ]
                  .filter((text) => text !== '')
                  .join('\n'),
              ],
            })),
          },
          look,
          context,
          (row, column) => (column === 0 ? LIGHT_FILLS[block.items[row]?.light ?? 'none'] : undefined),
        ),
      ];
    case 'signatures':
      return [
        tablePiece(
          {
            title: '',
            unit: '',
            note: '',
            columns: [words.role, words.name, words.date, words.signature].map((title) => ({
              title,
              align: 'left',
            })),
            rows: block.rows.map(({ role, name }) => ({
              cells: [role, name, '', ' \n \n '],
              look: 'plain',
              level: 0,
            })),
          },
          look,
          context,
        ),
      ];
  }
}

const SIGNS = { red: '■', yellow: '▲', green: '●', none: '○' } as const;
const LIGHT_FILLS = { red: 'F6DDD8', yellow: 'F8EBCF', green: 'DCEFE2', none: 'F4F5F7' } as const;

export function textPiece(text: string, look: Look, size: number, comment = false): Piece {
  const height = textHeight(text, size) + 0.04;
  return {
    height,
    notes: [],
    draw(slide, y) {
      if (comment) {
        slide.addShape('rect', { x: SLIDE.left, y, w: 0.04, h: height, fill: { color: look.accent } });
      }
      slide.addText(text, {
        x: SLIDE.left + (comment ? 0.14 : 0),
        y,
        w: CONTENT_WIDTH - (comment ? 0.14 : 0),
        h: height,
        fontSize: size,
        color: size < 12 ? look.quiet : look.ink,
        margin: 0,
        valign: 'top',
        lang: look.lang,
      });
    },
  };
}

const PER_ROW = 6;

function headlinePieces(
  items: Extract<Block, { type: 'headline' }>['items'],
  context: SlideContext,
): readonly Piece[] {
  const rows: (typeof items)[number][][] = [];
  for (const item of items) {
    const last = rows.at(-1);
    if (last && last.length < PER_ROW) last.push(item);
    else rows.push([item]);
  }
  const across = Math.min(PER_ROW, items.length);
  return rows.map((row) => headlineRow(row, across, context));
}

function headlineRow(
  items: Extract<Block, { type: 'headline' }>['items'],
  across: number,
  context: SlideContext,
): Piece {
  const { look } = context;
  const gap = 0.22;
  const width = (CONTENT_WIDTH - gap * (across - 1)) / across;
  const noteLines = Math.max(...items.map(({ note }) => (note === '' ? 0 : lineCount(note, 10, width))));
  const height = 0.86 + noteLines * 0.18;
  return {
    height,
    notes: items.flatMap(({ figure }) => explained(figure, context)),
    draw(slide, y) {
      items.forEach(({ label, figure, note }, index) => {
        const x = SLIDE.left + index * (width + gap);
        slide.addShape('line', { x, y, w: width, h: 0, line: { color: look.primary, width: 1.75 } });
        slide.addText(label, {
          x,
          y: y + 0.06,
          w: width,
          h: 0.24,
          fontSize: 10.5,
          color: look.quiet,
          margin: 0,
          valign: 'top',
          lang: look.lang,
        });
        slide.addText(cellText(figure, context), {
          x,
          y: y + 0.3,
          w: width,
          h: 0.46,
          fontSize: 22,
          bold: true,
          color: toneColour(figure, look) ?? look.ink,
          margin: 0,
          valign: 'top',
          fit: 'shrink',
          lang: look.lang,
        });
        if (note !== '') {
          slide.addText(note, {
            x,
            y: y + 0.78,
            w: width,
            h: noteLines * 0.18,
            fontSize: 10,
            color: look.quiet,
            margin: 0,
            valign: 'top',
            lang: look.lang,
          });
        }
      });
    },
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

function factsPiece(
  rows: readonly (readonly [string, string])[],
  notes: readonly string[],
  look: Look,
): Piece {
  const left = 2.6;
  const heights = rows.map(
    ([label, text]) =>
      Math.max(textHeight(label, 11.5, left), textHeight(text, 11.5, CONTENT_WIDTH - left)) + 0.05,
  );
  return {
    height: heights.reduce((sum, height) => sum + height, 0),
    notes,
    draw(slide, y) {
      let at = y;
      rows.forEach(([label, text], index) => {
        const height = heights[index] ?? 0;
        const style = { h: height, fontSize: 11.5, margin: 0, valign: 'top' as const, lang: look.lang };
        slide.addText(label, { ...style, x: SLIDE.left, y: at, w: left, color: look.quiet });
        slide.addText(text, {
          ...style,
          x: SLIDE.left + left,
          y: at,
          w: CONTENT_WIDTH - left,
          color: look.ink,
        });
        at += height;
      });
    },
  };
}

const BELOW = ['FBF0EE', 'F6DDD8', 'EEC5BD', 'E5ACA1'];
const ABOVE = ['EEF4FA', 'DBE8F4', 'C5D9EC', 'AECAE4'];

function heatPiece(block: Extract<Block, { type: 'chart' }>, context: SlideContext): Piece {
  const { chart, title, unit, note } = block;
  if (chart.kind !== 'heat') throw new Error('Only a heat map is a table.');
  const values = chart.cells
    .flat()
    .flatMap((cell) => (cell?.value == null ? [] : [Math.abs(cell.value - chart.pivot)]));
  const most = Math.max(1e-12, ...values);
  const shade = (row: number, column: number): string | undefined => {
    const value = chart.cells[row]?.[column - 1]?.value;
    if (column === 0 || value == null) return undefined;
    const away = value - chart.pivot;
    const step = Math.min(3, Math.ceil((Math.abs(away) / most) * 4) - 1);
    return away === 0 ? undefined : (away < 0 ? BELOW : ABOVE)[Math.max(0, step)];
  };
  return tablePiece(
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
