/**
 * A note of the system for each light of the open plan that turns red, on whatever page; a click on it leads to the
 * alert. Mounted only while the reader wants it. Asks for nothing and draws nothing.
 */
import { useEffect } from 'react';
import type { Alert } from '../../electron/contract/tracking/warning-calls.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { formatPlace } from '../state/navigation.ts';
import { newReds, type Seen } from './new-reds.ts';

type Props = { readonly planId: string };

export function RedNotices({ planId }: Props) {
  const host = useHost();
  const { t } = useText();
  useEffect(() => {
    let open = true;
    let seen: Seen | null = null;
    const look = async () => {
      const answer = await host.call('alerts.list', { planId });
      if (!open || !answer.ok) return;
      const found = newReds(seen, answer.value.alerts);
      seen = found.seen;
      for (const alert of found.news) {
        show(alert, t('warnings.notice.title', { name: alert.ruleName }), bodyOf(alert));
      }
    };
    const bodyOf = (alert: Alert) =>
      t('warnings.notice.body', { line: alert.lineLabel, action: alert.action }).trim();
    void look();
    const stop = host.on('tracking.changed', (event) => {
      if (event.planId === planId && event.what !== 'notes') void look();
    });
    return () => {
      open = false;
      stop();
    };
  }, [host, planId, t]);
  return null;
}

function show(alert: Alert, title: string, body: string): void {
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  // The tag makes several windows of the same plan one note.
  const note = new Notification(title, { body, tag: alert.id });
  note.onclick = () => {
    window.focus();
    window.location.hash = formatPlace({
      page: 'warnings',
      planId: alert.planId,
      params: { view: 'open', alert: alert.id },
    });
    note.close();
  };
}
