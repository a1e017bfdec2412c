/** A field in the head of a column: kept with Enter or when it is left, given back with Esc, refused with a reason. */
import { useId, useState } from 'react';
import { Elsewhere } from '../../../fields/elsewhere.tsx';
import { useDraft } from '../../../fields/use-draft.ts';
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
  const [problem, setProblem] = useState<string | null>(null);
  const field = useDraft({
    value,
    saysWhy: true,
    onKeep: (text) => {
      const refused = onKeep(text);
      setProblem(refused);
      return refused === null;
    },
  });
  const trouble = field.isTyped ? problem : null;
  const problemId = useId();
  return (
    <>
      <input
        className={strong ? classes.name : classes.small}
        aria-label={label}
        aria-invalid={trouble !== null}
        data-settled={field.isTyped ? undefined : true}
        {...(trouble === null ? {} : { 'aria-describedby': problemId })}
        placeholder={placeholder}
        value={field.text}
        title={strong ? field.text : undefined}
        maxLength={maxLength ?? 40}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => field.onType(event.currentTarget.value)}
        onBlur={field.onBlur}
        onKeyDown={(event) => field.onKeyDown(event, true)}
      />
      <Elsewhere text={field.elsewhere} />
      {trouble === null ? null : (
        <span id={problemId} className={classes.problem} role="alert">
          {trouble}
        </span>
      )}
    </>
  );
}
