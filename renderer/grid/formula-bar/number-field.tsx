/** The formula bar's field for a number: Enter and leaving keep, Esc gives back, what cannot be read says so. */
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import type { Result } from '../../../models/plan/result.ts';
import styles from './formula-bar.module.css';
import type { FieldHandle } from './formula-field.tsx';

type Props = {
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  readonly onKeep: (text: string) => Result<null, string>;
  readonly onLeave: () => void;
  readonly handle: Ref<FieldHandle>;
};

export function NumberField({ value, label, placeholder, readOnly = false, onKeep, onLeave, handle }: Props) {
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const settled = useRef(false);
  const typing = useRef(false);
  useEffect(() => {
    // An edit from another window does not take away what is being typed here.
    if (typing.current) return;
    setText(value);
    setProblem(null);
  }, [value]);
  useImperativeHandle(handle, () => ({
    focus(typed) {
      if (typed !== null) {
        typing.current = true;
        setText(typed);
      }
      field.current?.focus();
    },
  }));
  const keep = (): boolean => {
    typing.current = false;
    if (text.trim() === value) return true;
    const result = onKeep(text);
    setProblem(result.ok ? null : result.error);
    return result.ok;
  };
  return (
    <div className={styles.formula}>
      <input
        ref={field}
        className={styles.field}
        aria-label={label}
        aria-invalid={problem !== null}
        data-refused={problem === null ? undefined : true}
        placeholder={placeholder}
        readOnly={readOnly}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          typing.current = true;
          setText(event.currentTarget.value);
        }}
        onFocus={() => {
          settled.current = false;
        }}
        onBlur={() => {
          if (!settled.current) keep();
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && keep()) {
            settled.current = true;
            onLeave();
          }
          if (event.key === 'Escape') {
            settled.current = true;
            typing.current = false;
            setText(value);
            setProblem(null);
            onLeave();
          }
        }}
      />
      {problem === null ? null : (
        <div className={styles.help} data-bad="true" role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
