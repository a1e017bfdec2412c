/** The company's two colours and its logo. A picture that is too large or of another kind is refused at its field. */
import { Button, ColorInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { type Pack, packSchema } from '../../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';

type Props = { readonly pack: Pack; readonly onKeep: (patch: Partial<Pack>) => void };

/** Of the pages where no company has its own; as in the host. */
const OWN = { primary: '#1f3a5f', accent: '#b4541a' } as const;

export function LookFields({ pack, onKeep }: Props) {
  const { t } = useText();
  const picker = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const colours = pack.colours ?? OWN;
  const put = (name: 'primary' | 'accent', value: string) => {
    const next = { ...colours, [name]: value.toLowerCase() };
    if (packSchema.shape.colours.safeParse(next).success) onKeep({ colours: next });
  };
  async function read(file: File): Promise<void> {
    const logo = await dataAddress(file);
    if (packSchema.shape.logo.safeParse(logo).success) {
      setProblem(null);
      onKeep({ logo });
    } else setProblem(t('pack.logoRefused'));
  }
  return (
    <>
      {(['primary', 'accent'] as const).map((name) => (
        <ColorInput
          key={name}
          label={t(`pack.colour.${name}`)}
          value={colours[name]}
          format="hex"
          onChangeEnd={(value) => put(name, value)}
        />
      ))}
      {pack.colours === null ? null : (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => onKeep({ colours: null })}>
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
        <Button variant="default" size="compact-sm" onClick={() => picker.current?.click()}>
          {t('pack.chooseLogo')}
        </Button>
        {pack.logo === null ? null : (
          <Button variant="subtle" size="compact-sm" onClick={() => onKeep({ logo: null })}>
            {t('pack.removeLogo')}
          </Button>
        )}
        {problem === null ? null : (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
      </div>
    </>
  );
}

function dataAddress(file: File): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => resolve('');
    reader.readAsDataURL(file);
  });
}
