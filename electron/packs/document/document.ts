/**
 * A pack as one HTML document: what the application previews, what is printed as PDF and what is handed over as a file
 * are the same pages. No script, no address outside, its own font, and a policy inside that allows nothing else.
 */
import { createHash } from 'node:crypto';
import type { Explanation, PackContent, PackMeta, Section } from '../content/pack-content.ts';
import { withMarkedStatements } from '../statements.ts';
import { blockMarkup } from './blocks.ts';
import { columnHead, type Layout } from './cells.ts';
import { type DocumentWords, documentWords } from './document-words.ts';
import { fontFaces } from './fonts.ts';
import { anchor, element, escaped, flowing } from './markup.ts';
import { styleSheet } from './style.ts';

/** What figures read in the pack before, where that differs, and when it was made. */
export type Changes = { readonly before: ReadonlyMap<string, string>; readonly since: string };

export type DocumentParts = { readonly style: string; readonly body: string; readonly title: string };

/** The line at the foot of every page. */
export function footLine(meta: PackMeta, words: DocumentWords): string {
  const { ok, failed, total } = meta.masterCheck;
  return [
    `${words.scenario} ${meta.scenarioName}`,
    `${words.version} ${meta.version}`,
    `${words.unit} ${meta.unit}`,
    meta.madeAtText,
    `${words.model} ${meta.modelHash.slice(0, 12)}`,
    ok ? words.checksFine(total) : words.checksFailed(failed, total),
  ].join(' · ');
}

/** Style without the font, and the pages; `seal` is kept in the document for the check of the file. */
export function documentParts(given: PackContent, changes: Changes | null): DocumentParts {
  const content = withMarkedStatements(given, changes?.before ?? new Map());
  const { meta, sections, explanations } = content;
  const words = documentWords(meta.language);
  const foot = footLine(meta, words);
  const layout: Layout = {
    words,
    changed: changes?.before ?? new Map(),
    explained: new Set(explanations.map(({ figureId }) => figureId)),
    prefix: '',
  };
  const body = [
    element('div', {
      class: 'draft-mark',
      role: 'img',
      'aria-label': meta.draft ? words.draft : undefined,
      'aria-hidden': meta.draft ? undefined : 'true',
    }),
    titleMarkup(content, words, changes),
    contentsMarkup(sections, words),
    ...sections.map((section, index) => sectionMarkup(section, index === 0, layout)),
    explanationsMarkup(explanations, words, layout),
    element('footer', { class: 'page-foot' }, flowing(foot)),
  ].join('\n');
  return {
    title: `${meta.planName} · ${meta.packName}`,
    style: styleSheet({ meta, foot, draft: words.draft }),
    body: element('main', { lang: meta.language === 'zh' ? 'zh-CN' : 'en' }, HATCH + body),
  };
}

