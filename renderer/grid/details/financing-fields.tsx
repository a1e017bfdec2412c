/** The part that a financing line plays: drawing, repayment, interest, equity, dividend. */
import { Select } from '@mantine/core';
import type { Line } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import type { SetLineFields } from './use-set-line.ts';

const ROLES = ['loan-draw', 'loan-repayment', 'interest', 'equity', 'dividend'] as const;

export function FinancingFields({ line, onSet }: { readonly line: Line; readonly onSet: SetLineFields }) {
  const { t } = useText();
  return (
    <Select
      label={t('line.role')}
      data={ROLES.map((role) => ({ value: role, label: t(`line.roles.${role}`) }))}
      value={line.financing?.role ?? null}
      onChange={(value) => {
        const role = ROLES.find((known) => known === value);
        if (role) onSet({ financing: { role } });
      }}
    />
  );
}
