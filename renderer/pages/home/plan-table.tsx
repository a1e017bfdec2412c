/** The workspace's plans, newest first, each with its verdict; verdicts are computed here as plans come in. */
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDeviceFloppy, IconDots, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlanSummary } from '../../../electron/contract/plan-calls.ts';
import { formatMoment } from '../../app/moments.ts';
import { formatWith, type Noted } from '../../app/use-format.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { formatPlace } from '../../state/navigation.ts';
import { ExportDialog } from './export-dialog.tsx';
import styles from './home.module.css';
import type { HomeActions } from './use-home-actions.ts';

type Props = { readonly plans: readonly PlanSummary[]; readonly actions: HomeActions };

export function PlanTable({ plans, actions }: Props) {
  const { t } = useText();
  return (
    <section aria-label={t('home.yourPlans')} className={styles.section}>
      <table className={styles.plans}>
        <thead>
          <tr>
            <th scope="col">{t('home.plan')}</th>
            <th scope="col">{t('frame.verdict')}</th>
            <th scope="col" data-number="">
              {t('frame.npv')}
            </th>
            <th scope="col" data-number="">
              {t('frame.irr')}
            </th>
            <th scope="col" data-number="">
              {t('frame.payback')}
            </th>
            <th scope="col">{t('home.changed')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('home.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} actions={actions} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PlanRow({ plan, actions }: { readonly plan: PlanSummary; readonly actions: HomeActions }) {
  const texts = useText();
  const { t, language } = texts;
  const host = useHost();
  const [saving, setSaving] = useState(false);
  const verdict = useQuery({
    // The state of the plan is part of the key: an old verdict is never shown for a new plan.
    queryKey: ['verdict', plan.id, plan.seq],
    queryFn: async () => {
      const loaded = await host.call('plan.load', { planId: plan.id });
      if (!loaded.ok) return null;
      const { appraise } = await import('../../../models/appraisal/appraise.ts');
      const { headline, hurdle, verdict: found } = appraise(loaded.value.plan);
      const { npv, irr, payback } = headline;
      return { settings: loaded.value.plan.settings, npv, irr, payback, hurdle, decision: found.decision };
    },
  });
  const found = verdict.data ?? null;
  const format = found ? formatWith(texts, found.settings) : null;
  // Without a verdict there is nothing to read: no flows yet, or an error.
  const figures = found && found.decision !== 'unclear' ? format : null;
  const npv = found?.npv ?? null;
  const none = found ? t('frame.notAvailable') : '';
  const facts = t(`assumptions.length.${plan.periodicity}`, { count: plan.periods });
  return (
    <tr>
      <td>
        <a href={formatPlace({ page: 'overview', planId: plan.id, params: {} })}>{plan.name}</a>
        <small>
          {facts} · {t('home.lines', { count: plan.lineCount })} · {plan.currency}
        </small>
      </td>
      <td data-decision={found?.decision}>
        {found ? `${SIGNS[found.decision]} ${t(`frame.decision.${found.decision}`)}` : ''}
      </td>
      <td data-number="">{figures && npv !== null ? `${figures.money(npv)} ${figures.unit}` : none}</td>
      <td data-number="">{figures && found ? <Figure {...figures.irr(found.irr, found.hurdle)} /> : none}</td>
      <td data-number="">{figures && found ? <Figure {...figures.payback(found.payback)} /> : none}</td>
      <td>{formatMoment(plan.updatedAt, language)}</td>
      <td>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('home.actionsOf', { name: plan.name })}>
              <IconDots size={17} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconCopy size={15} stroke={1.6} />}
              onClick={() => actions.duplicate(plan.id, plan.name)}
            >
              {t('home.duplicate')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconDeviceFloppy size={15} stroke={1.6} />}
              onClick={() => setSaving(true)}
            >
              {t('home.saveAsFile')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={15} stroke={1.6} />}
              onClick={() => actions.remove(plan.id, plan.name)}
            >
              {t('home.delete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {saving ? <ExportDialog planId={plan.id} name={plan.name} onClose={() => setSaving(false)} /> : null}
      </td>
    </tr>
  );
}

function Figure({ text, note }: Noted) {
  return note === null ? (
    text
  ) : (
    <>
      {text}
      <small>{note}</small>
    </>
  );
}

const SIGNS = { accept: '●', reject: '■', unclear: '○' } as const;
