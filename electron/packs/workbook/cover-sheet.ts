/** The first sheet of a pack: what it is, its state then and now, and contents that lead to every section. */
import { type Content, formula } from '../../exchange/export/sheet-model.ts';
import type { ExtraSheet } from '../../exchange/export/workbook-model.ts';
import type { PackContent } from '../content/pack-content.ts';
import type { Changes } from '../document/document.ts';
import { documentWords } from '../document/document-words.ts';
import type { Live } from './live-figure.ts';
import { finishedPage } from './page/finished-page.ts';
import { draftTitle, linkTo } from './page/page-head.ts';
import { pageWriter } from './page/page-writer.ts';
import { packSheetWords } from './workbook-words.ts';

export function coverSheet(
  { meta, sections }: PackContent,
  title: string,
  titles: readonly string[],
  how: string | null,
  live: Live,
  changes: Changes | null,
): ExtraSheet {
  const words = documentWords(meta.language);
  const own = packSheetWords(meta.language);
  const page = pageWriter(title, 4);
  const { sheet } = page;
  const { ok, failed, total } = meta.masterCheck;
  page.wide(1, 1, draftTitle(meta.planName, meta), { role: meta.draft ? 'warning' : 'title' });
  page.wide(2, 1, meta.packName, { role: 'caption' });
  const facts: readonly (readonly [string, string])[] = [
    [words.scenario, meta.scenarioName],
    [words.version, meta.version],
    [words.unit, meta.unit],
    [words.date, [meta.madeAtText, meta.madeBy].filter((text) => text !== '').join(' · ')],
    [words.model, meta.modelHash],
    [own.checks, ok ? words.checksFine(total) : words.checksFailed(failed, total)],
  ];
  let row = 4;
  for (const [label, text] of facts) {
    sheet.text(row, 1, label);
    page.wide(row, 2, text, { role: row === 9 && !ok ? 'alert' : 'prose' });
    row += 1;
  }
  for (const [label, name] of [
    [own.checksNow, 'masterCheck'],
    [own.scenarioNow, 'scenarioName'],
  ] as const) {
    const now = pointed(live, name);
    if (!now) continue;
    sheet.text(row, 1, label);
    sheet.put(row, 2, now, { role: 'link' }, { span: page.columns - 1 });
    row += 1;
  }
  row += 1;
  page.heading(
    row,
    [words.contents, '', '', ''].map((text) => ({ title: text, align: 'left' })),
  );
  sections.forEach(({ number, title: name }, index) => {
    row += 1;
    page.wide(row, 1, `${number}  ${name}`, { role: 'reference' }, linkTo(titles[index] ?? '').link);
  });
  if (how !== null) page.wide(row + 1, 1, words.how, { role: 'reference' }, linkTo(how).link);
  row += 3;
  if (changes && changes.before.size > 0) {
    page.wide(row, 1, words.changed(changes.before.size, changes.since), { role: 'alert' });
    row += 1;
  }
  if (hasModel(live)) {
    page.wide(row, 1, own.live, { role: 'link' });
    page.wide(row + 1, 1, own.stated, { role: 'prose' });
  } else page.wide(row, 1, own.withoutModel, { role: 'alert' });
  const done = finishedPage(page, meta);
  const { titleRows: _, freeze: __, ...setUp } = done.setUp;
  return { ...done, setUp: { ...setUp, tab: '1F3A5F' } };
}

function hasModel({ titles }: Live): boolean {
  return titles.length > 0;
}

function pointed({ addresses, figureOf }: Live, name: 'masterCheck' | 'scenarioName'): Content | null {
  const address = addresses.addressOf({ kind: 'cell', name });
  const value = address === undefined ? undefined : figureOf(address);
  return address === undefined || value === undefined ? null : formula(address, value, true);
}
