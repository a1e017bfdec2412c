/** The blocks of a section as rows of its page, one below the other: what is live points into the model. */
import type { CellLook, RowLook } from '../../exchange/export/sheet-model.ts';
import type { Block, Cell } from '../content/pack-content.ts';
import type { DocumentWords } from '../document/document-words.ts';
import { isStatement } from '../statements.ts';
import { chartRows } from './charts/chart-rows.ts';
import { figureCell, type Live } from './live-figure.ts';
import { ALIGNED, type HeadingCell, type PageWriter } from './page/page-writer.ts';
import type { PackSheetWords } from './workbook-words.ts';

export type BlockPlace = {
  readonly page: PageWriter;
  readonly live: Live;
  readonly words: DocumentWords;
  readonly own: PackSheetWords;
  readonly colours: { readonly primary: string; readonly accent: string };
};

/** Tables of more rows may break over pages; the head of one that begins so high on its page is repeated. */
const LONGEST_TOGETHER = 28;
const LOWEST_HEAD = 9;

/** Columns that a block takes. */
export function columnsOf(block: Block): number {
  if (block.type === 'table') return block.columns.length;
  if (block.type !== 'chart') return 4;
  return block.chart.kind === 'heat' ? block.chart.columns.length + 1 : 4;
}

/** Gives the first free row behind the block. */
export function putBlock(block: Block, from: number, place: BlockPlace): number {
  const { page, words } = place;
  const { sheet } = page;
  let row = from;
  const note = (text: string, look: Partial<CellLook> = {}): void => {
    if (text === '') return;
    page.wide(row, 1, text, look);
    row += 1;
  };
  switch (block.type) {
    case 'paragraphs':
      for (const text of block.texts) note(text, block.look === 'plain' ? { role: 'prose' } : {});
      return row;
    case 'headline':
      for (const { label, figure, note: beside } of block.items) {
        sheet.text(row, 1, label, { row: 'subtotal', isWrapped: true });
        putCell(place, row, 2, figure, 'subtotal');
        if (beside !== '') page.wide(row, 3, beside, { isSetOff: true });
        row += 1;
      }
      page.together.push({ from, to: row - 1 });
      return row;
    case 'facts':
      for (const { label, cell } of block.rows) {
        sheet.text(row, 1, label, { isWrapped: true });
        if (typeof cell === 'string') page.wide(row, 2, cell, { role: 'prose' });
        else if (cell && isStatement(cell.id)) page.wide(row, 2, `△ ${cell.text}`, { role: 'prose' });
        else putCell(place, row, 2, cell, 'line');
        row += 1;
      }
      return row;
    case 'table':
      return putTable(block, from, place);
    case 'chart': {
      row = chartRows(block, from, place);
      note(block.note);
      return row;
    }
    case 'lights':
      for (const { light, computed, title, reason, note: beside } of block.items) {
        const begin = row;
        note(`${SIGNS[light]} ${words.light[light]} · ${title}`, { role: 'caption' });
        note(reason, { role: 'prose' });
        if (computed !== null && computed !== light) note(words.overridden(words.light[computed]));
        note(beside);
        page.together.push({ from: begin, to: row - 1 });
      }
      return row;
    case 'signatures':
      page.heading(
        row,
        [words.role, words.name, words.date, words.signature].map((title) => ({ title, align: 'left' })),
      );
      for (const { role, name } of block.rows) {
        row += 1;
        // An empty line below each name is what is signed on.
        [role, name, ' ', ' '].forEach((text, at) => {
          sheet.text(row, at + 1, at === 0 ? `\n${text}` : text === '' ? ' ' : text, {
            row: 'balance',
            isWrapped: true,
          });
        });
      }
      row += 1;
      for (let column = 1; column <= page.columns && column <= 4; column += 1)
        sheet.text(row, column, ' ', { row: 'balance' });
      page.together.push({ from, to: row });
      return row + 1;
  }
}

const SIGNS = { red: '■', yellow: '▲', green: '●', none: '○' } as const;
const ROW_LOOKS: Readonly<Record<'plain' | 'subtotal' | 'total' | 'heading', RowLook>> = {
  plain: 'line',
  subtotal: 'subtotal',
  total: 'total',
  heading: 'group',
};

function putTable(block: Extract<Block, { type: 'table' }>, from: number, place: BlockPlace): number {
  const { page } = place;
  const { columns, rows } = block;
  const heads = columns.map(({ title, align }, at): HeadingCell => {
    const isSign = at > 0 && align === 'left' && rows.every(({ cells }) => isShort(cells[at] ?? null));
    return { title, align: isSign ? 'middle' : align };
  });
  let row = blockTitle(block, from, place);
  if (columns.some(({ title }) => title !== '')) {
    page.heading(row, heads);
    if (rows.length > LONGEST_TOGETHER && row <= LOWEST_HEAD) page.repeat(row);
    row += 1;
  }
  for (const { cells, look, level } of rows) {
    cells.forEach((cell, at) => {
      const text = at === 0 && typeof cell === 'string' ? `${'   '.repeat(level)}${cell}` : cell;
      putCell(place, row, at + 1, text, ROW_LOOKS[look], heads[at]?.align);
    });
    row += 1;
  }
  const last = rows.length <= LONGEST_TOGETHER ? row - 1 : from + 4;
  page.together.push({ from, to: last });
  if (block.note === '') return row;
  page.wide(row, 1, block.note);
  return row + 1;
}

/** Title and unit over a table; none where the block has neither. */
export function blockTitle(
  { title, unit }: { readonly title: string; readonly unit: string },
  row: number,
  { page }: Pick<BlockPlace, 'page'>,
): number {
  const text = [title, unit].filter((each) => each !== '').join(' · ');
  if (text === '') return row;
  page.wide(row, 1, text, { role: 'caption' });
  return row + 1;
}

/** Signs such as F, A and lights. */
const SIGN = 4;

function isShort(cell: Cell): boolean {
  return (
    cell === null || (typeof cell === 'string' && /^[^\u2E80-\uFFEF]*$/.test(cell) && cell.length <= SIGN)
  );
}

/**
 * Words in a column of figures stand to the right, as the figures do. What has changed is marked where `words` are given:
 * not in the numbers of a chart, whose labels take the format of the cells.
 */
export function putCell(
  { page, live, words }: Pick<BlockPlace, 'page' | 'live'> & Partial<Pick<BlockPlace, 'words'>>,
  row: number,
  column: number,
  cell: Cell,
  look: RowLook,
  align: HeadingCell['align'] = 'left',
): void {
  if (cell === null) return;
  const { sheet } = page;
  if (typeof cell === 'string') {
    sheet.text(row, column, cell, {
      row: look,
      isWrapped: true,
      number: column > 1 ? ALIGNED[align] : 'text',
      ...(column > 1 && align === 'left' ? { isSetOff: true } : {}),
    });
    return;
  }
  const { content, number, live: isLive } = figureCell(cell, live);
  const role: CellLook['role'] = isLive ? 'link' : 'formula';
  const isWords = number === 'text';
  const before = words && live.before.get(cell.id);
  sheet.put(
    row,
    column,
    isWords && before !== undefined ? { kind: 'text', text: `△ ${cell.text}` } : content,
    {
      role: isWords ? 'text' : role,
      row: look === 'group' ? 'line' : look,
      number: isWords && align === 'right' ? 'integer' : number,
      ...(isWords ? { isWrapped: true } : {}),
      ...(before === undefined || isWords ? {} : { isChanged: true }),
    },
    before === undefined ? {} : { comment: words?.was(before) ?? before },
  );
}
