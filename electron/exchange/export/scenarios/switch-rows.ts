/** The scenario switch: the cell in which a scenario is chosen by name, and its number, which every choice reads. */
import { type Book, SCENARIO_NUMBER } from '../book.ts';
import { formula, type Row } from '../sheet-model.ts';

export const SCENARIO_NAME = '@scenarioName';
/** The row of the Scenarios sheet in which the names stand, those of the switch first. */
export const SCENARIO_NAMES = '@scenarioNames';

export function hasSwitch({ set }: Pick<Book, 'set'>): boolean {
  return set.members.length > 1;
}

export function switchRows(book: Book): readonly Row[] {
  if (!hasSwitch(book)) return [];
  const { moreWords: say, set } = book;
  return [
    { label: say.scenario, look: 'heading', number: 'text' },
    {
      key: SCENARIO_NAME,
      label: say.chooseHere,
      look: 'total',
      number: 'choice',
      constant: () => ({ kind: 'text', text: book.shown.name, look: 'input' }),
    },
    {
      key: SCENARIO_NUMBER,
      label: say.itsNumber,
      look: 'muted',
      number: 'integer',
      constant: (refs) =>
        formula(
          `MATCH(${refs.constant(SCENARIO_NAME)},${refs.range(SCENARIO_NAMES, 0, set.members.length - 1)},0)`,
          book.chosen + 1,
        ),
    },
  ];
}
