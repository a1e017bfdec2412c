/** A text field that keeps what was typed when it is left or with Enter, and gives back with Esc. */
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { LIMITS } from '../../../models/plan/limits.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly mono?: boolean;
  readonly maxLength?: number;
  readonly error?: string | null;
  readonly onKeep: (text: string) => void;
};

export function KeptText(props: Props) {
  const { label, value, description, placeholder, required = false, mono = false, error, onKeep } = props;
  const [text, setText] = useState(value);
  const dropped = useRef(false);
  useEffect(() => setText(value), [value]);
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      value={text}
      error={error}
      maxLength={props.maxLength ?? LIMITS.nameLength}
      spellCheck={false}
      {...(mono ? { ff: 'monospace' } : {})}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        const kept = text.trim();
        if (dropped.current || (required && kept === '')) setText(value);
        else if (kept !== value) onKeep(kept);
        dropped.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dropped.current = true;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
