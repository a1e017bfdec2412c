/**
 * The field in which a formula is typed: names are completed, the function in hand is explained, an error is
 * underlined where it stands. Enter keeps, Esc gives back; nothing is sent while typing.
 */
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { FUNCTIONS, isFunctionName } from '../../../models/formula/parse/functions.ts';
import { parseFormula } from '../../../models/formula/parse/parse-formula.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import { type FormulaTrouble, formulaErrorText } from '../../app/formula-error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { accept, type Candidate, callAt, complete, wordAt } from './completion.ts';
import styles from './formula-bar.module.css';

type Span = { readonly start: number; readonly end: number };
export type Offence = FormulaTrouble & Partial<Span>;

/** What may be typed into the field. */
export type Grammar = {
  /** Read with every key: null where the text can be understood. */
  readonly offence: (text: string) => Offence | null;
  readonly isFunction: (name: string) => boolean;
  /** As in 'lag(x, n)'. */
  readonly signature: (name: string) => string;
  readonly about: (name: string) => string;
  /** What is wrong, for the reader. */
  readonly words: (offence: Offence) => string;
};

export type FieldHandle = { readonly focus: (typed: string | null) => void };

type Props = {
  readonly value: string;
  readonly label: string;
  readonly placeholder?: string;
  /** Asked for when a name is being typed, not before. */
  readonly candidates: () => readonly Candidate[];
  /** Where the kept formula is wrong, as the engine says. */
  readonly error: Partial<Span> | null;
  readonly onKeep: (text: string) => void;
  readonly onLeave: () => void;
  readonly handle?: Ref<FieldHandle>;
  /** That of a line's formula, where none is given. */
  readonly grammar?: Grammar;
  /** Told with every key. */
  readonly onTyped?: (text: string) => void;
};

