/** Low and high of a line for sensitivity; both or none. The base between them is the entry. */
import { Group, Input } from '@mantine/core';
import type { Line } from '../../../models/plan/schema.ts';
import { figureStyle } from '../../app/plan-format.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import type { SetLineFields } from './use-set-line.ts';

export function RangeFields({ line, onSet }: { readonly line: Line; readonly onSet: SetLineFields }) {
  const { t } = useText();
  const { plan } = usePlan();
  const rate = figureStyle(line, plan.settings.currency) === 'rate';
  const base = line.entry.type === 'constant' ? line.entry.value : null;
  const keep = (side: 'low' | 'high') => (value: number | null) => {
    if (value === null) {
      if (line.range) onSet({}, ['range']);
      return;
    }
    const other = base ?? value;
    onSet({ range: { ...(line.range ?? { low: other, high: other }), [side]: value } });
  };
  return (
    <Input.Wrapper size="xs" label={t('line.range')} description={t('line.rangeHint')}>
      <Group grow gap="sm" mt={4} align="flex-start">
        <KeptNumber
          label={t('grid.low')}
          value={line.range?.low ?? null}
          rate={rate}
          optional
          onKeep={keep('low')}
          {...(line.range ? { max: line.range.high } : {})}
        />
        <KeptNumber
          label={t('grid.high')}
          value={line.range?.high ?? null}
          rate={rate}
          optional
          onKeep={keep('high')}
          {...(line.range ? { min: line.range.low } : {})}
        />
      </Group>
    </Input.Wrapper>
  );
}
