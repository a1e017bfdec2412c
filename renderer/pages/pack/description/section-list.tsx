/** The sections of a pack in their order: chosen by click or arrow keys, moved, left out and put in again. */
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import {
  type Pack,
  type PackSection,
  SECTION_KINDS,
  type SectionKind,
} from '../../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';
import { usePackEdit } from '../use-pack-edit.ts';

type Props = {
  readonly pack: Pack;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

export function SectionList({ pack, chosen, onChoose }: Props) {
  const { t } = useText();
  const edit = usePackEdit();
  const { sections } = pack;
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ readonly id: string; readonly said: string } | null>(null);
  // Whoever moves a section by keys goes with it: a node that is put elsewhere loses the focus.
  useEffect(() => {
    if (moved === null) return;
    const row = [...(list.current?.children ?? [])].find(
      (each) => each.getAttribute('data-section') === moved.id,
    );
    row?.querySelector<HTMLElement>('button')?.focus();
  }, [moved]);
  const put = (next: readonly PackSection[]) => edit.put({ ...pack, sections: [...next] });
  const nameOf = ({ title, kind }: PackSection) => (title === '' ? t(`pack.section.${kind}`) : title);
  const move = (index: number, by: number) => {
    const section = sections[index];
    if (!section) return;
    put(sections.toSpliced(index, 1).toSpliced(index + by, 0, section));
    const place = { name: nameOf(section), number: index + by + 1, count: sections.length };
    setMoved({ id: section.id, said: t('pack.moved', place) });
  };
  const add = (kind: SectionKind) => {
    const id = crypto.randomUUID();
    const at = sections.findIndex((section) => section.id === chosen);
    put(sections.toSpliced(at < 0 ? sections.length : at + 1, 0, { id, kind, title: '', comment: '' }));
    onChoose(id);
  };
  const missing = SECTION_KINDS.filter((kind) => !sections.some((section) => section.kind === kind));
  return (
    <nav className={classes.sections} aria-label={t('pack.sections')}>
      <ol ref={list}>
        {sections.map((section, index) => {
          const name = nameOf(section);
          return (
            <li key={section.id} data-section={section.id} data-chosen={section.id === chosen}>
              <button
                type="button"
                className={classes.sectionName}
                aria-current={section.id === chosen ? 'true' : undefined}
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                title={t('pack.moveHint')}
                onClick={() => onChoose(section.id)}
                onKeyDown={(event) => {
                  if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                  event.preventDefault();
                  const by = event.key === 'ArrowUp' ? -1 : 1;
                  if (sections[index + by]) move(index, by);
                }}
              >
                <span className={classes.quiet}>{index + 1}</span>
                {name}
                {section.comment === '' ? null : (
                  <span className={classes.mark} title={t('pack.commented')} />
                )}
              </button>
              <span className={classes.sectionActions}>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  disabled={index === 0}
                  aria-label={t('pack.moveUp', { name })}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={14} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  disabled={index === sections.length - 1}
                  aria-label={t('pack.moveDown', { name })}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={14} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={24}
                  disabled={sections.length === 1}
                  aria-label={t('pack.leaveOut', { name })}
                  onClick={() => put(sections.toSpliced(index, 1))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </span>
            </li>
          );
        })}
      </ol>
      <p className={classes.heard} aria-live="polite">
        {moved?.said}
      </p>
      {missing.length === 0 ? null : (
        <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
          <Menu.Target>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />}>
              {t('pack.addSection')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown mah={360} className={classes.scrolling}>
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
