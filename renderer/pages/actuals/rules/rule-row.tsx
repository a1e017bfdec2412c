/** One account rule: how the account is compared, its text, the line it means, the sign; and which rule disagrees. */
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { Line } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import fields from '../fields.module.css';
import { LineField } from '../line-field.tsx';
import { SignSelect } from '../queue/sign-select.tsx';
import { MATCHES, type RuleDraft, ruleTroubles } from './rule-drafts.ts';

type Props = {
  readonly index: number;
  /** Places of rules that claim the same account for another line. */
  readonly rivals: readonly number[];
  readonly draft: RuleDraft;
  /** What is missing is shown once a save was tried. */
  readonly judged: boolean;
  readonly lines: readonly Line[];
  readonly onPut: (patch: Partial<RuleDraft>) => void;
  readonly onNext: () => void;
  readonly onRemove: () => void;
};

export function RuleRow({ index, rivals, draft, judged, lines, onPut, onNext, onRemove }: Props) {
  const { t, language } = useText();
  const row = index + 1;
  const troubles = ruleTroubles(draft, lines);
  const missing = (field: 'account' | 'line') => judged && troubles.includes(field);
  const unknownLine = draft.lineId === null && draft.lineText.trim() !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      onNext();
    }
  };
  return (
    <tr onKeyDown={onKeyDown}>
      <td data-align="right">{row}</td>
      <td>
        <select
          className={fields.select}
          aria-label={t('actuals.inRow', { field: t('actuals.rule.match'), row })}
          value={draft.match}
          onChange={(event) =>
            onPut({ match: MATCHES.find((known) => known === event.currentTarget.value) ?? 'equals' })
          }
        >
          {MATCHES.map((match) => (
            <option key={match} value={match}>
              {t(`actuals.rule.matches.${match}`)}
            </option>
          ))}
        </select>
      </td>
      <td data-field="account" data-boxed>
        <input
          className={fields.input}
          data-account
          aria-label={t('actuals.inRow', { field: t('actuals.rule.text'), row })}
          aria-invalid={missing('account')}
          value={draft.account}
          maxLength={500}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => onPut({ account: event.currentTarget.value })}
        />
        {missing('account') ? (
          <span role="alert" className={fields.trouble}>
            {t('actuals.rule.accountMissing')}
          </span>
        ) : null}
        {rivals.length > 0 ? (
          <span role="note" className={fields.trouble}>
            {t('actuals.rule.rival', {
              count: rivals.length,
              rows: rivals.map((at) => at + 1).join(language === 'zh' ? '、' : ', '),
            })}
          </span>
        ) : null}
      </td>
      <td data-field="line" data-boxed>
        <LineField
          label={t('actuals.inRow', { field: t('actuals.line'), row })}
          lines={lines}
          text={draft.lineText}
          lineId={draft.lineId}
          invalid={missing('line') || unknownLine}
          onChange={(lineText, lineId) => onPut({ lineText, lineId })}
        />
        {missing('line') ? (
          <span role="alert" className={fields.trouble}>
            {t(unknownLine ? 'actuals.lineTrouble.unknown' : 'actuals.lineTrouble.missing')}
          </span>
        ) : null}
      </td>
      <td>
        <SignSelect
          label={t('actuals.inRow', { field: t('actuals.sign'), row })}
          sign={draft.sign}
          onChange={(sign) => onPut({ sign })}
        />
      </td>
      <td>
        <span className={classes.rowButtons}>
          <ActionIcon size={22} aria-label={t('actuals.removeRow', { row })} onClick={onRemove}>
            <IconX size={14} />
          </ActionIcon>
        </span>
      </td>
    </tr>
  );
}
