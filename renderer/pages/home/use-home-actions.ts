/** What can be done from Home: begin, open, duplicate, delete and restore plans; open and create workspaces. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import type { PlanSource } from '../../../electron/contract/plan-calls.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { WithPassphrase } from '../../passphrase/with-passphrase.tsx';
import { useNavigation } from '../../state/navigation.ts';

export type HomeActions = {
  readonly blank: () => void;
  readonly fromTemplate: (templateId: string) => void;
  readonly openPlanFile: () => void;
  readonly duplicate: (planId: string, name: string) => void;
  readonly remove: (planId: string, name: string) => void;
  readonly restore: (planId: string) => void;
  readonly openWorkspace: () => void;
  readonly openRecent: (recentId: string) => void;
  /** Resolves to whether it was made. */
  readonly createWorkspace: (name: string, passphrase: string | null) => Promise<boolean>;
};

const PLACES_SHOWN = 5;

/** `ask` makes a call again with the passphrase that the user was asked for. */
export function useHomeActions(ask: WithPassphrase['ask']): HomeActions {
  const host = useHost();
  const client = useQueryClient();
  const { t, language } = useText();
  const { openPlan } = useNavigation();
  const errorText = useErrorText();
  return useMemo(() => {
    const failed = (error: HostError): void => {
      // English names the first place in its sentence; other languages get the places themselves.
      const paths = language === 'en' ? [] : (error.places ?? []).map(({ path }) => path);
      const message = [errorText(error), ...paths.slice(0, PLACES_SHOWN)].join(' ');
      notifications.show({ color: 'red', message, autoClose: 12_000 });
    };
    const renew = () => client.invalidateQueries();
    const create = async (from: PlanSource): Promise<void> => {
      const made = await host.call('plan.create', { from });
      if (!made.ok) return failed(made.error);
      void renew();
      openPlan(made.value.planId, from.kind === 'blank' ? 'budget' : 'overview');
    };
    const open = async (input: { ticket: string } | { recentId: string }): Promise<void> => {
      const opened = await ask((passphrase) =>
        host.call('workspace.open', passphrase === undefined ? input : { ...input, passphrase }),
      );
      if (!opened) return;
      if (opened.ok) await renew();
      else failed(opened.error);
    };
    const restore = async (planId: string): Promise<void> => {
      const restored = await host.call('plan.restore', { planId });
      if (restored.ok) await renew();
      else failed(restored.error);
    };
    return {
      blank: () => void create({ kind: 'blank', name: t('home.newPlan') }),
      fromTemplate: (templateId) => void create({ kind: 'template', templateId, language }),
      async openPlanFile() {
        const picked = await host.pickFile('plan');
        if (!picked.ok) return failed(picked.error);
        if (!picked.value) return;
        const made = await host.call('exchange.importPlan', { ticket: picked.value.ticket });
        if (!made.ok) return failed(made.error);
        void renew();
        openPlan(made.value.planId);
      },
      async duplicate(planId, name) {
        const made = await host.call('plan.duplicate', { planId, name: t('home.copyOf', { name }) });
        if (made.ok) await renew();
        else failed(made.error);
      },
      async remove(planId, name) {
        const removed = await host.call('plan.delete', { planId });
        if (!removed.ok) return failed(removed.error);
        await renew();
        notifications.show({ message: t('home.removed', { name }) });
      },
      restore: (planId) => void restore(planId),
      async openWorkspace() {
        const picked = await host.pickFile('workspace');
        if (!picked.ok) return failed(picked.error);
        if (picked.value) await open({ ticket: picked.value.ticket });
      },
      openRecent: (recentId) => void open({ recentId }),
      async createWorkspace(name, passphrase) {
        const secret = passphrase === null ? {} : { passphrase };
        const made = await host.call('workspace.create', { name, ...secret });
        if (made.ok) await renew();
        else failed(made.error);
        return made.ok;
      },
    };
  }, [host, client, t, language, openPlan, errorText, ask]);
}
