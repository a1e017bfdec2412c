/**
 * Who signs the pack: a role and a name each, in the order in which they stand on the page. Whoever adds or takes away one
 * by keys goes on at the row that is there then.
 */
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Pack } from '../../../../models/plan/packs/pack-schema.ts';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';
import { withoutSignatory, withSignatory } from '../pack-changes.ts';

type Props = {
  readonly rows: Pack['signatories'];
  readonly onPut: (change: (pack: Pack) => Pack) => boolean;
};

const MOST = 12;

export function Signatories({ rows, onPut }: Props) {
  const { t } = useText();
  const set = useRef<HTMLFieldSetElement>(null);
  const [goTo, setGoTo] = useState<{ readonly row: number; readonly field: 'input' | 'button' } | null>(null);
  useEffect(() => {
    if (goTo === null) return;
    const all = [...(set.current?.children ?? [])].filter((each) => each.tagName !== 'LEGEND');
    // Behind the last row stands the button that adds one.
    const place = all[Math.min(goTo.row, all.length - 1)];
    const inside = place?.querySelector<HTMLElement>(goTo.field);
    if (inside) inside.focus();
    else if (place instanceof HTMLElement) place.focus();
  }, [goTo]);
  return (
    <fieldset ref={set} className={classes.signatories}>
      <legend>{t('pack.signatories')}</legend>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
        <div key={index} className={classes.signatory}>
          <KeptText
            bare
            label={t('pack.role', { number: index + 1 })}
            placeholder={t('pack.roleHint')}
            value={row.role}
            maxLength={120}
            onKeep={(role) => onPut((pack) => withSignatory(pack, index, { role }))}
          />
          <KeptText
            bare
            label={t('pack.person', { number: index + 1 })}
            placeholder={t('pack.personHint')}
            value={row.name}
            maxLength={120}
            onKeep={(name) => onPut((pack) => withSignatory(pack, index, { name }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('pack.removeSignatory', { number: index + 1 })}
            onClick={() => {
              onPut((pack) => withoutSignatory(pack, index));
              setGoTo({ row: index, field: 'button' });
            }}
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
          onClick={() => {
            onPut((pack) => ({ ...pack, signatories: [...pack.signatories, { role: '', name: '' }] }));
            setGoTo({ row: rows.length, field: 'input' });
          }}
        >
          {t('pack.addSignatory')}
        </Button>
      )}
    </fieldset>
  );
}
