/** Rates that differ by period, as percentages separated by spaces; '-' keeps the general rate in that period. */

import { useState } from 'react';
import { formatFull } from '../../../models/text/format-number.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';
import { KeptText } from '../../fields/kept-text.tsx';
import { useText } from '../../i18n/use-text.ts';

type Rates = readonly (number | null)[];
type Props = {
  readonly value: Rates | undefined;
  readonly onSet: (rates: (number | null)[] | undefined) => void;
};

export function RatesField({ value, onSet }: Props) {
  const { t } = useText();
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <KeptText
      label={t('settings.byPeriod')}
      description={t('settings.byPeriodHint')}
      placeholder={t('settings.samePeriods')}
      value={(value ?? [])
        .map((rate) => (rate === null ? '-' : formatFull(Number(`${formatFull(rate)}e2`))))
        .join(' ')}
      maxLength={6000}
      error={problem}
      onKeep={(text) => {
        const parts = text.split(/[\s;；]+/).filter((part) => part !== '');
        const rates = parts.map(readRate);
        const wrong = parts[rates.indexOf(undefined)];
        setProblem(wrong === undefined ? null : t('grid.notANumber', { text: wrong }));
        if (wrong === undefined) onSet(rates.length === 0 ? undefined : rates.map((rate) => rate ?? null));
        return wrong === undefined;
      }}
    />
  );
}

function readRate(text: string): number | null | undefined {
  if (text === '-' || text === '–') return null;
  const parsed = parseNumberText(text);
  if (parsed.kind !== 'number') return undefined;
  return parsed.percent ? parsed.value : Number(`${formatFull(parsed.value)}e-2`);
}
