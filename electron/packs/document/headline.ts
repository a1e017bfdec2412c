/**
 * The headline numbers of a section as markup. They stand in one row as long as they fit there: a long number is set
 * smaller, a very long one gets fewer neighbours, and words in the place of a number break into lines.
 */
import type { Block, Figure } from '../content/pack-content.ts';
import { textWidth } from '../slides/text/measure.ts';
import { figureMarkup, type Layout } from './cells.ts';
import { element, flowing } from './markup.ts';

/** The narrowest paper within its margins, the gap and the narrowest column, in points; as the style sheet has them. */
const PAPER = 496;
const GAP = 14;
const NARROWEST = 70;
const SIZE = 15;
const SMALL = 12;

export function headlineMarkup({ items }: Extract<Block, { type: 'headline' }>, layout: Layout): string {
  const columns = Math.max(1, Math.min(items.length, Math.floor((PAPER + GAP) / (NARROWEST + GAP))));
  const room = (PAPER + GAP) / columns - GAP;
  const cramped = items.some(({ figure }) => figure.value !== null && textWidth(figure.text, SMALL) > room);
  return element(
    'dl',
    { class: cramped ? 'headline roomy' : 'headline' },
    items
      .map(({ label, figure, note }) =>
        element(
          'div',
          { class: figure.tone },
          element('dt', {}, flowing(label)) +
            element('dd', { class: sizeOf(figure, room) }, figureMarkup(figure, layout)) +
            (note === '' ? '' : element('dd', { class: 'note' }, flowing(note))),
        ),
      )
      .join(''),
  );
}

function sizeOf({ text, value }: Figure, room: number): string | undefined {
  if (textWidth(text, SIZE) <= room) return undefined;
  return value === null ? 'wordy' : 'long';
}
