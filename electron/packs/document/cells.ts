/** A number or words as markup, with what belongs to a number: its id, its explanation, what it read before; captions and notes. */
import type { Cell, Figure } from '../content/pack-content.ts';
import { isStatement } from '../statements.ts';
import type { DocumentWords } from './document-words.ts';
import { anchor, element, flowing } from './markup.ts';

export type Layout = {
  readonly words: DocumentWords;
  /** What figures read in the pack before, where that differs. */
  readonly changed: ReadonlyMap<string, string>;
  /** Figures that have an explanation to go to. */
  readonly explained: ReadonlySet<string>;
  /** Before every id, so that two languages can stand in one document. */
  readonly prefix: string;
};

export function figureMarkup(figure: Figure, { changed, explained, prefix, words }: Layout): string {
  const before = changed.get(figure.id);
  const tone = figure.tone ? ` ${figure.tone}` : '';
  const number = element(
    'data',
    {
      class: `${isStatement(figure.id) ? 'statement' : 'figure'}${tone}${before === undefined ? '' : ' changed'}`,
      value: figure.value === null ? '' : String(figure.value),
      'data-id': figure.id,
      title: before === undefined ? undefined : words.was(before),
    },
    flowing(figure.text),
  );
  return explained.has(figure.id)
    ? element('a', { href: `#${anchor(`${prefix}how`, figure.id)}`, class: 'explained' }, number)
    : number;
}

export function cellMarkup(cell: Cell, layout: Layout): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? flowing(cell) : figureMarkup(cell, layout);
}

/** A column's head; one without a title is named for who hears the page: what the row is about, or its value. */
export function columnHead(
  title: string,
  index: number,
  words: DocumentWords,
  align?: 'left' | 'right',
): string {
  const spoken = element('span', { class: 'spoken' }, flowing(index === 0 ? words.item : words.value));
  return element('th', { scope: 'col', class: align }, title === '' ? spoken : flowing(title));
}

export function caption(title: string, unit: string): string {
  if (title === '' && unit === '') return '';
  const gap = title === '' || unit === '' ? '' : ' ';
  const inUnit = unit === '' ? '' : `${gap}${element('span', { class: 'unit' }, flowing(unit))}`;
  return element('figcaption', {}, flowing(title) + inUnit);
}

export function noteMarkup(note: string): string {
  return note === '' ? '' : element('p', { class: 'note' }, flowing(note));
}
