/**
 * A field that names a line of the plan: lines are offered while typing, by label, code or group; a text that names
 * exactly one line counts without choosing. What it does not know stays in the field.
 */
import { Popover } from '@mantine/core';
import { type KeyboardEvent, type Ref, useEffect, useId, useMemo, useState } from 'react';
import type { Line } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import fields from './fields.module.css';
import { lineNamed, linesLike } from './line-words.ts';

type Props = {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly text: string;
  readonly lineId: string | null;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly onChange: (text: string, lineId: string | null) => void;
  readonly onBlur?: () => void;
  /** True where the pasted text was taken elsewhere. */
  readonly onPasteText?: (text: string) => boolean;
};

export function LineField(props: Props) {
  const { label, lines, text, lineId, placeholder, invalid = false, describedBy, onChange } = props;
  const { t } = useText();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [marked, setMarked] = useState(-1);
  const chosen = lines.find(({ id }) => id === lineId);
  // A line that is chosen already is no search: the whole list is offered for another choice.
  const settled = chosen !== undefined && chosen.label === text;
  const offers = useMemo(
    () => (open ? linesLike(lines, settled ? '' : text) : []),
    [open, lines, text, settled],
  );
  const place = Math.min(marked, offers.length - 1);
  const mark = offers[place];
  useEffect(() => {
    if (place >= 0) document.getElementById(`${listId}-${place}`)?.scrollIntoView({ block: 'nearest' });
  }, [place, listId]);
  const take = (line: Line) => {
    onChange(line.label, line.id);
    setOpen(false);
    setMarked(-1);
  };
  const show = () => {
    setOpen(true);
    setMarked(settled ? linesLike(lines, '').findIndex(({ id }) => id === lineId) : -1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // With Alt and Shift the arrows move a row, which is not this field's.
    if (event.altKey) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        event.preventDefault();
        if (!open) show();
        else if (offers.length > 0) {
          const step = event.key === 'ArrowDown' ? 1 : place < 0 ? 0 : -1;
          setMarked((place + step + offers.length) % offers.length);
        }
        return;
      }
      case 'Enter':
        // What is marked is taken; a further Enter belongs to the row.
        if (!open || !mark) return;
        event.preventDefault();
        take(mark);
        return;
      case 'Tab':
        if (open && mark) take(mark);
        return;
      case 'Escape':
        if (!open) return;
        event.preventDefault();
        setOpen(false);
    }
  };
  const list = (
    <div id={listId} role="listbox" aria-label={t('actuals.lines')} className={fields.offers}>
      {offers.map((line, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the keyboard
        <div
          key={line.id}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === place}
          className={fields.offer}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => take(line)}
        >
          <span>{line.label}</span>
          <span>{[t(`kinds.one.${line.kind}`), line.group].filter((part) => part !== '').join(' · ')}</span>
        </div>
      ))}
    </div>
  );
  return (
    <Popover
      opened={open && offers.length > 0}
      withRoles={false}
      trapFocus={false}
      returnFocus={false}
      position="bottom-start"
      offset={2}
      width={320}
      transitionProps={{ duration: 0 }}
      closeOnEscape={false}
    >
      <Popover.Target>
        <input
          ref={props.inputRef}
          className={fields.input}
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={open && offers.length > 0}
          {...(open && offers.length > 0 ? { 'aria-controls': listId } : {})}
          {...(open && mark ? { 'aria-activedescendant': `${listId}-${place}` } : {})}
          // While a search is being typed nothing is wrong yet.
          aria-invalid={invalid && !(open && offers.length > 0)}
          {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
          placeholder={placeholder}
          value={text}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            const typed = event.currentTarget.value;
            const named = lineNamed(lines, typed);
            onChange(typed, named?.id ?? null);
            setOpen(true);
            // A text that names a line by itself needs no taking; else the first that fits is one Enter away.
            setMarked(named || typed.trim() === '' ? -1 : 0);
          }}
          onClick={show}
          onBlur={() => {
            setOpen(false);
            props.onBlur?.();
          }}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            if (props.onPasteText?.(event.clipboardData.getData('text/plain'))) event.preventDefault();
          }}
        />
      </Popover.Target>
      <Popover.Dropdown p={0}>{list}</Popover.Dropdown>
    </Popover>
  );
}
