/**
 * The text field inside the cell being edited. Enter, Tab and leaving keep, Esc gives back; what cannot be kept
 * stays open with the reason below it, so that nothing typed is lost.
 */
import { useLayoutEffect, useRef, useState } from 'react';
import styles from './grid.module.css';

export type LeaveKey = 'Enter' | 'ShiftEnter' | 'Tab' | 'ShiftTab' | 'CtrlEnter' | 'blur';

type Props = {
  readonly initial: string;
  /** Typing began the edit: the arrows leave the cell, as in a spreadsheet. */
  readonly typed: boolean;
  readonly name: string;
  readonly align: 'left' | 'right';
  /** Null when kept, else why it cannot be. */
  readonly onKeep: (text: string, leave: LeaveKey | ArrowKey) => string | null;
  readonly onDrop: () => void;
};

type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

export function CellEditor({ initial, typed, name, align, onKeep, onDrop }: Props) {
  const [text, setText] = useState(initial);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useLayoutEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(typed ? initial.length : 0, initial.length);
  }, [initial, typed]);

  const keep = (leave: LeaveKey | ArrowKey) => {
    if (done.current) return;
    const refused = onKeep(field.current?.value ?? text, leave);
    if (refused === null) done.current = true;
    else setProblem(refused);
  };
  const drop = () => {
    done.current = true;
    onDrop();
  };

  return (
    <>
      <input
        ref={field}
        className={styles.editor}
        data-align={align}
        aria-label={name}
        aria-invalid={problem !== null}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          setProblem(null);
        }}
        onBlur={() => keep('blur')}
        onKeyDown={(event) => {
          event.stopPropagation();
          const leave = leaveKey(event, typed);
          if (leave) {
            event.preventDefault();
            keep(leave);
          } else if (event.key === 'Escape') {
            event.preventDefault();
            drop();
          }
        }}
      />
      {problem === null ? null : (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </>
  );
}

type Keys = {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
};

function leaveKey(event: Keys, typed: boolean): LeaveKey | ArrowKey | null {
  switch (event.key) {
    case 'Enter':
      return event.ctrlKey || event.metaKey ? 'CtrlEnter' : event.shiftKey ? 'ShiftEnter' : 'Enter';
    case 'Tab':
      return event.shiftKey ? 'ShiftTab' : 'Tab';
    case 'ArrowUp':
    case 'ArrowDown':
    case 'ArrowLeft':
    case 'ArrowRight':
      return typed ? event.key : null;
    default:
      return null;
  }
}