export function FormulaField({
  value,
  label,
  placeholder,
  candidates,
  error,
  onKeep,
  onLeave,
  handle,
  grammar,
  onTyped,
}: Props) {
  const { t } = useText();
  const formulas = useFormulaGrammar();
  const { offence, isFunction, signature, about, words } = grammar ?? formulas;
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [open, setOpen] = useState(false);
  const [focused, setFocused] = useState(false);
  const dropping = useRef(false);
  const typing = useRef(false);
  useEffect(() => {
    // An edit from another window does not take away what is being typed here.
    if (!typing.current) setText(value);
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

  const word = open ? wordAt(text, caret) : null;
  const offers = useMemo(() => (word ? complete(word.text, candidates()) : []), [word, candidates]);
  const read = text !== value && text.trim() !== '';
  const fresh = useMemo(() => (read ? offence(text) : null), [read, text, offence]);
  const tooLong = text.length > LIMITS.formulaLength;
  const mark = read ? fresh : error;
  const call = focused ? callAt(text, caret, isFunction) : null;

  const take = (candidate: Candidate) => {
    if (!word) return;
    const next = accept(text, word, candidate);
    // The caret moves with the text, not a frame later: the next key may come before that frame.
    flushSync(() => {
      setText(next.text);
      setCaret(next.caret);
      setOpen(false);
    });
    onTyped?.(next.text);
    field.current?.setSelectionRange(next.caret, next.caret);
  };
  /** False for what no plan can hold; it stays in the field with its reason. */
  const keep = (): boolean => {
    if (!dropping.current && tooLong) return false;
    typing.current = false;
    if (!dropping.current && text.trim() !== value.trim()) onKeep(text.trim());
    dropping.current = false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const candidate = offers[Math.min(chosen, offers.length - 1)];
    if (candidate && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length);
    } else if (
      candidate &&
      (event.key === 'Tab' || (event.key === 'Enter' && candidate.text !== word?.text))
    ) {
      event.preventDefault();
      take(candidate);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!keep()) return;
      dropping.current = true;
      onLeave();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (candidate) setOpen(false);
      else {
        dropping.current = true;
        typing.current = false;
        setText(value);
        onLeave();
      }
    }
  };
  const follow = () => setCaret(field.current?.selectionStart ?? 0);
  const at =
    mark && mark.start !== undefined
      ? { start: mark.start, end: Math.max(mark.end ?? 0, mark.start + 1) }
      : null;
  return (
    <div className={styles.formula}>
      {at ? <Underline text={text} at={at} /> : null}
      <input
        ref={field}
        className={styles.field}
        aria-label={label}
        aria-invalid={mark !== null}
        data-refused={tooLong || undefined}
        role="combobox"
        aria-expanded={offers.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(offers.length > 0
          ? { 'aria-activedescendant': `${listId}-${Math.min(chosen, offers.length - 1)}` }
          : {})}
        placeholder={placeholder}
        value={text}
        // One more than can be kept, so that a longer text is noticed rather than cut off unseen.
        maxLength={LIMITS.formulaLength + 1}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          typing.current = true;
          setText(event.currentTarget.value);
          setCaret(event.currentTarget.selectionStart ?? 0);
          setOpen(true);
          setChosen(0);
          onTyped?.(event.currentTarget.value);
        }}
        onSelect={follow}
        onFocus={() => {
          dropping.current = false;
          setFocused(true);
        }}
        onBlur={() => {
          setFocused(false);
          setOpen(false);
          keep();
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t('formula.names')}
        className={styles.offers}
        hidden={offers.length === 0}
      >
        {offers.map((candidate, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the keyboard
          <div
            key={`${candidate.kind} ${candidate.text}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles.offer}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(candidate)}
          >
            <code>{candidate.text}</code>
            <span>{candidate.kind === 'clock' ? t('formula.clock') : candidate.detail}</span>
          </div>
        ))}
      </div>
      {call && offers.length === 0 && !tooLong ? (
        <Signature
          name={call.name}
          argument={call.argument}
          signature={signature(call.name)}
          about={about(call.name)}
        />
      ) : null}
      {focused && fresh && (tooLong || (offers.length === 0 && !call)) ? (
        <div className={styles.help} data-bad="true" role="status">
          {words(fresh)}
        </div>
      ) : null}
    </div>
  );
}

export function FormulaErrorText({ error }: { readonly error: FormulaTrouble }) {
  return formulaErrorText(error, useText());
}

/** The same text behind the field, invisible but for the wavy line under the offence. */
function Underline({ text, at }: { readonly text: string; readonly at: Span }) {
  return (
    <div className={styles.mirror} aria-hidden="true">
      <span>{text.slice(0, at.start)}</span>
      <span className={styles.offence}>{text.slice(at.start, at.end).padEnd(1, ' ')}</span>
    </div>
  );
}

type SignatureProps = {
  readonly name: string;
  readonly argument: number;
  readonly signature: string;
  readonly about: string;
};

function Signature({ name, argument, signature, about }: SignatureProps) {
  const names = signature.slice(signature.indexOf('(') + 1, -1).split(', ');
  return (
    <div className={styles.help} role="status">
      <code>
        {name}(
        {names.map((text, index) => (
          <span key={text}>
            {index > 0 ? ', ' : ''}
            {index === Math.min(argument, names.length - 1) ? <b>{text}</b> : text}
          </span>
        ))}
        )
      </code>
      <span>{about}</span>
    </div>
  );
}

function useFormulaGrammar(): Grammar {
  const texts = useText();
  const { t } = texts;
  return useMemo(
    () => ({
      offence(text) {
        const parsed = parseFormula(text);
        return parsed.ok ? null : parsed.error;
      },
      isFunction: isFunctionName,
      signature: (name) => (isFunctionName(name) ? FUNCTIONS[name].signature : ''),
      about: (name) => (isFunctionName(name) ? t(`formula.fn.${name}`) : ''),
      words: (offence) => formulaErrorText(offence, texts),
    }),
    [t, texts],
  );
}
