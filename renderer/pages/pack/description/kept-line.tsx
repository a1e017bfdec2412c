/** A text of one line that is kept when it is left, or with Enter, and given back with Esc. */
import { TextInput } from '@mantine/core';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { Elsewhere } from './elsewhere.tsx';
import { type Kept, useDraft } from './use-draft.ts';

type Props = Kept & {
  readonly label: string;
  /** In a row of several, where the placeholder says it: the label is for who listens. */
  readonly bare?: boolean;
  readonly placeholder?: string;
  readonly maxLength?: number;
};

export function KeptLine({
  label,
  bare = false,
  placeholder,
  maxLength = LIMITS.nameLength,
  ...kept
}: Props) {
  const { text, elsewhere, onType, onBlur, onKeyDown } = useDraft(kept);
  return (
    <div>
      <TextInput
        {...(bare ? { 'aria-label': label, title: text } : { label })}
        placeholder={placeholder}
        value={text}
        maxLength={maxLength}
        spellCheck={false}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onBlur}
        onKeyDown={(event) => onKeyDown(event, true)}
      />
      <Elsewhere text={elsewhere} />
    </div>
  );
}
