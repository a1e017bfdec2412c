/** What goes with a plan into another workspace, to be chosen: the same question when it is saved and when it is taken in. */
import { Checkbox, Stack } from '@mantine/core';
import type { Companions } from '../../../electron/contract/workspace-calls.ts';
import { useText } from '../../i18n/use-text.ts';

export const EVERYTHING: Companions = {
  history: true,
  snapshots: true,
  baselines: true,
  actuals: true,
  notes: true,
  packs: true,
};

const PARTS = ['history', 'snapshots', 'baselines', 'actuals', 'notes', 'packs'] as const;

type Props = {
  readonly value: Companions;
  readonly onChange: (value: Companions) => void;
  /** How many there are of each, where that is known. */
  readonly counts?: Readonly<Partial<Record<(typeof PARTS)[number], number>>>;
};

export function CompanionFields({ value, onChange, counts = {} }: Props) {
  const { t } = useText();
  return (
    <Stack gap={8}>
      {PARTS.map((part) => {
        const count = counts[part];
        const name = t(`exchange.part.${part}`);
        return (
          <Checkbox
            key={part}
            size="xs"
            label={count === undefined ? name : t('exchange.partCount', { name, count })}
            description={t(`exchange.partAbout.${part}`)}
            disabled={count === 0}
            checked={value[part] && count !== 0}
            onChange={({ currentTarget: { checked } }) => onChange({ ...value, [part]: checked })}
          />
        );
      })}
    </Stack>
  );
}
