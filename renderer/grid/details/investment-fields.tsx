/** What an investment line needs: book and tax depreciation, and the sale or scrapping at its end. */
import { Divider, Group, Stack, Switch } from '@mantine/core';
import type { Line } from '../../../models/plan/schema.ts';
import { formatFull } from '../../../models/text/format-number.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { KeptText } from '../../fields/kept-text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { DepreciationFields } from './depreciation-fields.tsx';
import type { SetLineFields } from './use-set-line.ts';

export function InvestmentFields({ line, onSet }: { readonly line: Line; readonly onSet: SetLineFields }) {
  const { t } = useText();
  const { plan } = usePlan();
  const { investment } = line;
  if (!investment) return null;
  const { disposal } = investment;
  const setDisposal = (next: typeof disposal) => {
    const { disposal: _, ...rest } = investment;
    return onSet({ investment: next ? { ...rest, disposal: next } : rest });
  };
  return (
    <Stack gap="sm">
      <Divider label={t('line.depreciation')} labelPosition="left" />
      <DepreciationFields
        label={t('line.book')}
        value={investment.book}
        onSet={(book) => book && onSet({ investment: { ...investment, book } })}
      />
      <DepreciationFields
        label={t('line.tax')}
        value={investment.tax}
        absent={t('line.asBook')}
        onSet={(tax) => {
          const { tax: _, ...rest } = investment;
          onSet({ investment: tax ? { ...rest, tax } : rest });
        }}
      />
      <KeptNumber
        label={t('line.inService')}
        description={t('line.inServiceHint')}
        value={investment.inService ?? null}
        optional
        whole
        min={1}
        max={plan.timeline.periods}
        onKeep={(period) => {
          const { inService: _, ...rest } = investment;
          onSet({ investment: period === null ? rest : { ...rest, inService: period } });
        }}
      />
      <Group grow gap="sm" align="flex-start">
        {(['book', 'tax'] as const).map((side) => (
          <KeptNumber
            key={side}
            label={t(`line.existing.${side}`)}
            value={investment.existing?.[side] ?? null}
            optional
            onKeep={(amount) => {
              const { existing, ...rest } = investment;
              const next = { ...(existing ?? { book: 0, tax: 0 }), [side]: amount ?? 0 };
              onSet({ investment: next.book === 0 && next.tax === 0 ? rest : { ...rest, existing: next } });
            }}
          />
        ))}
      </Group>
      <Switch
        label={t('line.disposal')}
        description={t('line.disposalHint')}
        checked={disposal !== undefined}
        onChange={(event) => setDisposal(event.currentTarget.checked ? { proceeds: 0 } : undefined)}
      />
      {disposal ? (
        <Group grow gap="sm" align="flex-start">
          <KeptText
            label={t('line.proceeds')}
            value={
              typeof disposal.proceeds === 'number' ? formatFull(disposal.proceeds) : `=${disposal.proceeds}`
            }
            maxLength={4000}
            onKeep={(text) => {
              const number = parseNumberText(text);
              const proceeds = number.kind === 'number' ? number.value : text.replace(/^=\s*/, '');
              return setDisposal({ ...disposal, proceeds });
            }}
          />
          <KeptNumber
            label={t('line.disposalPeriod')}
            value={disposal.period ?? null}
            placeholder={t('line.lastPeriod')}
            optional
            whole
            min={0}
            max={plan.timeline.periods}
            onKeep={(period) => {
              const { period: _, ...rest } = disposal;
              setDisposal(period === null ? rest : { ...rest, period });
            }}
          />
        </Group>
      ) : null}
    </Stack>
  );
}
