/**
 * The sheets of a pack in front of the live model: a cover with contents that lead to one sheet a section. What stands
 * in the model is pointed at, so that the pack follows its assumptions and its scenario switch.
 */
import { type SheetWriter, sheetWriter } from '../../exchange/export/plain-sheet.ts';
import type { CellLook, RowLook } from '../../exchange/export/sheet-model.ts';
import type { ChartSpec, ExtraSheet, ExtraSheets } from '../../exchange/export/workbook-model.ts';
import { figuresOf } from '../content/figures.ts';
import type { Block, Cell, PackContent, Section } from '../content/pack-content.ts';
import { footLine } from '../document/document.ts';
import { type DocumentWords, documentWords } from '../document/document-words.ts';
import { chartRows } from './chart-rows.ts';
import { columnWidths } from './column-widths.ts';
import { explanationSheet, linkTo } from './explanation-sheet.ts';
import { differingFigures, figureCell, type Live } from './live-figure.ts';
import { packSheetWords } from './workbook-words.ts';

/** Of a sheet's name in Excel. */
const LONGEST_TITLE = 31;

export function packSheets(content: PackContent): ExtraSheets {
  // Told by the first composition, which has the scenario of the pack; the formulas are the same under every other.
  let stated: ReadonlySet<string> | null = null;
  return (given) => {
    stated ??= differingFigures(figuresOf(content), given);
    const live = { ...given, stated };
    const words = packSheetWords(content.meta.language);
    const taken = new Set(live.titles.map((title) => title.toLowerCase()));
    const cover = freeTitle(words.cover, taken);
    const titles = content.sections.map(({ number, title }) => freeTitle(`${number} ${title}`, taken));
    const how = content.explanations.length > 0 ? freeTitle(words.how, taken) : null;
    const sheets = content.sections.map((section, index) =>
      sectionSheet(section, titles[index] ?? '', cover, content, live),
    );
    return [
      coverSheet(content, cover, titles, how),
      ...sheets,
      ...(how === null ? [] : [explanationSheet(content.explanations, how, cover, content)]),
    ];
  };
}

/** A name that Excel takes and no other sheet has. */
export function freeTitle(wanted: string, taken: Set<string>): string {
  const safe = wanted
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim();
  let title = [...safe].slice(0, LONGEST_TITLE).join('').trim();
  for (let number = 2; taken.has(title.toLowerCase()) || title === ''; number += 1) {
    const end = ` (${number})`;
    title = `${[...safe]
      .slice(0, LONGEST_TITLE - end.length)
      .join('')
      .trim()}${end}`;
  }
  taken.add(title.toLowerCase());
  return title;
}

function coverSheet(
  { meta, sections }: PackContent,
  title: string,
  titles: readonly string[],
  how: string | null,
): ExtraSheet {
  const words = documentWords(meta.language);
  const own = packSheetWords(meta.language);
  const sheet = sheetWriter(title);
  const { ok, failed, total } = meta.masterCheck;
  sheet.text(1, 1, meta.planName, { role: 'title' });
  sheet.text(2, 1, meta.packName, { row: 'subtotal' });
  const facts: readonly (readonly [string, string])[] = [
    [words.scenario, meta.scenarioName],
    [words.version, meta.version],
    [words.unit, meta.unit],
    [words.date, [meta.madeAtText, meta.madeBy].filter((text) => text !== '').join(' ')],
    [words.model, meta.modelHash],
  ];
  facts.forEach(([label, text], index) => {
    sheet.text(4 + index, 1, label);
    sheet.text(4 + index, 2, text, { role: 'note' });
  });
  sheet.text(9, 1, ok ? words.checksFine(total) : words.checksFailed(failed, total), { row: 'total' });
  if (meta.draft) sheet.text(10, 1, words.draft, { role: 'title' });
  sheet.heading(12, [words.contents, ' ']);
  sections.forEach(({ number, title: name }, index) => {
    sheet.text(13 + index, 1, `${number}  ${name}`, { role: 'reference' }, linkTo(titles[index] ?? ''));
  });
  const last = 13 + sections.length;
  if (how !== null) sheet.text(last, 1, words.how, { role: 'reference' }, linkTo(how));
  sheet.text(last + 2, 1, own.live, { role: 'note' });
  sheet.text(last + 3, 1, own.stated, { role: 'note' });
  return {
    setUp: {
      title,
      widths: [
        [1, 1, 60],
        [2, 2, 70],
      ],
      isPortrait: true,
      tab: '1F3A5F',
    },
    cells: sheet.cells,
    place: 'front',
  };
}

