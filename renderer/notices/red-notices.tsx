/**
 * A note of the system for each light that turns red, of every plan of the open workspace and on whatever page. Mounted
 * only while the reader wants it. Asks for nothing and draws nothing: the host tells of each red once, when it turns.
 */
import { useEffect } from 'react';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { type NoteMaker, showRed } from './show-red.ts';

export function RedNotices() {
  const host = useHost();
  const { t } = useText();
  useEffect(
    () =>
      host.on('alerts.red', ({ planId, planName, alerts }) => {
        for (const { alertId, ruleName, lineLabel, action } of alerts) {
          const title = t('warnings.notice.title', { name: ruleName });
          const words = { plan: planName, line: lineLabel, action };
          const body = t('warnings.notice.body', words).replace(/ +/g, ' ').trim();
          showRed({ planId, alertId, title, body }, systemNotes(), {
            focus: () => window.focus(),
            open: (hash) => {
              window.location.hash = hash;
            },
          });
        }
      }),
    [host, t],
  );
  return null;
}

function systemNotes(): NoteMaker | undefined {
  return 'Notification' in window ? window.Notification : undefined;
}
