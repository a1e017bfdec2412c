/**
 * The page's entry: connects to the host, loads what the first paint needs (preferences, texts), renders.
 * Thin on purpose; what there is to see begins in app/app.tsx.
 */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './theme/tokens.css';
import './theme/base.css';
import { createRoot } from 'react-dom/client';
import { App, preparePlace } from './app/app.tsx';
import { Providers } from './app/providers.tsx';
import { withholdComposingKeys } from './fields/composing-keys.ts';
import { connectHost } from './host/connect-host.ts';
import { startLanguage } from './i18n/language.ts';
import { LockProvider } from './lock/lock-context.tsx';
import { LockGate } from './lock/lock-gate.tsx';
import { loadLock } from './lock/lock-store.ts';
import { languageOf, loadPreferences } from './state/preferences.ts';

withholdComposingKeys(document);
// What the address shows is fetched while the host is asked.
preparePlace(window.location.hash);
const host = connectHost();
const [preferences, lock] = await Promise.all([loadPreferences(host), loadLock(host)]);
await startLanguage(languageOf(preferences.get(), navigator.languages));

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <Providers host={host} preferences={preferences}>
    <LockProvider store={lock}>
      <LockGate>
        <App />
      </LockGate>
    </LockProvider>
  </Providers>,
);
