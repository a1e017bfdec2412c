/** A text of several lines that is kept when it is left, or with Ctrl+Enter, and given back with Esc. */
import { Textarea } from '@mantine/core';
import { LIMITS } from '../../models/plan/limits.ts';
import { Elsewhere } from './elsewhere.tsx';
import { type Kept, useDraft } from './use-draft.ts';

type Props = Kept & {
  readonly label: string;
  /** Under a heading that says it: the label is for who listens. */
  readonly bare?: boolean;
  /** Looks like text of the page until it is typed in. */
  readonly plain?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly maxLength?: number;
  readonly width?: number;
};

export function KeptArea(props: Props) {
  const { label, bare = false, plain = false, description, placeholder, width } = props;
  const { minRows = 3, maxRows = 18, maxLength = LIMITS.textLength } = props;
  const { text, isTyped, elsewhere, onType, onBlur, onKeyDown } = useDraft(props);
  return (
    <Textarea
      {...(bare ? { 'aria-label': label } : { label })}
      {...(plain ? { variant: 'unstyled' } : {})}
      {...(width === undefined ? {} : { maw: width })}
      description={description}
      placeholder={placeholder}
      value={text}
      autosize
      minRows={minRows}
      maxRows={maxRows}
      maxLength={maxLength}
      data-settled={isTyped ? undefined : true}
      inputContainer={(input) => (
        <>
          {input}
          <Elsewhere text={elsewhere} />
        </>
      )}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={(event) => onKeyDown(event, false)}
    />
  );
}
