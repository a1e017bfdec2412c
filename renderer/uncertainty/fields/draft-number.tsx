/**
 * A number while it is typed: what can be read goes on at once, so that the drawing beside it follows; what cannot be
 * read goes on as NaN, so that the draft knows. Keeps the text as typed; reads what finance people type.
 */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { readNumber, writeNumber } from './typed-number.ts';

type Props = {
  readonly label: string;
  readonly value: number | undefined;
  /** Shown and typed in percent. */
  readonly rate?: boolean;
  readonly optional?: boolean;
  readonly placeholder?: string;
  readonly hiddenLabel?: boolean;
  readonly problem: string | undefined;
  readonly onChange: (value: number | undefined) => void;
};

export function DraftNumber(props: Props) {
  const { label, value, rate = false, optional = false, placeholder, hiddenLabel = false, problem } = props;
  const [text, setText] = useState(() => writeNumber(value, rate));
  return (
    <TextInput
      {...(hiddenLabel ? { 'aria-label': label } : { label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      autoComplete="off"
      inputMode="decimal"
      value={text}
      error={problem}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => {
        const typed = event.currentTarget.value;
        setText(typed);
        props.onChange(typed.trim() === '' && optional ? undefined : readNumber(typed, rate));
      }}
    />
  );
}
