/**
 * A number field that reads what finance people type (12.5 %, 3万, (200)); a rate is shown and typed in percent.
 * What cannot be read, or lies outside the limits, stays in the field with the reason.
 */
import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { formatFull } from '../../../models/text/format-number.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';
import { useText } from '../../i18n/use-text.ts';
import { shortText } from '../plan/text-limits.ts';

type Props = {
  readonly label: string;
  readonly value: number | null;
  readonly rate?: boolean;
  readonly description?: string;
  readonly placeholder?: string;
  /** Empty is an answer: null is kept. */
  readonly optional?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
  readonly unit?: string;
  readonly onKeep: (value: number | null) => void;
};

export function KeptNumber(props: Props) {
  const { label, value, rate = false, optional = false, description, placeholder } = props;
  const { t } = useText();
  const written =
    value === null ? '' : rate ? `${formatFull(Number(`${decimal(value)}e2`))} %` : formatFull(value);
  const [text, setText] = useState(written);
  const [problem, setProblem] = useState<string | null>(null);
  const dropped = useRef(false);
  useEffect(() => {
    setText(written);
    setProblem(null);
  }, [written]);
  const keep = () => {
    if (dropped.current || text.trim() === written) {
      setText(written);
      setProblem(null);
      dropped.current = false;
      return;
    }
    const read = readNumber(text, props);
    if (read.kind === 'kept') {
      setProblem(null);
      if (read.value === value) setText(written);
      else props.onKeep(read.value);
    } else if (read.kind === 'limits') {
      const show = (limit: number) => (rate ? `${limit * 100} %` : String(limit));
      const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = props;
      setProblem(
        Number.isFinite(min) && Number.isFinite(max)
          ? t('grid.between', { min: show(min), max: show(max) })
          : Number.isFinite(min)
            ? t('grid.atLeast', { min: show(min) })
            : t('grid.atMost', { max: show(max) }),
      );
    } else
      setProblem(
        t(read.kind === 'whole' ? 'grid.wholeNumber' : 'grid.notANumber', { text: shortText(text) }),
      );
  };
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      value={text}
      error={problem}
      data-refused={problem === null ? undefined : true}
      required={!optional}
      withAsterisk={false}
      inputMode="decimal"
      rightSection={props.unit === undefined ? null : <span style={{ fontSize: 12 }}>{props.unit}</span>}
      rightSectionWidth={props.unit === undefined ? 0 : 12 + props.unit.length * 8}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dropped.current = true;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}

type Read =
  | { readonly kind: 'kept'; readonly value: number | null }
  | { readonly kind: 'limits' | 'whole' | 'unreadable' };

function readNumber(text: string, { rate = false, optional = false, whole = false, min, max }: Props): Read {
  const parsed = parseNumberText(text);
  if (parsed.kind === 'empty' && optional) return { kind: 'kept', value: null };
  if (parsed.kind !== 'number') return { kind: 'unreadable' };
  const value = rate && !parsed.percent ? Number(`${decimal(parsed.value)}e-2`) : parsed.value;
  if (whole && !Number.isInteger(value)) return { kind: 'whole' };
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return { kind: 'limits' };
  return { kind: 'kept', value };
}

/** Digits without an exponent, so that one can be appended. */
function decimal(value: number): string {
  return formatFull(value);
}
