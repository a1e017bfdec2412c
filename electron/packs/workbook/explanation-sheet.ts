/** The sheet that says how the headline numbers come about, and the links between the sheets of a pack. */
import { sheetPrefix } from '../../exchange/export/columns.ts';
import { sheetWriter } from '../../exchange/export/plain-sheet.ts';
import type { ExtraSheet } from '../../exchange/export/workbook-model.ts';
import type { Explanation, PackContent } from '../content/pack-content.ts';
import { footLine } from '../document/document.ts';
import { documentWords } from '../document/document-words.ts';
import { packSheetWords } from './workbook-words.ts';

export function explanationSheet(
  explanations: readonly Explanation[],
  title: string,
  cover: string,
  { meta }: PackContent,
): ExtraSheet {
  const words = documentWords(meta.language);
  const sheet = sheetWriter(title);
  sheet.text(1, 1, words.how, { role: 'title' });
  sheet.text(2, 1, footLine(meta, words), { role: 'note' });
  sheet.text(3, 1, packSheetWords(meta.language).back, { role: 'reference' }, linkTo(cover));
  let row = 5;
  for (const each of explanations) {
    sheet.heading(row, [each.title, ' ', ' ', ' ']);
    row += 1;
    sheet.text(row, 1, each.text, { role: 'note' });
    row += 1;
    for (const [label, text] of [
      [words.formula, each.formula],
      [words.withValues, each.withValues],
      [words.convention, each.convention],
    ] as const) {
      if (text === '') continue;
      sheet.text(row, 1, label);
      sheet.text(row, 2, text, { role: 'note' });
      row += 1;
    }
    for (const { label, text, source, owner } of each.ingredients) {
      [label, text, source, owner].forEach((cell, column) => {
        sheet.text(row, column + 1, cell, column === 0 ? {} : { role: 'note' });
      });
      row += 1;
    }
    row += 1;
  }
  return {
    setUp: {
      title,
      widths: [
        [1, 1, 44],
        [2, 4, 34],
      ],
      freeze: { columns: 0, rows: 3 },
      tab: '9DB2CC',
    },
    cells: sheet.cells,
    place: 'front',
  };
}

/** To the first cell of a sheet. */
export function linkTo(title: string): { readonly link: string } {
  return { link: `${sheetPrefix(title)}A1` };
}
