/** Which days a bridge is about: the month, or the year up to its end. */
import { SegmentedControl } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import type { Scope } from '../choice.ts';

type Props = { readonly scope: Scope; readonly onPick: (scope: Scope) => void };

export function ScopePick({ scope, onPick }: Props) {
  const { t } = useText();
  return (
    <SegmentedControl
      aria-label={t('variance.horizon')}
      data={[
        { value: 'month', label: t('variance.head.month') },
        { value: 'year-to-date', label: t('variance.head.yearToDate') },
      ]}
      value={scope}
      onChange={(value) => onPick(value === 'month' ? 'month' : 'year-to-date')}
    />
  );
}
