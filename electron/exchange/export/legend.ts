/** What the colours of cells mean under each colour scheme, in words that name the colour. */
import type { Book } from './book.ts';
import type { CellLook } from './sheet-model.ts';

export type LegendEntry = { readonly text: string; readonly role: CellLook['role'] };

export function legendOf({ words, moreWords, scheme }: Book): readonly LegendEntry[] {
  if (scheme === 'bankers') {
    return [
      { text: words.legend.input, role: 'input' },
      { text: words.legend.formula, role: 'formula' },
      { text: words.legend.link, role: 'link' },
    ];
  }
  const say = moreWords.legend[scheme];
  return [
    { text: say.input, role: 'input' },
    { text: say.formula, role: 'formula' },
    { text: say.link, role: 'link' },
    ...('export' in say ? [{ text: say.export, role: 'export' } as const] : []),
  ];
}
