/** Choosing a line that shall be uncertain; the choice opens its editor. */
import { Select } from '@mantine/core';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';

type Props = { readonly plan: Plan; readonly onPick: (line: Line) => void };

export function InputPicker({ plan, onPick }: Props) {
  const { t } = useText();
  const certain = plan.lines.filter(({ uncertainty }) => !uncertainty);
  const drivers = certain.filter(({ kind }) => kind === 'driver');
  const others = certain.filter(({ kind }) => kind !== 'driver');
  const items = (lines: readonly Line[]) => lines.map(({ id, label }) => ({ value: id, label }));
  return (
    <Select
      aria-label={t('simulation.inputs.add')}
      placeholder={t('simulation.inputs.add')}
      searchable
      w={240}
      maxDropdownHeight={320}
      disabled={certain.length === 0}
      value={null}
      data={[
        { group: t('simulation.inputs.drivers'), items: items(drivers) },
        { group: t('simulation.inputs.others'), items: items(others) },
      ]}
      onChange={(id) => {
        const line = certain.find((each) => each.id === id);
        if (line) onPick(line);
      }}
    />
  );
}
