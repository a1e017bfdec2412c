/** A section of the pack as a sheet of its own: head, what the user says to the figures, and its blocks. */
import type { ExtraSheet } from '../../exchange/export/workbook-model.ts';
import { figuresOfBlock } from '../content/figures.ts';
import type { PackContent, Section } from '../content/pack-content.ts';
import { documentWords } from '../document/document-words.ts';
import { columnsOf, putBlock } from './block-rows.ts';
import type { Live } from './live-figure.ts';
import { finishedPage } from './page/finished-page.ts';
import { HEAD_ROWS, linkTo, putHead } from './page/page-head.ts';
import { pageWriter } from './page/page-writer.ts';
import { relatedSheet } from './related-sheet.ts';
import { packSheetWords } from './workbook-words.ts';

/** Sections that set scenarios or studies against each other: if one of them followed the switch, they would mislead. */
const COMPARING: ReadonlySet<Section['kind']> = new Set([
  'options',
  'scenarios',
  'npv-bridge',
  'sensitivity',
  'two-way',
  'simulation',
]);

export function sectionSheet(
  section: Section,
  title: string,
  cover: string,
  { meta }: PackContent,
  given: Live,
): ExtraSheet {
  const words = documentWords(meta.language);
  const own = packSheetWords(meta.language);
  const { kind, blocks, comment, empty } = section;
  const page = pageWriter(title, Math.max(0, ...blocks.map(columnsOf)));
  putHead(page, section.title, cover, meta, given);
  const isComparing = COMPARING.has(kind);
  const live = isComparing
    ? { ...given, stated: new Set(blocks.flatMap(figuresOfBlock).map(({ id }) => id)) }
    : given;
  let row = HEAD_ROWS + 2;
  for (const text of comment) {
    page.wide(row, 1, text, { role: 'prose' });
    row += 1;
  }
  if (empty !== null) {
    page.wide(row, 1, empty);
    row += 1;
  }
  if (comment.length > 0) row += 1;
  const place = { page, live, words, own, colours: meta.colours };
  for (const block of blocks) row = putBlock(block, row, place) + 1;
  const switched = live.addresses.addressOf({ kind: 'cell', name: 'scenarioName' });
  const related = relatedSheet(kind, meta.language, live.titles);
  if (isComparing && switched !== undefined) {
    const target = switched.replaceAll('$', '');
    page.wide(row, 1, `${own.compared} ${target.replaceAll("'", '')}`, { role: 'reference' }, target);
    row += 1;
  }
  if (related !== null)
    page.wide(row, 1, `${own.related} ${related}`, { role: 'reference' }, linkTo(related).link);
  return finishedPage(page, meta);
}
