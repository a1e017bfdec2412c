/** A text of one line that is kept when it is left, or with Enter, and given back with Esc. */
import { TextInput } from '@mantine/core';
import { LIMITS } from '../../models/plan/limits.ts';
import { Elsewhere } from './elsewhere.tsx';
import { type Kept, useDraft } from './use-draft.ts';

type Props = Omit<Kept, 'saysWhy'> & {
  readonly label: string;
  /** In a row of several, where the placeholder says it: the label is for who listens. */
  readonly bare?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  readonly mono?: boolean;
  readonly maxLength?: number;
  /** Why what stands in the field could not be kept; null where nothing was refused. */
  readonly error?: string | null;
};

export function KeptText(props: Props) {
  const { label, bare = false, description, placeholder, mono = false, error } = props;
  const { value, required = false, onKeep } = props;
  const saysWhy = error !== undefined;
  const field = useDraft({ value, required, saysWhy, onKeep });
  return (
    <TextInput
      {...(bare ? { 'aria-label': label, title: field.text } : { label })}
      description={description}
      placeholder={placeholder}
      value={field.text}
      error={field.isTyped ? error : null}
      maxLength={props.maxLength ?? LIMITS.nameLength}
      spellCheck={false}
      data-settled={field.isTyped ? undefined : true}
      {...(mono ? { ff: 'monospace' } : {})}
      inputContainer={(input) => (
        <>
          {input}
          <Elsewhere text={field.elsewhere} />
        </>
      )}
      onChange={(event) => field.onType(event.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={(event) => field.onKeyDown(event, true)}
    />
  );
}
