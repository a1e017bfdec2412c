/** One correlation of the matrix: -1 to 1, checked where it is typed; empty is none. */
import { useId, useState } from 'react';
import { formatFull } from '../../../../models/text/format-number.ts';
import { Elsewhere } from '../../../fields/elsewhere.tsx';
import { useDraft } from '../../../fields/use-draft.ts';
import { useText } from '../../../i18n/use-text.ts';
import { readNumber } from '../../../uncertainty/fields/typed-number.ts';
import classes from '../simulation.module.css';

type Props = {
  readonly label: string;
  readonly value: number | null;
  readonly onKeep: (value: number | null) => void;
};

export function CorrelationCell({ label, value, onKeep }: Props) {
  const { t } = useText();
  const written = value === null ? '' : formatFull(value);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const field = useDraft({
    value: written,
    saysWhy: true,
    onKeep: (text) => {
      const read = text === '' ? null : readNumber(text, false);
      const refused =
        read === null || (read >= -1 && read <= 1)
          ? null
          : Number.isNaN(read)
            ? t('grid.notANumber', { text: text.slice(0, 40) })
            : t('simulation.correlation.between', { value: text.slice(0, 40) });
      setProblem(refused);
      if (refused === null) onKeep(read === 0 ? null : read);
      return refused === null;
    },
  });
  const trouble = field.isTyped ? problem : null;
  return (
    <td
      className={classes.correlation}
      data-strength={value === null ? undefined : value < 0 ? 'falls' : 'rises'}
    >
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={trouble !== null}
        data-settled={field.isTyped ? undefined : true}
        {...(trouble === null ? {} : { 'aria-describedby': id })}
        autoComplete="off"
        placeholder="0"
        value={field.text}
        onChange={(event) => field.onType(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={field.onBlur}
        onKeyDown={(event) => field.onKeyDown(event, true)}
      />
      <Elsewhere text={field.elsewhere} />
      {trouble === null ? null : (
        <div id={id} role="alert" className={classes.cellProblem}>
          {trouble}
        </div>
      )}
    </td>
  );
}
