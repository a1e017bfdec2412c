/** The blocks of a section as markup: headline numbers, tables, charts, lights, signatures. Lays out, computes nothing. */
import type { Block, Chart } from '../content/pack-content.ts';
import { caption, cellMarkup, columnHead, type Layout, noteMarkup } from './cells.ts';
import { chartTable } from './charts/chart-table.ts';
import { histogramChart } from './charts/histogram-chart.ts';
import { seriesChart } from './charts/series-chart.ts';
import { tornadoChart } from './charts/tornado-chart.ts';
import { waterfallChart } from './charts/waterfall-chart.ts';
import type { DocumentWords } from './document-words.ts';
import { headlineMarkup } from './headline.ts';
import { element, flowing } from './markup.ts';
import { heatMarkup, tableMarkup } from './tables.ts';

export function blockMarkup(block: Block, layout: Layout): string {
  switch (block.type) {
    case 'paragraphs':
      return block.texts
        .map((text) => element('p', { class: block.look === 'plain' ? undefined : 'note' }, flowing(text)))
        .join('');
    case 'headline':
      return headlineMarkup(block, layout);
    case 'facts':
      return element(
        'dl',
        { class: 'facts' },
        block.rows
          .map(
            ({ label, cell }) =>
              element('dt', {}, flowing(label)) + element('dd', {}, cellMarkup(cell, layout)),
          )
          .join(''),
      );
    case 'table':
      return tableMarkup(block, layout);
    case 'chart':
      return chartMarkup(block, layout);
    case 'lights':
      return lightsMarkup(block, layout);
    case 'signatures':
      return signaturesMarkup(block, layout.words);
  }
}

function chartMarkup(block: Extract<Block, { type: 'chart' }>, layout: Layout): string {
  const { chart, title } = block;
  if (chart.kind === 'heat') return heatMarkup(block, chart, layout);
  const { titles, rows } = chartTable(chart);
  const table = element(
    'table',
    { class: 'grid' },
    element(
      'thead',
      {},
      element('tr', {}, titles.map((name, index) => columnHead(name, index, layout.words)).join('')),
    ) +
      element(
        'tbody',
        {},
        rows
          .map((row) =>
            element(
              'tr',
              {},
              row
                .map((cell, index) =>
                  element(
                    index === 0 ? 'th' : 'td',
                    index === 0 ? { scope: 'row' } : {},
                    cellMarkup(cell, layout),
                  ),
                )
                .join(''),
            ),
          )
          .join(''),
      ),
  );
  return element(
    'figure',
    { class: 'drawing' },
    caption(title, block.unit) +
      drawn(chart, title) +
      noteMarkup(block.note) +
      element('details', {}, element('summary', {}, flowing(layout.words.asTable)) + table),
  );
}

function drawn(chart: Exclude<Chart, { kind: 'heat' }>, title: string): string {
  switch (chart.kind) {
    case 'series':
      return seriesChart(chart, title);
    case 'waterfall':
      return waterfallChart(chart, title);
    case 'tornado':
      return tornadoChart(chart, title);
    case 'histogram':
      return histogramChart(chart, title);
  }
}

const SIGNS = { red: '■', yellow: '▲', green: '●', none: '○' } as const;

function lightsMarkup({ items }: Extract<Block, { type: 'lights' }>, { words }: Layout): string {
  return element(
    'ul',
    { class: 'lights' },
    items
      .map(({ light, computed, title, reason, note }) =>
        element(
          'li',
          {},
          element('span', { class: `light ${light}` }, `${SIGNS[light]} ${flowing(words.light[light])}`) +
            element(
              'div',
              {},
              element('strong', {}, flowing(title)) +
                element('p', {}, flowing(reason)) +
                (computed === null || computed === light
                  ? ''
                  : element('p', { class: 'note' }, flowing(words.overridden(words.light[computed])))) +
                (note === '' ? '' : element('p', { class: 'note' }, flowing(note))),
            ),
        ),
      )
      .join(''),
  );
}

function signaturesMarkup({ rows }: Extract<Block, { type: 'signatures' }>, words: DocumentWords): string {
  const head = [words.role, words.name, words.date, words.signature]
    .map((title) => element('th', { scope: 'col' }, flowing(title)))
    .join('');
  const body = rows
    .map(({ role, name }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, flowing(role)) +
          element('td', {}, flowing(name)) +
          '<td></td><td></td>',
      ),
    )
    .join('');
  return element(
    'table',
    { class: 'grid signatures' },
    element('thead', {}, element('tr', {}, head)) + element('tbody', {}, body),
  );
}
