/**
 * The file as it was understood: its first rows with the line each belongs to, beside them the totals by line, the
 * accounts that go to the queue, and the rows that stay out with the reason.
 */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { memo } from 'react';
import type { ActualsPreview } from '../../../../electron/contract/tracking/actuals-import.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { spreadOf } from '../../../../models/tracking/planned/spread.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import { daysWords, dayWords } from '../day-words.ts';
import { figureText, minorText } from '../minor-text.ts';
import { reasonWords } from '../reason-words.ts';
import styles from './preview.module.css';
import { noticeWords, outRows } from './problem-words.ts';

const QUEUE_SHOWN = 12;
const PROBLEMS_SHOWN = 100;

type Props = {
  readonly plan: Plan;
  readonly preview: ActualsPreview;
  readonly renewing: boolean;
  readonly onProblems: () => void;
  /** A row that was left out as a total is wanted all the same. */
  readonly onTake: (place: number) => void;
};

/** Drawn anew when the reading is another one, not at each step of a progress beside it. */
export const PreviewBody = memo(
  Body,
  (before, now) =>
    before.preview === now.preview && before.renewing === now.renewing && before.plan === now.plan,
);

function Body({ plan, preview, renewing, onProblems, onTake }: Props) {
  return (
    <div className={styles.preview} data-renewing={renewing || undefined} aria-busy={renewing}>
      <FirstRows plan={plan} preview={preview} />
      <div className={styles.side}>
        <Problems preview={preview} onProblems={onProblems} onTake={onTake} />
        <Queue plan={plan} preview={preview} />
        <Totals plan={plan} preview={preview} />
        <Notices preview={preview} />
      </div>
    </div>
  );
}

type PartProps = { readonly plan: Plan; readonly preview: ActualsPreview };

