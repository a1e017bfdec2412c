/** One row of the form for typed entries: four fields, each with its reason below it when it cannot be kept. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ClipboardEvent, type KeyboardEvent, useId } from 'react';
import type { Line } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import fields from '../fields.module.css';
import { LineField } from '../line-field.tsx';
import { troubleWords } from './trouble-words.ts';
import { type Draft, type ReadRow, TYPED_FIELDS, type TypedField } from './typed-rows.ts';

type Props = {
  readonly index: number;
  readonly draft: Draft;
  readonly read: ReadRow;
  /** The fields that have been left, as 'key field'. */
  readonly judged: ReadonlySet<string>;
  readonly lines: readonly Line[];
  readonly onPut: (draft: Draft) => void;
  readonly onLeave: (field: TypedField) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, field: TypedField) => void;
  readonly onPaste: (field: TypedField, text: string) => boolean;
  readonly onRemove: () => void;
};

const NAMES = {
  day: 'actuals.day',
  line: 'actuals.line',
  amount: 'actuals.amount',
  memo: 'actuals.memo',
} as const;

export function TypedRow(props: Props) {
  const { index, draft, read, judged, lines, onPut, onLeave, onKeyDown, onPaste, onRemove } = props;
  const texts = useText();
  const { t } = texts;
  const id = useId();
  const troubleAt = (field: TypedField): string | null => {
    if (read.kind !== 'trouble' || !judged.has(`${draft.key} ${field}`)) return null;
    const trouble = read.troubles.find((known) => known.field === field);
    return trouble ? troubleWords(trouble, texts) : null;
  };
  return (
    <tr data-index={index}>
      {TYPED_FIELDS.map((field) => {
        const trouble = troubleAt(field);
        const label = t('actuals.inRow', { field: t(NAMES[field]), row: index + 1 });
        const describedBy = trouble === null ? undefined : `${id}-${field}`;
        return (
          <td key={field} data-field={field} onKeyDown={(event) => onKeyDown(event, field)}>
            {field === 'line' ? (
              <LineField
                label={label}
                lines={lines}
                text={draft.line}
                lineId={draft.lineId}
                invalid={trouble !== null}
                describedBy={describedBy}
                onChange={(line, lineId) => onPut({ ...draft, line, lineId })}
                onBlur={() => onLeave('line')}
                onPasteText={(text) => onPaste('line', text)}
              />
            ) : (
              <input
                className={fields.input}
                data-align={field === 'amount' ? 'right' : undefined}
                aria-label={label}
                aria-invalid={trouble !== null}
                {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
                placeholder={index === 0 && field === 'day' ? t('actuals.dayExample') : undefined}
                value={draft[field]}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => onPut({ ...draft, [field]: event.currentTarget.value })}
                onBlur={() => onLeave(field)}
                onPaste={(event: ClipboardEvent) => {
                  if (onPaste(field, event.clipboardData.getData('text/plain'))) event.preventDefault();
                }}
              />
            )}
            {trouble === null ? null : (
              <span id={`${id}-${field}`} role="alert" className={fields.trouble}>
                {trouble}
              </span>
            )}
          </td>
        );
      })}
      <td>
        <ActionIcon
          size={22}
          aria-label={t('actuals.removeRow', { row: index + 1 })}
          onClick={onRemove}
          tabIndex={-1}
        >
          <IconX size={14} />
        </ActionIcon>
      </td>
    </tr>
  );
}
