/** The guide bands for the three-way split of the budget: a yardstick beside the actual shares, never a limit. */
import { Group, Text } from '@mantine/core';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useSettings } from './use-settings.ts';

const PARTS = ['fixed', 'variable', 'investment'] as const;

export function GuideSection() {
  const { t } = useText();
  const { value, set } = useSettings('guide');
  return (
    <>
      {PARTS.map((part) => {
        const [from, to] = value[part];
        return (
          <Group key={part} gap="sm" align="flex-end" wrap="nowrap">
            <Text size="sm" w={120} pb={6}>
              {t(`budget.part.${part}`)}
            </Text>
            <KeptNumber
              label={t('settings.from')}
              value={from}
              rate
              min={0}
              max={to}
              onKeep={(next) => set({ ...value, [part]: [next ?? 0, to] })}
            />
            <KeptNumber
              label={t('settings.to')}
              value={to}
              rate
              min={from}
              max={1}
              onKeep={(next) => set({ ...value, [part]: [from, next ?? 1] })}
            />
          </Group>
        );
      })}
    </>
  );
}
