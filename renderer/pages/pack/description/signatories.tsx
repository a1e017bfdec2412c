/** Who signs the pack: a role and a name each, in the order in which they stand on the page. */
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Pack } from '../../../../models/plan/packs/pack-schema.ts';
import { KeptText } from '../../../grid/details/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';

type Rows = Pack['signatories'];
type Props = { readonly rows: Rows; readonly onKeep: (rows: Rows) => void };

const MOST = 12;

export function Signatories({ rows, onKeep }: Props) {
  const { t } = useText();
  return (
    <fieldset className={classes.signatories}>
      <legend>{t('pack.signatories')}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <div key={index} className={classes.signatory}>
          <KeptText
            label={t('pack.role', { number: index + 1 })}
            value={row.role}
            maxLength={120}
            onKeep={(role) => onKeep(rows.with(index, { ...row, role }))}
          />
          <KeptText
            label={t('pack.person', { number: index + 1 })}
            value={row.name}
            maxLength={120}
            onKeep={(name) => onKeep(rows.with(index, { ...row, name }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('pack.removeSignatory', { number: index + 1 })}
            onClick={() => onKeep(rows.toSpliced(index, 1))}
          >
            <IconX size={14} />
          </ActionIcon>
        </div>
      ))}
      {rows.length >= MOST ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          leftSection={<IconPlus size={14} />}
          onClick={() => onKeep([...rows, { role: '', name: '' }])}
        >
          {t('pack.addSignatory')}
        </Button>
      )}
    </fieldset>
  );
}
