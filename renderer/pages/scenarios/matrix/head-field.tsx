/** A field in the head of a column: kept with Enter or when it is left, given back with Esc, refused with a reason. */
import { useEffect, useId, useRef, useState } from 'react';
import classes from './matrix.module.css';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly strong?: boolean;
  /** Keeps the text, or says why not; the text then stays in the field. */
  readonly onKeep: (text: string) => string | null;
};

export function HeadField({ label, value, placeholder, maxLength, strong = false, onKeep }: Props) {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const dropped = useRef(false);
  const problemId = useId();
  useEffect(() => {
    setText(value);
    setProblem(null);
  }, [value]);
  const keep = () => {
    if (dropped.current || text.trim() === value) {
      setText(value);
      setProblem(null);
    } else {
      const refused = onKeep(text.trim());
      setProblem(refused);
      // What was read may be written another way: 0.3 is shown as 30 %.
      if (refused === null) setText(value);
    }
    dropped.current = false;
  };
  return (
    <>
      <input
        className={strong ? classes.name : classes.small}
        aria-label={label}
        aria-invalid={problem !== null}
        {...(problem === null ? {} : { 'aria-describedby': problemId })}
        placeholder={placeholder}
        value={text}
        title={strong ? text : undefined}
        maxLength={maxLength ?? 40}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key === 'Escape') dropped.current = true;
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {problem === null ? null : (
        <span id={problemId} className={classes.problem} role="alert">
          {problem}
        </span>
      )}
    </>
  );
}
