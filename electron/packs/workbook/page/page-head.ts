/**
 * The rows at the top of every sheet of a pack, which stay in sight and are repeated in print: title with the mark of a
 * draft, the line that every page of a pack has, the way back, and a warning once the scenario switch is turned.
 */
import { sheetPrefix } from '../../../exchange/export/columns.ts';
import { formula } from '../../../exchange/export/sheet-model.ts';
import type { PackMeta } from '../../content/pack-content.ts';
import { footLine } from '../../document/document.ts';
import { documentWords } from '../../document/document-words.ts';
import type { Live } from '../live-figure.ts';
import { packSheetWords } from '../workbook-words.ts';
import type { PageWriter } from './page-writer.ts';

/** Rows of the head; the contents begin two below. */
export const HEAD_ROWS = 3;

export function putHead(page: PageWriter, title: string, cover: string, meta: PackMeta, live: Live): void {
  const words = documentWords(meta.language);
  const own = packSheetWords(meta.language);
  page.wide(1, 1, draftTitle(title, meta), { role: meta.draft ? 'warning' : 'title' });
  page.wide(2, 1, footLine(meta, words));
  page.sheet.text(3, 1, own.back, { role: 'reference' }, linkTo(cover));
  const switched = live.addresses.addressOf({ kind: 'cell', name: 'scenarioName' });
  const name = switched === undefined ? undefined : live.figureOf(switched);
  if (switched === undefined || typeof name !== 'string') return;
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  page.sheet.put(
    3,
    2,
    formula(`IF(${switched}=${quoted(name)},"",${quoted(own.turned)}&${switched})`, ''),
    { role: 'alert' },
    { span: page.columns - 1 },
  );
}

export function draftTitle(title: string, { draft, language }: PackMeta): string {
  return draft ? `${documentWords(language).draft} · ${title}` : title;
}

/** To the first cell of a sheet. */
export function linkTo(title: string): { readonly link: string } {
  return { link: `${sheetPrefix(title)}A1` };
}
