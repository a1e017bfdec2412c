/** A light that a person has set: both colours, who set it when, and why. */
import type { RuleLight } from '../../../../electron/contract/tracking/warning-calls.ts';
import { formatMoment } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Light } from './light.tsx';
import classes from './parts.module.css';

type Props = Pick<RuleLight, 'light'> & { readonly override: NonNullable<RuleLight['override']> };

export function OverrideNote({ light, override }: Props) {
  const { t, language } = useText();
  return (
    <p className={classes.override}>
      <span>
        <Light light={light} silent />{' '}
        {t('warnings.panel.byNumbers', { light: t(`warnings.light.${light ?? 'none'}`) })}
      </span>
      <span>
        <Light light={override.light} silent />{' '}
        {t('warnings.panel.byPerson', {
          light: t(`warnings.light.${override.light}`),
          who: override.who,
          at: formatMoment(override.at, language),
        })}
      </span>
      <q>{override.reason}</q>
    </p>
  );
}
