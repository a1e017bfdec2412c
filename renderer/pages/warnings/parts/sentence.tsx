/**
 * A translated sentence with fields in its blanks: the language decides where each blank stands. A blank that the
 * translation forgets is not shown, and one that is not given leaves nothing.
 */
import { Fragment, type ReactNode } from 'react';
import type { TextKey } from '../../../i18n/text-keys.ts';
import { useText } from '../../../i18n/use-text.ts';

type Props = { readonly text: TextKey; readonly blanks: Readonly<Record<string, ReactNode>> };

/** Stands in for a blank while the text is looked up; no translation holds this sign. */
const MARK = '\u0001';

export function Sentence({ text, blanks }: Props) {
  const { t } = useText();
  const marks = Object.fromEntries(Object.keys(blanks).map((name) => [name, `${MARK}${name}${MARK}`]));
  return t(text, marks)
    .split(MARK)
    .map((part, index) =>
      index % 2 === 0 ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never change their places
        <Words key={index} text={part.trim()} />
      ) : (
        <Fragment key={part}>{blanks[part]}</Fragment>
      ),
    );
}

/** What begins with a stop or comma moves up to the blank before it. */
function Words({ text }: { readonly text: string }) {
  if (text === '') return null;
  return <span data-tight={/^[,.，。；]/.test(text) || undefined}>{text}</span>;
}
