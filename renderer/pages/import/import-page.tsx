/**
 * Import: a workbook or a text file becomes a plan. The file is read, a reading is proposed and shown on the cells
 * themselves, everything in it can be corrected, and nothing is stored before "Import".
 */
import { Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useMemo, useState } from 'react';
import { LIMITS } from '../../../models/plan/limits.ts';
import { importErrorText } from '../../app/error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { cellOf } from './cell-of.ts';
import classes from './import.module.css';
import { ErrorBox, Notices, TimelineChoice } from './import-parts.tsx';
import { OwnUpdate } from './own-update.tsx';
import { SheetPreview } from './sheet-preview.tsx';
import { Remembered, TableChoice } from './table-choice.tsx';
import { type ImportState, type Look as LookState, useImport } from './use-import.ts';

export function ImportPage() {
  const { t } = useText();
  const { openPlan, go } = useNavigation();
  const flow = useImport((planId) => openPlan(planId));
  const { state } = flow;
  return (
    <div className={classes.page}>
      <div className={classes.toolbar}>
        <h1>{t('import.title')}</h1>
        <Button variant="subtle" color="gray" onClick={() => go('home')}>
          {t('import.cancel')}
        </Button>
      </div>
      {state.step === 'choose' ? (
        <Choose state={state} onChoose={flow.choose} onDrop={flow.drop} onCancel={flow.cancel} />
      ) : (
        <Look key={state.file.ticket} state={state} flow={flow} onUpdated={(planId) => openPlan(planId)} />
      )}
    </div>
  );
}

type Flow = ReturnType<typeof useImport>;
type ChooseProps = {
  readonly state: ImportState;
  readonly onChoose: () => void;
  readonly onDrop: (file: File) => void;
  readonly onCancel: () => void;
};

function Choose({ state, onChoose, onDrop, onCancel }: ChooseProps) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onDrop(file);
  };
  return (
    <section
      className={classes.drop}
      data-over={over || undefined}
      aria-label={t('import.choose')}
      aria-busy={state.busy}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet size={36} stroke={1.2} aria-hidden="true" />
      <p role="status">{state.busy ? t('import.reading') : t('import.chooseHint')}</p>
      <Button onClick={onChoose} loading={state.busy} size="sm">
        {t('import.choose')}
      </Button>
      {state.busy ? (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onCancel}>
          {t('import.stop')}
        </Button>
      ) : null}
      <p className={classes.quiet}>{t('import.promise')}</p>
      {state.error ? <ErrorBox error={state.error} /> : null}
    </section>
  );
}

type LookProps = {
  readonly state: LookState;
  readonly flow: Flow;
  readonly onUpdated: (planId: string) => void;
};

function Look({ state, flow, onUpdated }: LookProps) {
  const texts = useText();
  const { t } = texts;
  const { own, preview, mappings, chosen, file } = state;
  const [name, setName] = useState(own?.name ?? file.name.replace(/\.[^.]+$/, ''));
  const shown = chosen[0] ?? -1;
  const mapping = mappings.get(shown) ?? null;
  const table = preview?.tables[shown];
  // The proposal itself is the way back from another reading of the header.
  const axes = table
    ? [...table.axes, { timeline: table.mapping.timeline, columns: table.mapping.columns }]
    : [];
  const all = [...mappings.values()];
  const place = [...mappings.keys()].indexOf(shown);
  const lines = own
    ? own.lines
    : all.reduce((sum, each) => sum + each.lines.filter((line) => line.include).length, 0);
  const periods = own
    ? own.periods
    : Math.max(0, ...all.flatMap((each) => each.columns.map(({ period }) => period)));
  const kept = state.formulas.filter((each) => each.state === 'formula').length;
  const ready = name.trim() !== '' && lines > 0 && periods > 0;
  const faulty = useMemo(() => {
    const read =
      preview?.notices.filter(({ code }) => code === 'unread-cells' || code === 'error-cells') ?? [];
    const paths = [
      ...read.flatMap((notice) => notice.places ?? []),
      ...(state.error?.places ?? []).map((place) => place.path),
    ];
    return new Set(paths.map(cellOf));
  }, [preview, state.error]);
  return (
    <>
      <div className={classes.settings}>
        <TextInput
          label={t('import.planName')}
          w={260}
          maxLength={LIMITS.nameLength}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mapping ? (
          <TimelineChoice mapping={mapping} axes={axes} onCorrect={(next) => flow.correct(shown, next)} />
        ) : null}
        <Group gap={8} ml="auto" align="flex-end">
          <Button variant="default" onClick={flow.again} disabled={state.busy}>
            {t('import.otherFile')}
          </Button>
          <Button
            variant={own?.planId && own.changes > 0 ? 'default' : 'filled'}
            loading={state.busy}
            disabled={!ready}
            onClick={() => flow.importIt(name.trim())}
          >
            {own?.planId && own.changes > 0 ? t('import.asNew') : t('import.import')}
          </Button>
        </Group>
      </div>
      <p className={classes.summary} role="status">
        {own ? t('import.own', { lines, periods }) : t('import.summary', { lines, periods, file: file.name })}
        {kept > 0 ? ` ${t('import.keptFormulas', { count: kept })}` : ''}
      </p>
      {state.error ? <ErrorBox error={state.error} /> : null}
      {preview?.error ? <p role="alert">{importErrorText(preview.error, texts)}</p> : null}
      {preview ? (
        <>
          <Remembered look={state} onUse={flow.useRemembered} />
          <TableChoice preview={preview} chosen={chosen} onChoose={flow.showTables} />
        </>
      ) : null}
      {own?.planId && own.changes > 0 ? (
        <OwnUpdate ticket={file.ticket} planId={own.planId} onDone={onUpdated} />
      ) : null}
      <Notices
        notices={preview?.notices ?? []}
        own={own?.planId && own.changes > 0 ? [] : (own?.notices ?? [])}
      />
      {mapping ? (
        <Checkbox
          label={t('import.unreadable')}
          checked={mapping.unreadable === 'empty'}
          onChange={(event) =>
            flow.correct(shown, { ...mapping, unreadable: event.currentTarget.checked ? 'empty' : 'refuse' })
          }
        />
      ) : null}
      {preview && mapping && table ? (
        <SheetPreview
          key={shown}
          preview={preview}
          mapping={mapping}
          proposed={table.mapping}
          faulty={faulty}
          formulas={state.formulas.filter((each) => each.table === place)}
          onCorrect={(next) => flow.correct(shown, next)}
        />
      ) : null}
    </>
  );
}
