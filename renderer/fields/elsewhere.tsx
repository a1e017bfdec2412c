/** Under a field that is typed in: what another window has put there meanwhile, so that nobody overwrites it unseen. */
import { useText } from '../i18n/use-text.ts';
import classes from './fields.module.css';

const SHOWN = 160;

export function Elsewhere({ text }: { readonly text: string | null }) {
  const { t } = useText();
  if (text === null) return null;
  const short = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return (
    <p className={classes.elsewhere} role="status">
      {text === '' ? t('fields.emptiedElsewhere') : t('fields.putElsewhere', { text: short })}
    </p>
  );
}
