/** Whether the file's amount counts as it stands or turned over, as a small select. */
import { useText } from '../../../i18n/use-text.ts';
import fields from '../fields.module.css';

type Props = {
  readonly label: string;
  readonly sign: 1 | -1;
  readonly onChange: (sign: 1 | -1) => void;
};

export function SignSelect({ label, sign, onChange }: Props) {
  const { t } = useText();
  return (
    <select
      className={fields.select}
      aria-label={label}
      value={sign}
      onChange={(event) => onChange(event.currentTarget.value === '-1' ? -1 : 1)}
    >
      <option value="1">{t('actuals.signs.keep')}</option>
      <option value="-1">{t('actuals.signs.turn')}</option>
    </select>
  );
}
