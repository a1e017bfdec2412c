/** A colour of the company: typed as #rrggbb, drawn in the field or picked from the screen. Kept when the field is left. */
import { ColorInput } from '@mantine/core';
import { type Ref, useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/use-text.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly field?: Ref<HTMLInputElement> | undefined;
  /** Whatever was typed: what is no colour is refused there. */
  readonly onKeep: (colour: string) => void;
};

export function ColourField({ label, value, field, onKeep }: Props) {
  const { t } = useText();
  const [text, setText] = useState(value);
  // A colour half typed may be one already: #123 on the way to #123456.
  const isTyping = useRef(false);
  useEffect(() => setText(value), [value]);
  return (
    // The field to draw in lies elsewhere in the document, but here in the tree.
    <div onPointerDownCapture={() => (isTyping.current = false)}>
      <ColorInput
        ref={field}
        label={label}
        value={text}
        format="hex"
        eyeDropperButtonProps={{ 'aria-label': t('pack.pickColour') }}
        onChange={setText}
        onKeyDown={(event) => {
          isTyping.current = event.key !== 'Enter';
          if (event.key === 'Enter') onKeep(text);
        }}
        onChangeEnd={(colour) => {
          if (!isTyping.current) onKeep(colour);
        }}
        onBlur={() => {
          isTyping.current = false;
          onKeep(text);
          setText(value);
        }}
      />
    </div>
  );
}
