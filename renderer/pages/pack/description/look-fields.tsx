/** The company's two colours and its logo. A file that is no picture, or too large a one, is refused at its field. */
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Pack, packSchema } from '../../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';
import { ColourField } from './colour-field.tsx';
import { readLogo } from './read-logo.ts';

type Props = { readonly pack: Pack; readonly onKeep: (patch: Partial<Pack>) => void };

/** Of the pages where no company has its own; as in the host. */
const OWN = { primary: '#1f3a5f', accent: '#b4541a' } as const;

export function LookFields({ pack, onKeep }: Props) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const colours = pack.colours ?? OWN;
  const put = (name: 'primary' | 'accent', value: string) => {
    const next = { ...colours, [name]: value.toLowerCase() };
    const isOther = next.primary !== colours.primary || next.accent !== colours.accent;
    if (isOther && packSchema.shape.colours.safeParse(next).success) onKeep({ colours: next });
  };
  async function read(file: File): Promise<void> {
    const read = await readLogo(file);
    setProblem(read.ok ? null : t(`pack.logoRefused.${read.why}`, { name: file.name }));
    if (read.ok) onKeep({ logo: read.logo });
  }
  return (
    <>
      {(['primary', 'accent'] as const).map((name) => (
        <ColourField
          key={name}
          field={name === 'primary' ? first : undefined}
          label={t(`pack.colour.${name}`)}
          value={colours[name]}
          onKeep={(colour) => put(name, colour)}
        />
      ))}
      {pack.colours === null ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          w="fit-content"
          onClick={() => {
            onKeep({ colours: null });
            first.current?.focus();
          }}
        >
          {t('pack.ownColours')}
        </Button>
      )}
      <div className={classes.logo}>
        <span className={classes.label}>{t('pack.logo')}</span>
        {pack.logo === null ? null : <img src={pack.logo} alt={t('pack.logo')} />}
        <input
          ref={picker}
          type="file"
          accept="image/png,image/jpeg"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (file) void read(file);
          }}
        />
        <span className={classes.logoButtons}>
          <Button ref={choose} variant="default" size="compact-sm" onClick={() => picker.current?.click()}>
            {t('pack.chooseLogo')}
          </Button>
          {pack.logo === null ? null : (
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => {
                onKeep({ logo: null });
                choose.current?.focus();
              }}
            >
              {t('pack.removeLogo')}
            </Button>
          )}
        </span>
        {problem === null ? null : (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
      </div>
    </>
  );
}