function FirstRows({ plan, preview }: PartProps) {
  const texts = useText();
  const { t, language } = texts;
  const { currency } = plan.settings;
  const lineOf = (id: string | null) => plan.lines.find((line) => line.id === id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.scroll} aria-label={t('actuals.import.rows')} tabIndex={0}>
      <table className={classes.list} data-fixed>
        <colgroup>
          <col style={{ width: 52 }} />
          <col style={{ width: language === 'zh' ? 122 : 102 }} />
          <col />
          <col style={{ width: 118 }} />
          <col />
          <col style={{ width: '23%' }} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" data-align="right">
              {t('import.row')}
            </th>
            <th scope="col">{t('actuals.day')}</th>
            <th scope="col">{t('actuals.account')}</th>
            <th scope="col" data-align="right">
              {t('actuals.amountIn', { currency })}
            </th>
            <th scope="col">{t('actuals.memo')}</th>
            <th scope="col">{t('actuals.line')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.rows.map((row) => {
            const line = lineOf(row.lineId);
            return (
              <tr key={row.place}>
                <td data-align="right" className={classes.quietCell}>
                  {row.place}
                </td>
                <td className={classes.day}>{dayWords(row.day, language)}</td>
                <td className={styles.cut} title={row.account}>
                  {row.account}
                </td>
                <td data-align="right">{figureText(row.minor, line, currency)}</td>
                <td className={styles.cut} title={row.memo}>
                  {row.memo}
                </td>
                <td className={styles.cut} title={line?.label}>
                  {line?.label ?? (
                    <span className={styles.toQueue}>
                      {t('actuals.import.toQueue')}
                      {row.reason === null ? null : (
                        <span className="visually-hidden">
                          {reasonWords(texts, row.reason, [], plan.lines)}
                        </span>
                      )}
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

type ProblemsProps = Pick<Props, 'preview' | 'onProblems' | 'onTake'>;

function Problems({ preview, onProblems, onTake }: ProblemsProps) {
  const texts = useText();
  const { t } = texts;
  const { counts } = preview;
  const count = counts.faulty + counts.leftOut;
  if (count === 0) return null;
  return (
    <section aria-label={t('actuals.import.problems')}>
      <div className={styles.partHead}>
        <h2>{t('actuals.import.problemsTitle', { count })}</h2>
        <Button
          variant="default"
          size="compact-xs"
          leftSection={<IconDownload size={14} />}
          onClick={onProblems}
        >
          {t('actuals.import.download')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1) */}
      <div className={styles.short} tabIndex={0}>
        <table className={classes.list}>
          <thead>
            <tr>
              <th scope="col" data-align="right">
                {t('import.row')}
              </th>
              <th scope="col">{t('actuals.import.stands')}</th>
              <th scope="col">{t('actuals.import.why')}</th>
            </tr>
          </thead>
          <tbody>
            {outRows(preview, texts)
              .slice(0, PROBLEMS_SHOWN)
              .map((row) => (
                <tr key={row.key}>
                  <td data-align="right" className={classes.quietCell}>
                    {row.place}
                  </td>
                  <td className={styles.cut} title={row.value}>
                    {row.field === null ? null : <span className={classes.quietCell}>{row.field} </span>}
                    {row.value}
                  </td>
                  <td className={styles.wraps}>
                    {row.why}
                    {row.canBeTaken ? (
                      <>
                        {' '}
                        <button
                          type="button"
                          className={classes.link}
                          aria-label={t('actuals.import.takeRow', { row: row.place })}
                          onClick={() => onTake(row.place)}
                        >
                          {t('actuals.import.take')}
                        </button>
                      </>
                    ) : null}
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Queue({ plan, preview }: PartProps) {
  const texts = useText();
  const { t } = texts;
  const { queue, queueAccounts } = preview;
  if (queueAccounts === 0) return null;
  return (
    <section aria-label={t('actuals.import.queue')}>
      <h2>{t('actuals.import.queueTitle', { count: queueAccounts })}</h2>
      <table className={classes.list}>
        <tbody>
          {queue.slice(0, QUEUE_SHOWN).map((account) => (
            <tr key={account.account}>
              <td className={styles.cut} title={account.account}>
                {account.account === '' ? t('actuals.queue.noAccount') : account.account}
                <div className={classes.quiet}>
                  {reasonWords(texts, account.reason, account.lineIds, plan.lines)}
                </div>
              </td>
              <td data-align="right">{account.entries.toLocaleString('en-US')}</td>
              <td data-align="right">{minorText(account.minor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {queueAccounts > QUEUE_SHOWN ? (
        <p className={classes.quiet}>{t('grid.more', { count: queueAccounts - QUEUE_SHOWN })}</p>
      ) : null}
    </section>
  );
}

function Totals({ plan, preview }: PartProps) {
  const { t, language } = useText();
  const { totals, firstDay, lastDay } = preview;
  if (totals.length === 0) return null;
  return (
    <section aria-label={t('actuals.import.totals')}>
      <h2>
        {t('actuals.import.totals')}
        {firstDay !== null && lastDay !== null ? (
          <span className={classes.quiet}> {daysWords(firstDay, lastDay, language)}</span>
        ) : null}
      </h2>
      <table className={classes.list}>
        <tbody>
          {totals.map(({ lineId, entries, minor }) => {
            const line = plan.lines.find(({ id }) => id === lineId);
            // Rates and prices do not add up.
            const addsUp = !line || spreadOf(line) === 'sum';
            return (
              <tr key={lineId}>
                <td>{line?.label ?? '?'}</td>
                <td data-align="right">{entries.toLocaleString('en-US')}</td>
                <td data-align="right">{addsUp ? figureText(minor, line, plan.settings.currency) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

const COUNTED = ['outsidePlan', 'negativeRevenue', 'monthsOnly', 'rounded', 'maybeSwapped'] as const;

function Notices({ preview }: { readonly preview: ActualsPreview }) {
  const texts = useText();
  const { t } = texts;
  const { notices, counts } = preview;
  const counted = COUNTED.filter((name) => counts[name] > 0);
  if (notices.length + counted.length === 0) return null;
  return (
    <section aria-label={t('actuals.import.notices')}>
      <h2>{t('actuals.import.notices')}</h2>
      <ul className={styles.notices}>
        {counted.map((name) => (
          <li key={name}>{t(`actuals.import.noticed.${name}`, { count: counts[name] })}</li>
        ))}
        {notices.map((notice) => (
          <li key={`${notice.code} ${notice.message}`}>{noticeWords(texts, notice)}</li>
        ))}
      </ul>
    </section>
  );
}
