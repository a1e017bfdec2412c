/**
 * Named states of the plan: create, rename, delete (with undo), compare with now, restore. A snapshot is never
 * changed by later edits; restoring one is one more change in the log.
 */
import { ActionIcon, Button, Group, Menu, Textarea, TextInput } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { Snapshot } from '../../../electron/contract/history-calls.ts';
import { LIMITS } from '../../../models/plan/limits.ts';
import { useText } from '../../i18n/use-text.ts';
import { moment } from './change-log.tsx';
import classes from './history.module.css';
import type { SnapshotActions } from './use-snapshot-actions.ts';

type Props = {
  readonly snapshots: readonly Snapshot[];
  readonly actions: SnapshotActions;
  readonly onCompare: (snapshot: Snapshot) => void;
};

export function Snapshots({ snapshots, actions, onCompare }: Props) {
  const { t } = useText();
  const [adding, setAdding] = useState(false);
  return (
    <section aria-label={t('history.snapshots')} className={classes.snapshots}>
      <Group justify="space-between">
        <h2 className={classes.partTitle}>{t('history.snapshots')}</h2>
        {!adding && (
          <Button variant="default" size="compact-xs" onClick={() => setAdding(true)}>
            {t('history.snapshotAdd')}
          </Button>
        )}
      </Group>
      {adding && (
        <SnapshotForm
          name=""
          note=""
          submit={t('history.snapshotKeep')}
          onSubmit={async (name, note) => {
            if (await actions.create(name, note)) setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {snapshots.length === 0 && !adding && <p className={classes.quiet}>{t('history.snapshotsNone')}</p>}
      <ul className={classes.snapshotList}>
        {snapshots.map((snapshot) => (
          <SnapshotItem key={snapshot.id} snapshot={snapshot} actions={actions} onCompare={onCompare} />
        ))}
      </ul>
    </section>
  );
}

type ItemProps = Omit<Props, 'snapshots'> & { readonly snapshot: Snapshot };

function SnapshotItem({ snapshot, actions, onCompare }: ItemProps) {
  const { t, language } = useText();
  const [renaming, setRenaming] = useState(false);
  if (renaming) {
    return (
      <li>
        <SnapshotForm
          name={snapshot.name}
          note={snapshot.note}
          submit={t('history.snapshotRename')}
          onSubmit={async (name, note) => {
            if (await actions.rename(snapshot, name, note)) setRenaming(false);
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    );
  }
  return (
    <li>
      <div className={classes.snapshotHead}>
        <button type="button" className={classes.link} onClick={() => onCompare(snapshot)}>
          {snapshot.name}
        </button>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={22} aria-label={t('history.snapshotMenu', { name: snapshot.name })}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onCompare(snapshot)}>{t('history.compare')}</Menu.Item>
            <Menu.Item onClick={() => actions.restore(snapshot)}>{t('history.snapshotRestore')}</Menu.Item>
            <Menu.Item onClick={() => setRenaming(true)}>{t('history.snapshotRename')}</Menu.Item>
            <Menu.Item color="red" onClick={() => actions.remove(snapshot)}>
              {t('history.snapshotDelete')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.quiet}>
        {moment(snapshot.at, language)} · {snapshot.who} · {t('history.seq', { seq: snapshot.seq })}
      </div>
      {snapshot.note !== '' && <div className={classes.note}>{snapshot.note}</div>}
    </li>
  );
}

type FormProps = {
  readonly name: string;
  readonly note: string;
  readonly submit: string;
  readonly onSubmit: (name: string, note: string) => void;
  readonly onCancel: () => void;
};

function SnapshotForm({ name, note, submit, onSubmit, onCancel }: FormProps) {
  const { t } = useText();
  const [values, setValues] = useState({ name, note });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (values.name.trim() !== '') onSubmit(values.name.trim(), values.note);
  };
  return (
    <form
      className={classes.form}
      onSubmit={send}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <TextInput
        label={t('history.snapshotName')}
        placeholder={t('history.snapshotNameHint')}
        maxLength={LIMITS.nameLength}
        data-autofocus
        autoFocus
        value={values.name}
        onChange={(event) => setValues({ ...values, name: event.currentTarget.value })}
      />
      <Textarea
        label={t('history.snapshotNote')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={LIMITS.textLength}
        value={values.note}
        onChange={(event) => setValues({ ...values, note: event.currentTarget.value })}
      />
      <Group gap={8}>
        <Button type="submit" disabled={values.name.trim() === ''}>
          {submit}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          {t('history.cancel')}
        </Button>
      </Group>
    </form>
  );
}
