/**
 * One view of the returns (after or before tax, with or without terminal value): which lines its flows come from,
 * the keys of its rows, and Hurdle's own figures for them.
 */

import type { Discounting } from '../../../../models/appraisal/project-flows.ts';
import type { Returns, TaxView, TerminalView } from '../../../../models/appraisal/types.ts';
import type { Book } from '../book.ts';
import { type DiscountKeys, discountKeys } from './discount-rows.ts';

export type ReturnView = {
  readonly id: string;
  readonly tax: TaxView;
  readonly terminal: TerminalView;
  readonly title: string;
  readonly operatingCode: string;
  /** Null in views without the terminal value. */
  readonly terminalCode: string | null;
  readonly returns: Returns;
  readonly discounting: Discounting;
  readonly discount: DiscountKeys;
  /** Key of a row of this view. */
  readonly key: (name: string) => string;
  /** Key of the same row of the view without terminal value. */
  readonly withoutTerminal: (name: string) => string;
};

export function returnViews(book: Book): readonly ReturnView[] {
  const { appraisal, plan } = book;
  const words = book.returnsWords.views;
  const hasTerminal = plan.settings.terminalValue.method !== 'none';
  const terminals: readonly TerminalView[] = hasTerminal
    ? ['withTerminal', 'withoutTerminal']
    : ['withoutTerminal'];
  return (['postTax', 'preTax'] as const).flatMap((tax) =>
    terminals.map((terminal): ReturnView => {
      const id = `${tax}.${terminal}`;
      return {
        id,
        tax,
        terminal,
        title: hasTerminal ? `${words[tax]}, ${words[terminal]}` : words[tax],
        operatingCode: tax === 'postTax' ? '$fcf' : '$fcf_pretax',
        terminalCode:
          terminal === 'withoutTerminal'
            ? null
            : tax === 'postTax'
              ? '$terminal_value'
              : '$terminal_value_pretax',
        returns: appraisal.returns[tax][terminal],
        discounting: book.discountings[tax],
        discount: discountKeys(book, tax),
        key: (name) => `@${id}.${name}`,
        withoutTerminal: (name) => `@${tax}.withoutTerminal.${name}`,
      };
    }),
  );
}
