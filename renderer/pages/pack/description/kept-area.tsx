/** A text of several lines that is kept when it is left, or with Ctrl+Enter, and given back with Esc. */
import { Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly minRows?: number;
  readonly onKeep: (text: string) => void;
};

export function KeptArea({ label, value, description, placeholder, minRows = 3, onKeep }: Props) {
  const [text, setText] = useState(value);
  const dropped = useRef(false);
  useEffect(() => setText(value), [value]);
  return (
    <Textarea
      label={label}
      description={description}
      placeholder={placeholder}
      value={text}
      autosize
      minRows={minRows}
      maxRows={18}
      maxLength={LIMITS.textLength}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => {
        const kept = text.trim();
        if (dropped.current) setText(value);
        else if (kept !== value) onKeep(kept);
        dropped.current = false;
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dropped.current = true;
        if (event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))) {
          event.currentTarget.blur();
        }
      }}
    />
  );
}