/** The file: complete and closed. `seal` says what it was made from. */
export function packDocument(
  content: PackContent,
  more: { readonly changes: Changes | null; readonly seal: string },
): string {
  const { style, body, title } = documentParts(content, more.changes);
  const sheet = `${fontFaces(body + style)}\n${style}`;
  const hash = createHash('sha256').update(sheet, 'utf8').digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
  const language = content.meta.language === 'zh' ? 'zh-CN' : 'en';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Hurdle">
<meta name="hurdle-pack" content="${escaped(more.seal)}">
<title>${escaped(title)}</title>
<style>${sheet}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Forecasts are hatched wherever they are drawn. */
const HATCH =
  '<svg width="0" height="0" class="patterns" aria-hidden="true"><defs><pattern id="hatch" patternUnits="userSpaceOnUse" width="5" height="5" patternTransform="rotate(45)"><rect width="5" height="5" fill="#fff"/><rect width="1.6" height="5" fill="#5b6472"/></pattern></defs></svg>';

function titleMarkup({ meta }: PackContent, words: DocumentWords, changes: Changes | null): string {
  const { ok, failed, total } = meta.masterCheck;
  const check = element(
    'span',
    { class: ok ? undefined : 'check-failed' },
    flowing(ok ? words.checksFine(total) : words.checksFailed(failed, total)),
  );
  const facts = [
    `${words.scenario} ${meta.scenarioName}`,
    `${words.version} ${meta.version}`,
    `${words.unit} ${meta.unit}`,
    meta.madeBy === '' ? meta.madeAtText : `${meta.madeAtText} ${meta.madeBy}`,
    `${words.model} ${meta.modelHash.slice(0, 12)}`,
  ]
    .map(flowing)
    .join(' · ');
  return element(
    'header',
    { class: 'title' },
    element('h1', {}, flowing(meta.planName)) +
      (meta.logo === null ? '' : `<img src="${escaped(meta.logo)}" alt="">`) +
      element('p', { class: 'kind' }, flowing(meta.packName)) +
      element('p', { class: 'facts-line' }, `${facts} · ${check}`) +
      (changes && changes.before.size > 0
        ? element('p', { class: 'facts-line' }, flowing(words.changed(changes.before.size, changes.since)))
        : ''),
  );
}

function contentsMarkup(sections: readonly Section[], words: DocumentWords): string {
  return element(
    'nav',
    { class: 'contents', 'aria-label': words.contents },
    element(
      'ol',
      {},
      sections
        .map(({ id, number, title }) =>
          element(
            'li',
            {},
            element(
              'a',
              { href: `#${anchor('section', id)}` },
              `<span class="number">${number}</span>${flowing(title)}`,
            ),
          ),
        )
        .join(''),
    ),
  );
}

function sectionMarkup(section: Section, isFirst: boolean, layout: Layout): string {
  const { id, number, title, comment, blocks, empty } = section;
  return element(
    'section',
    {
      id: anchor('section', id),
      class: isFirst && section.kind === 'summary' ? 'first' : undefined,
      'data-section': id,
    },
    element('h2', {}, `<span class="number">${number}</span>${flowing(title)}`) +
      (comment.length > 0
        ? element(
            'div',
            { class: 'comment' },
            comment.map((text) => element('p', {}, flowing(text))).join(''),
          )
        : '') +
      (empty === null ? '' : element('p', { class: 'empty' }, flowing(empty))) +
      blocks.map((block) => blockMarkup(block, layout)).join('\n'),
  );
}

function explanationsMarkup(
  explanations: readonly Explanation[],
  words: DocumentWords,
  { prefix }: Layout,
): string {
  if (explanations.length === 0) return '';
  // On paper the same ingredients are not listed twice.
  const first = new Map<string, Explanation>();
  for (const each of explanations) {
    const key = JSON.stringify(each.ingredients);
    if (!first.has(key)) first.set(key, each);
  }
  const article = (each: Explanation, index: number): string =>
    element(
      'article',
      { id: anchor(`${prefix}how`, each.figureId), tabindex: -1 },
      // To no place of the page, so that the reader stays where the explanation was opened.
      element('a', { class: 'close', href: '#close' }, flowing(words.close)) +
        element('h3', {}, flowing(each.title)) +
        element('p', {}, flowing(each.text)) +
        element(
          'dl',
          { class: 'facts' },
          [
            [words.formula, each.formula, true, false],
            [words.withValues, each.withValues, true, false],
            // On paper it need not be read again right under itself.
            [
              words.convention,
              each.convention,
              false,
              explanations[index - 1]?.convention === each.convention,
            ],
          ]
            .filter(([, text]) => text !== '')
            .map(
              ([label, text, isCode, isRepeated]) =>
                element('dt', { class: isRepeated ? 'repeated' : undefined }, flowing(String(label))) +
                element(
                  'dd',
                  { class: isRepeated ? 'repeated' : undefined },
                  isCode ? element('code', {}, flowing(String(text))) : flowing(String(text)),
                ),
            )
            .join(''),
        ) +
        ingredientsMarkup(each, first.get(JSON.stringify(each.ingredients)) ?? each, words),
    );
  return element(
    'section',
    { class: 'how', id: 'how' },
    element('h2', {}, flowing(words.how)) + explanations.map(article).join('\n'),
  );
}

function ingredientsMarkup(each: Explanation, same: Explanation, words: DocumentWords): string {
  const { ingredients } = each;
  if (ingredients.length === 0) return '';
  const repeated = same !== each;
  const head = [words.ingredients, '', words.source, words.owner]
    .map((title, index) => columnHead(title, index, words, index === 1 ? 'right' : undefined))
    .join('');
  const rows = ingredients
    .map(({ label, text, source, owner }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, flowing(label)) +
          element('td', { class: 'right' }, flowing(text)) +
          element('td', {}, flowing(source)) +
          element('td', {}, flowing(owner)),
      ),
    )
    .join('');
  const table = element(
    'table',
    { class: repeated ? 'grid repeated' : 'grid' },
    element('thead', {}, element('tr', {}, head)) + element('tbody', {}, rows),
  );
  return repeated
    ? `${table}${element('p', { class: 'note on-paper' }, flowing(words.asFor(same.title)))}`
    : table;
}
