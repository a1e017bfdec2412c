/**
 * Account rules: which account means which line. Their order means nothing: the strongest that fits counts, and equals
 * that disagree are shown. Edited as a whole and saved at once, with an undo; what they are used on (the next imports, the
 * queue, all entries) is chosen beside the button.
 */
import { Button, Group, NativeSelect } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { createStore } from '../../../state/store.ts';
import { useStore } from '../../../state/use-store.ts';
import classes from '../actuals.module.css';
import { useRules } from '../use-actuals.ts';
import { useMessages } from '../use-messages.ts';
import { useUndoMove } from '../use-undo-move.ts';
import { draftsOfRules, emptyRule, type RuleDraft, rivalsOf, rulesOf } from './rule-drafts.ts';
import { RuleRow } from './rule-row.tsx';

const APPLY = ['none', 'queue', 'all'] as const;

// Outside the component: rules that are not saved yet stay when the page is left.
const kept = createStore<ReadonlyMap<string, readonly RuleDraft[]>>(new Map());

export function RulesView({ plan }: { readonly plan: Plan }) {
  const { t } = useText();
  const errorText = useErrorText();
  const host = useHost();
  const messages = useMessages();
  const undoable = useUndoMove(plan.id);
  const rules = useRules(plan.id);
  const [judged, setJudged] = useState(false);
  const [apply, setApply] = useState<(typeof APPLY)[number]>('queue');
  const [busy, setBusy] = useState(false);
  const body = useRef<HTMLTableSectionElement>(null);
  const stored = useMemo(() => draftsOfRules(rules.data ?? [], plan.lines), [rules.data, plan.lines]);
  const edited = useStore(kept).get(plan.id);
  const drafts = edited ?? stored;

  const put = (next: readonly RuleDraft[] | null) => {
    const all = new Map(kept.get());
    if (next === null) all.delete(plan.id);
    else all.set(plan.id, next);
    kept.set(all);
  };
  const focus = (index: number) =>
    body.current
      ?.querySelectorAll<HTMLElement>('tr')
      [index]?.querySelector<HTMLElement>('[data-account]')
      ?.focus();
  const add = () => {
    // The row must be there before it can be given the focus.
    flushSync(() => put([...drafts, emptyRule(crypto.randomUUID())]));
    focus(drafts.length);
  };
  const save = async () => {
    const whole = rulesOf(drafts, plan.lines);
    if (whole === null) {
      setJudged(true);
      return;
    }
    setBusy(true);
    const answer = await host.call('actuals.saveRules', { planId: plan.id, rules: [...whole], apply });
    setBusy(false);
    if (!answer.ok) {
      messages.failed(answer.error);
      return;
    }
    await rules.refetch();
    put(null);
    setJudged(false);
    const { moved, queue: left, undo } = answer.value;
    undoable(t('actuals.rule.saved', { count: moved, left }), undo);
  };

  if (rules.error) return <p role="alert">{errorText(rules.error as unknown as HostError)}</p>;
  if (!rules.data) return null;
  return (
    <section className={classes.tool} aria-label={t('actuals.views.rules')}>
      <p className={classes.quiet}>{t(drafts.length === 0 ? 'actuals.rule.none' : 'actuals.rule.hint')}</p>
      {drafts.length > 0 ? (
        <div className={classes.scroll}>
          <table className={classes.list} aria-label={t('actuals.views.rules')}>
            <thead>
              <tr>
                <th scope="col" data-align="right">
                  {t('actuals.rule.place')}
                </th>
                <th scope="col">{t('actuals.rule.match')}</th>
                <th scope="col">{t('actuals.rule.text')}</th>
                <th scope="col">{t('actuals.line')}</th>
                <th scope="col">{t('actuals.sign')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('actuals.batch.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody ref={body}>
              {drafts.map((draft, index) => (
                <RuleRow
                  key={draft.id}
                  index={index}
                  rivals={rivalsOf(drafts, index, plan.lines)}
                  draft={draft}
                  judged={judged}
                  lines={plan.lines}
                  onPut={(patch) => put(drafts.with(index, { ...draft, ...patch }))}
                  onNext={() => (index === drafts.length - 1 ? add() : focus(index + 1))}
                  onRemove={() => put(drafts.toSpliced(index, 1))}
                />
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <Group gap={12} className={classes.toolFoot}>
        <Button variant="default" onClick={add}>
          {t('actuals.rule.add')}
        </Button>
        {edited ? (
          <>
            <Button onClick={() => void save()} loading={busy}>
              {t('actuals.rule.save')}
            </Button>
            <NativeSelect
              aria-label={t('actuals.rule.apply.label')}
              size="xs"
              value={apply}
              data={APPLY.map((value) => ({ value, label: t(`actuals.rule.apply.${value}`) }))}
              onChange={(event) =>
                setApply(APPLY.find((known) => known === event.currentTarget.value) ?? 'queue')
              }
            />
            <Button variant="subtle" color="gray" onClick={() => put(null)}>
              {t('actuals.rule.giveUp')}
            </Button>
          </>
        ) : null}
      </Group>
    </section>
  );
}
