/**
 * Actuals: what has happened? Months closed and the last batch, the table of sums by line and time, and the tools that
 * bring entries in, place them and take them back. Which tool is open stands in the address.
 */
import { Button, Skeleton } from '@mantine/core';
import { IconFileImport, IconKeyboard } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import type { HostError } from '../../../electron/contract/host-error.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import classes from './actuals.module.css';
import { ActualsFacts } from './actuals-facts.tsx';
import { BatchesView } from './batches/batches-view.tsx';
import { ImportView } from './import/import-view.tsx';
import { QueueView } from './queue/queue-view.tsx';
import { RulesView } from './rules/rules-view.tsx';
import { TableView } from './table/table-view.tsx';
import type { TypedEntry } from './typed/typed-rows.ts';
import { TypedView } from './typed/typed-view.tsx';
import { useActualsEvents, useSummary } from './use-actuals.ts';
import { useBatchActions } from './use-batch-actions.ts';

const LISTS = ['table', 'queue', 'batches', 'rules'] as const;
const VIEWS = [...LISTS, 'import', 'type'] as const;
type View = (typeof VIEWS)[number];

export function ActualsPage() {
  const { t } = useText();
  const errorText = useErrorText();
  const host = useHost();
  const { base: plan } = usePlanNumbers();
  const { go, params } = useNavigation();
  const summary = useSummary(plan.id);
  const actions = useBatchActions(plan.id);
  useActualsEvents(plan.id);
  const view: View = VIEWS.find((known) => known === params.view) ?? 'table';
  const show = (next: View) => go('actuals', next === 'table' ? {} : { view: next });
  const { data } = summary;
  const [dropped, setDropped] = useState<File | null>(null);
  const taken = useCallback(() => setDropped(null), []);

  const keepTyped = async (entries: readonly TypedEntry[]): Promise<boolean> => {
    const name = t('actuals.typed.batchName', { count: entries.length });
    const answer = await host.call('actuals.add', { planId: plan.id, name, entries: [...entries] });
    if (answer.ok) actions.told(answer.value.batch, t('actuals.typed.kept', { count: entries.length }));
    else actions.failed(answer.error);
    return answer.ok;
  };

  if (summary.error && !data)
    return (
      <div className={classes.page}>
        <h1>{t('actuals.title')}</h1>
        <p role="alert">{errorText(summary.error as unknown as HostError)}</p>
      </div>
    );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to what the button does
    <div
      className={classes.page}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const file = event.dataTransfer.files[0];
        if (!file) return;
        setDropped(file);
        show('import');
      }}
    >
      <div className={classes.toolbar}>
        <h1>{t('actuals.title')}</h1>
        <nav className={classes.views} aria-label={t('actuals.views.label')}>
          {LISTS.map((name) => (
            <button
              key={name}
              type="button"
              aria-current={view === name ? 'page' : undefined}
              onClick={() => show(name)}
            >
              {t(`actuals.views.${name}`)}
              {name === 'queue' && data && data.queue > 0 ? (
                <span className={classes.count}>
                  {data.queue}
                  <span className="visually-hidden">{t('actuals.waiting', { count: data.queue })}</span>
                </span>
              ) : null}
            </button>
          ))}
        </nav>
        <div className={classes.buttons}>
          <Button
            variant="default"
            leftSection={<IconKeyboard size={15} />}
            aria-current={view === 'type' ? 'page' : undefined}
            onClick={() => show('type')}
          >
            {t('actuals.views.type')}
          </Button>
          <Button
            leftSection={<IconFileImport size={15} />}
            aria-current={view === 'import' ? 'page' : undefined}
            onClick={() => show('import')}
          >
            {t('actuals.views.import')}
          </Button>
        </div>
      </div>
      {data ? <ActualsFacts summary={data} onQueue={() => show('queue')} /> : <Skeleton h={20} w={480} />}
      {view === 'import' ? (
        <ImportView
          plan={plan}
          actions={actions}
          dropped={dropped}
          onTaken={taken}
          onDone={() => show('table')}
        />
      ) : view === 'type' ? (
        <TypedView planId={plan.id} lines={plan.lines} currency={plan.settings.currency} onKeep={keepTyped} />
      ) : data === undefined ? null : view === 'queue' ? (
        <QueueView plan={plan} />
      ) : view === 'batches' ? (
        <BatchesView plan={plan} batches={data.batches} actions={actions} />
      ) : view === 'rules' ? (
        <RulesView plan={plan} />
      ) : (
        <TableView plan={plan} summary={data} onImport={() => show('import')} />
      )}
    </div>
  );
}
