/**
 * Milestones by their day: reached, on the way, due soon or missed, with the state of the gate's condition and what is
 * done if it fails. Each can be edited, marked as reached and removed; every step is an edit of the plan.
 */

import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { MilestoneRow } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Milestone } from '../../../../models/plan/tracking/course-schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import { dayText } from '../../../../models/tracking/calendar/day.ts';
import { localDay } from '../../../app/moments.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNavigation } from '../../../state/navigation.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import { Light } from '../../warnings/parts/light.tsx';
import classes from '../dashboard.module.css';
import { useDashboardPart } from '../use-dashboard.ts';
import { firstNamed } from './first-named.ts';
import { MilestoneDialog } from './milestone-dialog.tsx';

const LIGHTS = { reached: 'green', 'on-the-way': null, 'due-soon': 'yellow', missed: 'red' } as const;

export function MilestonesBlock() {
  const { t } = useText();
  const { base, change } = usePlan();
  const { data } = useDashboardPart('milestones.report');
  const { go } = useNavigation();
  const named = ({ milestone }: MilestoneRow): string | null =>
    firstNamed(milestone.condition?.when ?? '', base.lines);
  const [edited, setEdited] = useState<Milestone | 'new' | null>(null);
  const milestones = base.milestones ?? [];
  const keep = (milestone: Milestone) => {
    const place = milestones.findIndex(({ id }) => id === milestone.id);
    const index = place < 0 ? milestones.length : place;
    change(
      { type: 'put-part', part: { list: 'milestones', item: milestone }, index },
      t('dashboard.changes.milestone', { name: milestone.name }),
    );
    setEdited(null);
  };
  const remove = ({ id, name }: Milestone) =>
    change({ type: 'remove-part', list: 'milestones', id }, t('dashboard.changes.removeMilestone', { name }));
  const rows =
    data?.milestones.filter(({ milestone }) => milestones.some(({ id }) => id === milestone.id)) ?? [];
  return (
    <>
      {rows.length === 0 ? <p className={classes.quiet}>{t('dashboard.noMilestones')}</p> : null}
      <ul className={classes.milestones}>
        {rows.map((row) => (
          <li key={row.milestone.id}>
            <Light light={LIGHTS[row.state]} silent />
            <div>
              <div>
                <strong>{row.milestone.name}</strong> {stateText(t, row)}
              </div>
              <div className={classes.quiet}>
                {row.milestone.due}
                {row.condition ? ' · ' : ''}
                {row.condition && named(row) !== null ? (
                  <button
                    type="button"
                    className={classes.link}
                    onClick={() => go('variance', { line: named(row) ?? '' })}
                  >
                    {conditionText(t, row)}
                  </button>
                ) : (
                  conditionText(t, row)
                )}
                {row.milestone.owner === '' ? '' : ` · ${row.milestone.owner}`}
              </div>
              {row.state === 'missed' && row.milestone.fallback !== '' ? (
                <div>{t('dashboard.fallback', { text: row.milestone.fallback })}</div>
              ) : null}
            </div>
            <div className={classes.rowTools}>
              {row.milestone.condition === null && row.state !== 'reached' ? (
                <ActionIcon
                  size="sm"
                  aria-label={t('dashboard.markReached', { name: row.milestone.name })}
                  onClick={() => keep({ ...row.milestone, reached: dayText(localDay(new Date())) })}
                >
                  <IconCheck size={15} stroke={1.6} />
                </ActionIcon>
              ) : null}
              <ActionIcon
                size="sm"
                aria-label={t('dashboard.editMilestone', { name: row.milestone.name })}
                onClick={() => setEdited(row.milestone)}
              >
                <IconPencil size={15} stroke={1.6} />
              </ActionIcon>
              <ActionIcon
                size="sm"
                aria-label={t('dashboard.removeMilestone', { name: row.milestone.name })}
                onClick={() => remove(row.milestone)}
              >
                <IconTrash size={15} stroke={1.6} />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ul>
      <Button variant="default" size="compact-sm" w="fit-content" onClick={() => setEdited('new')}>
        {t('dashboard.addMilestone')}
      </Button>
      {edited === null ? null : (
        <MilestoneDialog
          plan={base}
          milestone={edited === 'new' ? null : edited}
          onKeep={keep}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

type T = ReturnType<typeof useText>['t'];

function stateText(t: T, { state, daysLeft, reachedOn, late }: MilestoneRow): string {
  switch (state) {
    case 'reached':
      return t(late ? 'dashboard.state.late' : 'dashboard.state.reached', { day: reachedOn ?? '' });
    case 'missed':
      return t('dashboard.state.missed', { count: -daysLeft });
    default:
      return t('dashboard.state.ahead', { count: daysLeft });
  }
}

function conditionText(t: T, { condition, milestone }: MilestoneRow): string {
  if (!condition || milestone.condition === null) return '';
  if (condition.problems.length > 0) return t('dashboard.conditionFaulty');
  const write = (value: number | null): string =>
    value === null ? '–' : formatAmount(value, { digits: Math.abs(value) < 10 ? 2 : 0 });
  const text = t(`dashboard.condition.${milestone.condition.is}`, {
    value: write(condition.value),
    wanted: write(milestone.condition.value),
  });
  return [
    condition.progress === null ? text : `${text} (${formatRate(condition.progress, 0)})`,
    ...(condition.met ? [t('dashboard.condition.met')] : []),
    ...(condition.met || condition.expected === null
      ? []
      : [t('dashboard.condition.expected', { value: write(condition.expected) })]),
  ].join(' · ');
}
