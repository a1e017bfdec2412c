/**
 * What is due next: the open actions by their day, and the targets whose attainment calls for a change of plan. Each is a
 * way to where it is worked on.
 */

import { formatRate } from '../../../models/text/format-number.ts';
import { dayText } from '../../../models/tracking/calendar/day.ts';
import { localDay } from '../../app/moments.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { totalName } from '../outlook/outlook-words.ts';
import { inOrderOfWork, noteFacts } from '../variance/notes/note-facts.ts';
import classes from './dashboard.module.css';
import { useDashboardPart } from './use-dashboard.ts';

const SHOWN = 5;

export function TargetsInNeed() {
  const { t } = useText();
  const { go } = useNavigation();
  const { data } = useDashboardPart('outlook.report');
  const low = data?.targets.filter(({ flag }) => flag === 'change-plan') ?? [];
  if (low.length === 0) return null;
  return (
    <ul className={classes.alerts}>
      {low.map(({ targetId, name, attainment }) => (
        <li key={targetId}>
          <button type="button" onClick={() => go('outlook', { part: 'targets' })}>
            <span className={classes.low} aria-hidden="true">
              ▼
            </span>
            <span className={classes.alertName}>{name}</span>
            <span className={classes.figure}>{attainment === null ? '' : formatRate(attainment, 0)}</span>
            <span className={classes.quiet}>{t('outlook.targets.flag.change-plan')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

export function ActionsBlock() {
  const texts = useText();
  const { t } = texts;
  const { base } = usePlan();
  const { go } = useNavigation();
  const { data } = useDashboardPart('notes.list');
  const today = dayText(localDay(new Date()));
  const open = inOrderOfWork(data?.notes.filter(({ state }) => state === 'open') ?? []);
  if (!data || open.length === 0) return <p className={classes.quiet}>{t('dashboard.noActions')}</p>;
  const nameOf = (lineId: string): string =>
    base.lines.find(({ id }) => id === lineId)?.label ?? totalName(texts, lineId);
  return (
    <ul className={classes.alerts}>
      {open.slice(0, SHOWN).map((note) => {
        const { overdue } = noteFacts(note, today);
        return (
          <li key={note.id}>
            <button type="button" onClick={() => go('variance', { line: note.lineId, month: note.month })}>
              <span />
              <span className={classes.alertName}>
                {nameOf(note.lineId)}
                {[note.action, note.comment].find((text) => text !== '') === undefined ? '' : ' · '}
                {[note.action, note.comment].find((text) => text !== '')}
              </span>
              <span className={overdue ? classes.low : classes.figure}>
                {note.due === null ? '' : overdue ? t('variance.notes.overdue', { day: note.due }) : note.due}
              </span>
              <span className={classes.quiet}>{note.owner}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
