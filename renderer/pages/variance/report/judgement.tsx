/**
 * A judgement in two signs: F or A, and a light that differs by shape as well as by colour. Also read out in words.
 */
import type { VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './report.module.css';

type Light = NonNullable<VarianceRow['month']['light']>;
type Effect = 'F' | 'A' | null;

const SIGNS = { green: '●', yellow: '▲', red: '■' } as const satisfies Record<Light, string>;

export function LightSign({ light }: { readonly light: Light }) {
  const { t } = useText();
  return (
    <span className={classes.light} data-light={light} title={t(`variance.light.${light}`)}>
      <span aria-hidden="true">{SIGNS[light]}</span>
      <span className="visually-hidden">{t(`variance.light.${light}`)}</span>
    </span>
  );
}

export function EffectLetter({ effect }: { readonly effect: Effect }) {
  const { t } = useText();
  if (effect === null) return null;
  return (
    <abbr className={classes.effect} data-effect={effect} title={t(`variance.effect.${effect}`)}>
      {t(`variance.letter.${effect}`)}
    </abbr>
  );
}
