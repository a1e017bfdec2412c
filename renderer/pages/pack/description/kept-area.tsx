/** A text of several lines that is kept when it is left, or with Ctrl+Enter, and given back with Esc. */
import { Textarea } from '@mantine/core';
import { LIMITS } from '../../../../models/plan/limits.ts';
import { Elsewhere } from './elsewhere.tsx';
import { type Kept, useDraft } from './use-draft.ts';

type Props = Kept & {
  readonly label: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly minRows?: number;
};

export function KeptArea({ label, description, placeholder, minRows = 3, ...kept }: Props) {
  const { text, elsewhere, onType, onBlur, onKeyDown } = useDraft(kept);
  return (
    <div>
      <Textarea
        label={label}
        description={description}
        placeholder={placeholder}
        value={text}
        autosize
        minRows={minRows}
        maxRows={18}
        maxLength={LIMITS.textLength}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onBlur}
        onKeyDown={(event) => onKeyDown(event, false)}
      />
      <Elsewhere text={elsewhere} />
    </div>
  );
}
