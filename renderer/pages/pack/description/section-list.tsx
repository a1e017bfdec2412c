/**
 * The sections of a pack in their order: chosen by click or arrow keys, moved by Alt with an arrow, left out with Delete and
 * put in again. The focus goes with what is moved, and on to the neighbour of what is left out.
 */
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import {
  type Pack,
  type PackSection,
  SECTION_KINDS,
  type SectionKind,
} from '../../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { neighbourOf, withAdded, withMoved, withoutSection } from '../pack-changes.ts';
import { usePackEdit } from '../use-pack-edit.ts';
import classes from './section-list.module.css';
import { SectionRow } from './section-row.tsx';

type Props = {
  readonly pack: Pack;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

/** Where the focus goes after an edit, and what is said to who listens. */
type Done = { readonly id: string; readonly part: 'name' | 'up' | 'down'; readonly said: string };

export function SectionList({ pack, chosen, onChoose }: Props) {
  const { t } = useText();
  const edit = usePackEdit();
  const { sections } = pack;
  const list = useRef<HTMLOListElement>(null);
  const [done, setDone] = useState<Done | null>(null);
  // A node that is put elsewhere or taken away loses the focus.
  useEffect(() => {
    if (done !== null) partOf(list.current, done.id, done.part)?.focus();
  }, [done]);
  const nameOf = ({ title, kind }: PackSection) => (title === '' ? t(`pack.section.${kind}`) : title);

  function move(section: PackSection, by: -1 | 1, part: Done['part']): void {
    if (!edit.put(pack.id, (now) => withMoved(now, section.id, by))) return;
    const number = sections.indexOf(section) + by + 1;
    const said = t('pack.moved', { name: nameOf(section), number, count: sections.length });
    setDone({ id: section.id, part, said });
  }

  function leaveOut(section: PackSection): void {
    const next = neighbourOf(pack, section.id);
    if (!edit.put(pack.id, (now) => withoutSection(now, section.id)) || next === null) return;
    if (section.id === chosen) onChoose(next);
    setDone({ id: next, part: 'name', said: t('pack.leftOut', { name: nameOf(section) }) });
  }

  function add(kind: SectionKind): void {
    const id = crypto.randomUUID();
    const section = { id, kind, title: '', comment: '' };
    if (edit.put(pack.id, (now) => withAdded(now, section, chosen))) onChoose(id);
  }

  function onKeyDown(event: KeyboardEvent, section: PackSection, index: number): void {
    if (event.key === 'Delete') {
      event.preventDefault();
      leaveOut(section);
      return;
    }
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const by = event.key === 'ArrowUp' ? -1 : 1;
    if (event.altKey) {
      move(section, by, 'name');
      return;
    }
    const next = sections[index + by];
    if (!next) return;
    onChoose(next.id);
    partOf(list.current, next.id, 'name')?.focus();
  }

  const missing = SECTION_KINDS.filter((kind) => !sections.some((section) => section.kind === kind));
  return (
    <nav className={classes.sections} aria-label={t('pack.sections')}>
      <ol ref={list}>
        {sections.map((section, index) => (
          <SectionRow
            key={section.id}
            section={section}
            name={nameOf(section)}
            index={index}
            count={sections.length}
            chosen={section.id === chosen}
            onChoose={() => onChoose(section.id)}
            onMove={(by) => move(section, by, by < 0 ? 'up' : 'down')}
            onLeaveOut={() => leaveOut(section)}
            onKeyDown={(event) => onKeyDown(event, section, index)}
          />
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {done?.said}
      </p>
      {missing.length === 0 ? null : (
        <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />}>
              {t('pack.addSection')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} style={{ overflow: 'auto' }}>
            {missing.map((kind) => (
              <Menu.Item key={kind} onClick={() => add(kind)}>
                {t(`pack.section.${kind}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  );
}

/** At the end of the list an arrow is out of use: the name has the focus then. */
function partOf(list: HTMLElement | null, id: string, part: Done['part']): HTMLElement | null {
  const row = [...(list?.children ?? [])].find((each) => each.getAttribute('data-section') === id);
  const wanted = row?.querySelector<HTMLElement>(`[data-part="${part}"]:not(:disabled)`);
  return wanted ?? row?.querySelector<HTMLElement>('[data-part="name"]') ?? null;
}
