/** When an encrypted workspace locks by itself: a choice of minutes, off by default. */
import { Select } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import { usePreferences } from '../state/preferences-context.tsx';

const MINUTES = [0, 1, 2, 5, 10, 15, 30, 60] as const;

export function LockAfter() {
  const { t } = useText();
  const { lockAfterMinutes, set } = usePreferences();
  const choices = MINUTES.some((minutes) => minutes === lockAfterMinutes)
    ? MINUTES
    : [...MINUTES, lockAfterMinutes].toSorted((a, b) => a - b);
  return (
    <Select
      label={t('workspace.lockAfter')}
      description={t('workspace.lockAfterHint')}
      maw={300}
      data={choices.map((minutes) => ({
        value: String(minutes),
        label: minutes === 0 ? t('workspace.never') : t('workspace.minutes', { count: minutes }),
      }))}
      value={String(lockAfterMinutes)}
      onChange={(value) => set({ lockAfterMinutes: Number(value ?? 0) })}
    />
  );
}
