/** One account of the queue: why it waits, what it holds, the line and the sign chosen for it. */
import type { Line } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import { daysWords } from '../day-words.ts';
import { LineField } from '../line-field.tsx';
import { minorText } from '../minor-text.ts';
import { reasonWords } from '../reason-words.ts';
import type { QueueAccount } from '../use-actuals.ts';
import type { Choice } from './queue-rows.ts';
import { SignSelect } from './sign-select.tsx';

type Props = {
  readonly account: QueueAccount;
  readonly lines: readonly Line[];
  readonly marked: boolean;
  readonly open: boolean;
  /** Beside an open panel there is room for what is acted on only. */
  readonly narrow: boolean;
  readonly choice: Choice;
  readonly onMark: (on: boolean) => void;
  readonly onOpen: () => void;
  readonly onChoice: (patch: Partial<Choice>) => void;
};

export function QueueRow(props: Props) {
  const { account, lines, marked, open, narrow, choice, onMark, onOpen, onChoice } = props;
  const texts = useText();
  const { t, language } = texts;
  const name = account.account === '' ? t('actuals.queue.noAccount') : account.account;
  const unknown = choice.lineId === null && choice.text.trim() !== '';
  return (
    <tr data-open={open || undefined}>
      <td>
        <input
          type="checkbox"
          aria-label={t('actuals.queue.mark', { name })}
          checked={marked}
          onChange={(event) => onMark(event.currentTarget.checked)}
        />
      </td>
      <td>
        <button type="button" className={classes.link} onClick={onOpen}>
          {name}
        </button>
      </td>
      {narrow ? null : (
        <>
          <td className={classes.reason}>{reasonWords(texts, account.reason, account.lineIds, lines)}</td>
          <td className={classes.day}>{daysWords(account.firstDay, account.lastDay, language)}</td>
        </>
      )}
      <td data-align="right">{account.entries.toLocaleString('en-US')}</td>
      <td data-align="right">{minorText(account.minor)}</td>
      <td data-field="line" data-boxed>
        <LineField
          label={t('actuals.queue.lineFor', { name })}
          placeholder={t('actuals.queue.chooseLine')}
          lines={lines}
          text={choice.text}
          lineId={choice.lineId}
          invalid={unknown}
          onChange={(text, lineId) => onChoice({ text, lineId })}
        />
      </td>
      <td>
        <SignSelect
          label={t('actuals.queue.signFor', { name })}
          sign={choice.sign}
          onChange={(sign) => onChoice({ sign })}
        />
      </td>
    </tr>
  );
}
