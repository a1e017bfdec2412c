/** The sheet that says how the headline numbers come about: formula, values, convention, and what goes in from where. */
import type { ExtraSheet } from '../../exchange/export/workbook-model.ts';
import type { PackContent } from '../content/pack-content.ts';
import { documentWords } from '../document/document-words.ts';
import type { Live } from './live-figure.ts';
import { finishedPage } from './page/finished-page.ts';
import { HEAD_ROWS, putHead } from './page/page-head.ts';
import { pageWriter } from './page/page-writer.ts';

/** Name, number, source, owner: a page that stands. */
const WIDTHS = [31, 19, 26, 20] as const;

export function explanationSheet(
  title: string,
  cover: string,
  { meta, explanations }: PackContent,
  live: Live,
): ExtraSheet {
  const words = documentWords(meta.language);
  const page = pageWriter(title, WIDTHS.length, WIDTHS);
  putHead(page, words.how, cover, meta, live);
  let row = HEAD_ROWS + 2;
  for (const each of explanations) {
    const begin = row;
    page.wide(row, 1, each.title, { row: 'heading', role: 'text' });
    row += 1;
    page.wide(row, 1, each.text, { role: 'prose' });
    row += 1;
    for (const [label, text] of [
      [words.formula, each.formula],
      [words.withValues, each.withValues],
      [words.convention, each.convention],
    ] as const) {
      if (text === '') continue;
      page.sheet.text(row, 1, label);
      page.wide(row, 2, text, { role: 'prose' });
      row += 1;
    }
    if (each.ingredients.length > 0) {
      [words.ingredients, ' ', words.source, words.owner].forEach((text, at) => {
        page.sheet.text(row, at + 1, text, { row: 'group', number: at === 1 ? 'integer' : 'text' });
      });
      row += 1;
    }
    for (const { label, text, source, owner } of each.ingredients) {
      [label, text, source, owner].forEach((cell, at) => {
        page.sheet.text(row, at + 1, cell, { number: at === 1 ? 'integer' : 'text', isWrapped: true });
      });
      row += 1;
    }
    page.together.push({ from: begin, to: row - 1 });
    row += 1;
  }
  return finishedPage(page, meta);
}