function sectionSheet(
  section: Section,
  title: string,
  cover: string,
  { meta }: PackContent,
  live: Live,
): ExtraSheet {
  const words = documentWords(meta.language);
  const sheet = sheetWriter(title);
  const charts: ChartSpec[] = [];
  sheet.text(1, 1, section.title, { role: 'title' });
  sheet.text(2, 1, footLine(meta, words), { role: 'note' });
  sheet.text(3, 1, packSheetWords(meta.language).back, { role: 'reference' }, linkTo(cover));
  let row = 5;
  for (const text of [...section.comment, ...(section.empty === null ? [] : [section.empty])]) {
    sheet.text(row, 1, text, { role: 'note' });
    row += 1;
  }
  if (section.comment.length > 0) row += 1;
  for (const block of section.blocks) row = putBlock(block, row, { sheet, title, live, words, charts }) + 1;
  return {
    setUp: {
      title,
      widths: columnWidths(sheet.cells),
      freeze: { columns: 1, rows: 3 },
      titleRows: [1, 2],
      tab: '9DB2CC',
    },
    cells: sheet.cells,
    charts,
    place: 'front',
  };
}

export type BlockPlace = {
  readonly sheet: SheetWriter;
  readonly title: string;
  readonly live: Live;
  readonly words: DocumentWords;
  readonly charts: ChartSpec[];
};

/** Gives the first free row behind the block. */
function putBlock(block: Block, from: number, place: BlockPlace): number {
  const { sheet, words } = place;
  let row = from;
  const note = (text: string): void => {
    if (text === '') return;
    sheet.text(row, 1, text, { role: 'note' });
    row += 1;
  };
  switch (block.type) {
    case 'paragraphs':
      for (const text of block.texts) note(text);
      return row;
    case 'headline':
      for (const { label, figure, note: beside } of block.items) {
        sheet.text(row, 1, label, { row: 'subtotal' });
        putCell(place, row, 2, figure, 'subtotal');
        sheet.text(row, 3, beside, { role: 'note' });
        row += 1;
      }
      return row;
    case 'facts':
      for (const { label, cell } of block.rows) {
        sheet.text(row, 1, label);
        putCell(place, row, 2, cell, 'line');
        row += 1;
      }
      return row;
    case 'table': {
      if (block.title !== '' || block.unit !== '') {
        sheet.text(row, 1, [block.title, block.unit].filter((text) => text !== '').join(' · '), {
          row: 'subtotal',
        });
        row += 1;
      }
      sheet.heading(
        row,
        block.columns.map(({ title }) => title),
      );
      row += 1;
      for (const { cells, look, level } of block.rows) {
        const rowLook = ROW_LOOKS[look];
        cells.forEach((cell, column) => {
          const text = column === 0 && typeof cell === 'string' ? `${'   '.repeat(level)}${cell}` : cell;
          putCell(place, row, column + 1, text, rowLook);
        });
        row += 1;
      }
      note(block.note);
      return row;
    }
    case 'chart': {
      sheet.text(row, 1, [block.title, block.unit].filter((text) => text !== '').join(' · '), {
        row: 'subtotal',
      });
      row = chartRows(block, row + 1, place, putCell);
      note(block.note);
      return row;
    }
    case 'lights':
      for (const { light, computed, title, reason, note: beside } of block.items) {
        sheet.text(row, 1, `${SIGNS[light]} ${words.light[light]} · ${title}`, { row: 'subtotal' });
        sheet.text(row, 2, reason);
        row += 1;
        if (computed !== null && computed !== light) note(words.overridden(words.light[computed]));
        note(beside);
      }
      return row;
    case 'signatures':
      sheet.heading(row, [words.role, words.name, words.date, words.signature]);
      row += 1;
      for (const { role, name } of block.rows) {
        sheet.text(row, 1, role);
        sheet.text(row, 2, name);
        row += 1;
      }
      return row;
  }
}

const SIGNS = { red: '■', yellow: '▲', green: '●', none: '○' } as const;
const ROW_LOOKS: Readonly<Record<'plain' | 'subtotal' | 'total' | 'heading', RowLook>> = {
  plain: 'line',
  subtotal: 'subtotal',
  total: 'total',
  heading: 'group',
};

function putCell({ sheet, live }: BlockPlace, row: number, column: number, cell: Cell, look: RowLook): void {
  if (cell === null) return;
  if (typeof cell === 'string') {
    sheet.text(row, column, cell, { row: look });
    return;
  }
  const { content, number, live: isLive } = figureCell(cell, live);
  const role: CellLook['role'] = isLive ? 'link' : 'formula';
  sheet.put(row, column, content, { role, row: look === 'group' ? 'line' : look, number });
}

export type PutCell = typeof putCell;
