/**
 * The queue: accounts that belong to no line yet, each with why it waits and how much it is. A line and a sign are
 * chosen for each, or for several marked ones at once; by default the choice is remembered as a rule.
 */
import { ActionIcon, Button, Checkbox, Group } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import { EntryList } from '../entries/entry-list.tsx';
import styles from '../entries/panel.module.css';
import { LineField } from '../line-field.tsx';
import { type QueueAccount, useQueue, useSummary } from '../use-actuals.ts';
import { useMessages } from '../use-messages.ts';
import { useUndoMove } from '../use-undo-move.ts';
import { QueueRow } from './queue-row.tsx';
import { assignmentsOf, type Choices, choiceOf, NO_CHOICE, queueKey, withChoice } from './queue-rows.ts';
import { SignSelect } from './sign-select.tsx';

export function QueueView({ plan }: { readonly plan: Plan }) {
  const { t } = useText();
  const errorText = useErrorText();
  const host = useHost();
  const messages = useMessages();
  const undoable = useUndoMove(plan.id);
  const queue = useQueue(plan.id);
  const batches = useSummary(plan.id).data?.batches ?? [];
  const [choices, setChoices] = useState<Choices>(new Map());
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [together, setTogether] = useState(NO_CHOICE);
  const [remember, setRemember] = useState(true);
  const [busy, setBusy] = useState(false);
  const [openKey, setOpenKey] = useState<string | null>(null);
  const accounts = useMemo(() => queue.data?.accounts ?? [], [queue.data]);
  const assignments = assignmentsOf(accounts, choices, plan.lines, remember);
  const chosen = accounts.filter((account) => marked.has(queueKey(account)));
  const opened = accounts.find((account) => queueKey(account) === openKey);

  const assign = async () => {
    setBusy(true);
    const answer = await host.call('actuals.assignQueue', { planId: plan.id, assignments: [...assignments] });
    setBusy(false);
    if (answer.ok) {
      setChoices(new Map());
      setMarked(new Set());
      setTogether(NO_CHOICE);
      const { moved, queue: left, undo } = answer.value;
      undoable(t('actuals.queue.placed', { count: moved, left }), undo);
    } else {
      messages.failed(answer.error);
    }
  };
  const mark = (account: QueueAccount, on: boolean) => {
    const next = new Set(marked);
    if (on) next.add(queueKey(account));
    else next.delete(queueKey(account));
    setMarked(next);
  };

  if (queue.error) return <p role="alert">{errorText(queue.error as unknown as HostError)}</p>;
  if (!queue.data) return null;
  if (accounts.length === 0) return <p className={classes.quiet}>{t('actuals.queue.empty')}</p>;
  return (
    <div className={classes.below}>
      <section className={classes.tool} aria-label={t('actuals.views.queue')}>
        <p className={classes.quiet}>{t('actuals.queue.hint')}</p>
        <div className={classes.scroll}>
          <table className={classes.list} aria-label={t('actuals.queue.table')}>
            <thead>
              <tr>
                <th scope="col">
                  <Checkbox
                    aria-label={t('actuals.queue.markAll')}
                    checked={chosen.length === accounts.length}
                    indeterminate={chosen.length > 0 && chosen.length < accounts.length}
                    onChange={(event) =>
                      setMarked(event.currentTarget.checked ? new Set(accounts.map(queueKey)) : new Set())
                    }
                  />
                </th>
                <th scope="col">{t('actuals.account')}</th>
                {opened ? null : (
                  <>
                    <th scope="col">{t('actuals.queue.why')}</th>
                    <th scope="col">{t('actuals.batch.days')}</th>
                  </>
                )}
                <th scope="col" data-align="right">
                  {t('actuals.batch.entries')}
                </th>
                <th scope="col" data-align="right">
                  {t('actuals.batch.sum', { currency: plan.settings.currency })}
                </th>
                <th scope="col">{t('actuals.line')}</th>
                <th scope="col">{t('actuals.sign')}</th>
              </tr>
            </thead>
            <tbody>
              {accounts.map((account) => (
                <QueueRow
                  key={queueKey(account)}
                  account={account}
                  lines={plan.lines}
                  marked={marked.has(queueKey(account))}
                  open={openKey === queueKey(account)}
                  narrow={opened !== undefined}
                  choice={choiceOf(choices, account)}
                  onMark={(on) => mark(account, on)}
                  onOpen={() => setOpenKey(queueKey(account))}
                  onChoice={(patch) => setChoices(withChoice(choices, [account], patch))}
                />
              ))}
            </tbody>
          </table>
        </div>
        {chosen.length > 0 ? (
          <Group gap={8} className={classes.together}>
            <span>{t('actuals.queue.marked', { count: chosen.length })}</span>
            <span data-boxed className={classes.togetherLine}>
              <LineField
                label={t('actuals.queue.lineForMarked')}
                placeholder={t('actuals.line')}
                lines={plan.lines}
                text={together.text}
                lineId={together.lineId}
                onChange={(text, lineId) => setTogether({ ...together, text, lineId })}
              />
            </span>
            <SignSelect
              label={t('actuals.queue.signForMarked')}
              sign={together.sign}
              onChange={(sign) => setTogether({ ...together, sign })}
            />
            <Button
              variant="default"
              disabled={together.lineId === null}
              onClick={() => setChoices(withChoice(choices, chosen, together))}
            >
              {t('actuals.queue.setMarked')}
            </Button>
          </Group>
        ) : null}
        <Group gap={12} className={classes.toolFoot}>
          <Button disabled={assignments.length === 0} loading={busy} onClick={() => void assign()}>
            {t('actuals.queue.place', { count: assignments.length })}
          </Button>
          <Checkbox
            label={t('actuals.queue.remember')}
            checked={remember}
            onChange={(event) => setRemember(event.currentTarget.checked)}
          />
        </Group>
      </section>
      {opened ? (
        <aside
          className={styles.panel}
          aria-label={t('actuals.batch.panel', { name: opened.account })}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) setOpenKey(null);
          }}
        >
          <div className={styles.panelHead}>
            <h2>{opened.account === '' ? t('actuals.queue.noAccount') : opened.account}</h2>
            <ActionIcon aria-label={t('actuals.drill.close')} onClick={() => setOpenKey(null)} ml="auto">
              <IconX size={16} />
            </ActionIcon>
          </div>
          <EntryList
            key={openKey}
            plan={plan}
            batches={batches}
            filter={{
              queue: true,
              account: opened.account,
              ...(opened.lineId === null ? {} : { lineId: opened.lineId }),
            }}
          />
        </aside>
      ) : null}
    </div>
  );
}
