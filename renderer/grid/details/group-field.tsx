/** The group of a line: one that other lines have already, or a new one. Kept when it is left, given back with Esc. */
import { Autocomplete } from '@mantine/core';
import { Elsewhere } from '../../fields/elsewhere.tsx';
import { useDraft } from '../../fields/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';

type Props = {
  readonly groups: readonly string[];
  readonly value: string;
  readonly onKeep: (group: string) => boolean;
};

export function GroupField({ groups, value, onKeep }: Props) {
  const { t } = useText();
  const field = useDraft({ value, onKeep });
  return (
    <Autocomplete
      size="xs"
      label={t('grid.group')}
      data={[...groups]}
      value={field.text}
      maxLength={80}
      data-settled={field.isTyped ? undefined : true}
      inputContainer={(input) => (
        <>
          {input}
          <Elsewhere text={field.elsewhere} />
        </>
      )}
      onChange={field.onType}
      onBlur={field.onBlur}
      onKeyDown={(event) => field.onKeyDown(event, false)}
    />
  );
}
