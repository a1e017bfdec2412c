/** One correlation of the matrix: -1 to 1, checked where it is typed; empty is none. */
import { useEffect, useId, useRef, useState } from 'react';
import { formatFull } from '../../../../models/text/format-number.ts';
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
  const [text, setText] = useState(written);
  const [problem, setProblem] = useState<string | null>(null);
  const dropped = useRef(false);
  const id = useId();
  useEffect(() => {
    setText(written);
    setProblem(null);
  }, [written]);
  const keep = () => {
    const typed = text.trim();
    if (dropped.current || typed === written) {
      dropped.current = false;
      setText(written);
      setProblem(null);
      return;
    }
    const read = typed === '' ? null : readNumber(typed, false);
    if (read !== null && !(read >= -1 && read <= 1)) {
      setProblem(
        Number.isNaN(read)
          ? t('grid.notANumber', { text: typed.slice(0, 40) })
          : t('simulation.correlation.between', { value: typed.slice(0, 40) }),
      );
      return;
    }
    setProblem(null);
    onKeep(read === 0 ? null : read);
    if (read === 0) setText('');
  };
  return (
    <td
      className={classes.correlation}
      data-strength={value === null ? undefined : value < 0 ? 'falls' : 'rises'}
    >
      <input
        type="text"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={problem !== null}
        {...(problem === null ? {} : { 'aria-describedby': id })}
        autoComplete="off"
        placeholder="0"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Escape') dropped.current = true;
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {problem === null ? null : (
        <div id={id} role="alert" className={classes.cellProblem}>
          {problem}
        </div>
      )}
    </td>
  );
}
