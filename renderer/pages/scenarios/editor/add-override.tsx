/** Any line or setting, found by its name, brought into the list of inputs so that a scenario can override it. */
import { Select } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { inputName } from '../matrix/input-words.ts';
import { type InputRef, inputKey, overridableInputs } from '../override-origin.ts';

type Props = { readonly plan: Plan; readonly onAdd: (input: InputRef) => void };

/** More matches than this are searched further, not scrolled. */
const LIMIT = 60;

export function AddOverride({ plan, onAdd }: Props) {
  const texts = useText();
  const { t } = texts;
  const inputs = useMemo(() => overridableInputs(plan), [plan]);
  const data = useMemo(() => {
    const options = inputs.map((input) => ({
      kind: input.kind,
      option: { value: inputKey(input), label: inputName(texts, plan, input) },
    }));
    const of = (kind: InputRef['kind']) =>
      options.flatMap((each) => (each.kind === kind ? [each.option] : []));
    return [
      { group: t('scenarios.lines'), items: of('line') },
      { group: t('scenarios.settings'), items: of('setting') },
    ];
  }, [inputs, texts, plan, t]);
  return (
    <Select
      aria-label={t('scenarios.addOverride')}
      placeholder={t('scenarios.addOverride')}
      leftSection={<IconSearch size={14} />}
      searchable
      limit={LIMIT}
      w={260}
      data={data}
      value={null}
      nothingFoundMessage={t('scenarios.nothingFound')}
      onChange={(value) => {
        const chosen = inputs.find((input) => inputKey(input) === value);
        if (chosen) onAdd(chosen);
      }}
      comboboxProps={{ width: 320, position: 'bottom-start' }}
    />
  );
}
