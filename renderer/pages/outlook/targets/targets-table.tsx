/**
 * Targets in three values: what the year will come to beside baseline, target and challenge, which of them is reached,
 * and a mark where the attainment is below 80 %. Each can be edited and removed; removal can be undone.
 */
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useId } from 'react';
import type { OutlookReport, OutlookTarget } from '../../../../electron/contract/tracking/outlook-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import { figureStyle, formatFigure } from '../../../app/plan-format.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';

type Props = {
  readonly plan: Plan;
  readonly report: OutlookReport;
  readonly onEdit: (targetId: string | null) => void;
  readonly onRemove: (target: OutlookTarget) => void;
};

const REACHED = ['none', 'baseline', 'target', 'challenge'] as const;

export function TargetsTable({ plan, report, onEdit, onRemove }: Props) {
  const { t } = useText();
  const id = useId();
  const { targets } = report;
  return (
    <section aria-labelledby={id}>
      <div className={classes.partHead}>
        <div>
          <h2 id={id} className={classes.partTitle}>
            {t('outlook.targets.title')}
          </h2>
          <p className={classes.quiet}>{t('outlook.targets.about')}</p>
        </div>
        <Button variant="default" size="compact-sm" onClick={() => onEdit(null)}>
          {t('outlook.targets.add')}
        </Button>
      </div>
      {targets.length === 0 ? (
        <p className={classes.quiet}>{t('outlook.targets.none')}</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{t('outlook.targets.name')}</th>
              <th scope="col">{t('outlook.targets.year')}</th>
              <th scope="col">{t('outlook.targets.baseline')}</th>
              <th scope="col">{t('outlook.targets.target')}</th>
              <th scope="col">{t('outlook.targets.challenge')}</th>
              <th scope="col">{t('outlook.course.toDate')}</th>
              <th scope="col">{t('outlook.value')}</th>
              <th scope="col">{t('outlook.targets.attainment')}</th>
              <th scope="col" data-left="true">
                {t('outlook.targets.reached')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('outlook.targets.tools')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {targets.map((target) => (
              <TargetRow
                key={target.targetId}
                plan={plan}
                target={target}
                onEdit={onEdit}
                onRemove={onRemove}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

type RowProps = Pick<Props, 'plan' | 'onEdit' | 'onRemove'> & { readonly target: OutlookTarget };

function TargetRow({ plan, target, onEdit, onRemove }: RowProps) {
  const { t } = useText();
  const line = plan.lines.find(({ code }) => code === target.code);
  const style = line ? figureStyle(line, plan.settings.currency) : 'amount';
  const write = (value: number | null): string =>
    value === null ? '' : formatFigure(value, style, plan.settings);
  const low = target.flag === 'change-plan';
  return (
    <tr>
      <th scope="row">{target.name}</th>
      <td>{target.year ?? t('outlook.targets.wholePlan')}</td>
      <td>{write(target.baseline)}</td>
      <td>{write(target.target)}</td>
      <td>{write(target.challenge)}</td>
      <td>{write(target.actualToDate)}</td>
      <td>{write(target.outlook)}</td>
      <td data-effect={low ? 'A' : undefined}>
        {target.attainment === null ? '' : formatRate(target.attainment, 0)}
      </td>
      <td data-left="true">
        {target.reached === null ? null : (
          <span className={classes.steps} aria-hidden="true">
            {REACHED.slice(1).map((step, place) => (
              <i key={step} data-filled={REACHED.indexOf(target.reached ?? 'none') > place || undefined} />
            ))}
          </span>
        )}
        {target.flag !== null
          ? t(`outlook.targets.flag.${target.flag}`)
          : target.reached === null
            ? ''
            : t(`outlook.targets.reachedStep.${target.reached}`)}
      </td>
      <td>
        <ActionIcon
          size="sm"
          aria-label={t('outlook.targets.edit', { name: target.name })}
          onClick={() => onEdit(target.targetId)}
        >
          <IconPencil size={15} stroke={1.6} />
        </ActionIcon>
        <ActionIcon
          size="sm"
          aria-label={t('outlook.targets.remove', { name: target.name })}
          onClick={() => onRemove(target)}
        >
          <IconTrash size={15} stroke={1.6} />
        </ActionIcon>
      </td>
    </tr>
  );
}
