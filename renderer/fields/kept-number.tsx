/**
 * A number field that reads what finance people type (12.5 %, 3万, (200)); a rate is shown and typed in percent.
 * What cannot be read, or lies outside the limits, stays in the field with the reason.
 */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatFull } from '../../models/text/format-number.ts';
import { parseNumberText } from '../../models/text/parse-number.ts';
import { shortText } from '../grid/plan/text-limits.ts';
import { useText } from '../i18n/use-text.ts';
import { Elsewhere } from './elsewhere.tsx';
import { useDraft } from './use-draft.ts';

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
  const [problem, setProblem] = useState<string | null>(null);
  const field = useDraft({
    value: written,
    saysWhy: true,
    onKeep: (text) => {
      const read = readNumber(text, props);
      setProblem(read.kind === 'kept' ? null : troubleOf(read.kind, text));
      if (read.kind === 'kept' && read.value !== value) props.onKeep(read.value);
      return read.kind === 'kept';
    },
  });
  const troubleOf = (kind: Trouble, text: string): string => {
    if (kind !== 'limits')
      return t(kind === 'whole' ? 'grid.wholeNumber' : 'grid.notANumber', { text: shortText(text) });
    const show = (limit: number) => (rate ? `${limit * 100} %` : String(limit));
    const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = props;
    return Number.isFinite(min) && Number.isFinite(max)
      ? t('grid.between', { min: show(min), max: show(max) })
      : Number.isFinite(min)
        ? t('grid.atLeast', { min: show(min) })
        : t('grid.atMost', { max: show(max) });
  };
  const trouble = field.isTyped ? problem : null;
  return (
    <TextInput
      label={label}
      description={description}
      placeholder={placeholder}
      value={field.text}
      error={trouble}
      data-refused={trouble === null ? undefined : true}
      data-settled={field.isTyped ? undefined : true}
      required={!optional}
      withAsterisk={false}
      inputMode="decimal"
      rightSection={props.unit === undefined ? null : <span style={{ fontSize: 12 }}>{props.unit}</span>}
      rightSectionWidth={props.unit === undefined ? 0 : 12 + props.unit.length * 8}
      inputContainer={(input) => (
        <>
          {input}
          <Elsewhere text={field.elsewhere} />
        </>
      )}
      onChange={(event) => field.onType(event.currentTarget.value)}
      onBlur={field.onBlur}
      onKeyDown={(event) => field.onKeyDown(event, true)}
    />
  );
}

type Trouble = 'limits' | 'whole' | 'unreadable';
type Read = { readonly kind: 'kept'; readonly value: number | null } | { readonly kind: Trouble };

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
