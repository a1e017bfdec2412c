/**
 * A section in the list: its number and name, whether it has a comment, and what can be done with it. Tab stops at the chosen
 * one alone; the arrows go to the others.
 */
import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import type { PackSection } from '../../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './section-list.module.css';

type Props = {
  readonly section: PackSection;
  readonly name: string;
  readonly index: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onLeaveOut: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
};

export function SectionRow(props: Props) {
  const { section, name, index, count, chosen, onChoose, onMove, onLeaveOut, onKeyDown } = props;
  const { t } = useText();
  const tabIndex = chosen ? 0 : -1;
  return (
    <li data-section={section.id} data-chosen={chosen}>
      <button
        type="button"
        data-part="name"
        tabIndex={tabIndex}
        className={classes.sectionName}
        aria-current={chosen ? 'true' : undefined}
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Delete"
        title={`${name}\n${t('pack.moveHint')}`}
        onClick={onChoose}
        onKeyDown={onKeyDown}
      >
        <span className={classes.sectionNumber}>{index + 1}</span>
        <span className={classes.sectionTitle}>{name}</span>
        {section.comment === '' ? null : (
          <span className={classes.mark} role="img" aria-label={t('pack.commented')} />
        )}
      </button>
      <span className={classes.sectionActions}>
        <ActionIcon
          data-part="up"
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={tabIndex}
          disabled={index === 0}
          aria-label={t('pack.moveUp', { name })}
          onClick={() => onMove(-1)}
        >
          <IconArrowUp size={14} />
        </ActionIcon>
        <ActionIcon
          data-part="down"
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={tabIndex}
          disabled={index === count - 1}
          aria-label={t('pack.moveDown', { name })}
          onClick={() => onMove(1)}
        >
          <IconArrowDown size={14} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          tabIndex={tabIndex}
          disabled={count === 1}
          aria-label={t('pack.leaveOut', { name })}
          onClick={onLeaveOut}
        >
          <IconX size={14} />
        </ActionIcon>
      </span>
    </li>
  );
}
