/** Which pack is on the desk, what can be done with it as a whole, and the one button that makes it. */
import { ActionIcon, Menu, NativeSelect } from '@mantine/core';
import { IconCopy, IconDots, IconTrash } from '@tabler/icons-react';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { MakePack } from './make-pack.tsx';
import { NewPackMenu } from './new-pack-menu.tsx';
import classes from './pack.module.css';
import { usePackEdit } from './use-pack-edit.ts';

type Props = {
  readonly pack: Pack;
  readonly packs: readonly Pack[];
  readonly onRemove: (pack: Pack) => void;
};

export function PackHead({ pack, packs, onRemove }: Props) {
  const { t } = useText();
  const { go } = useNavigation();
  const edit = usePackEdit();
  const open = (id: string | null) => {
    if (id !== null) go('pack', { pack: id });
  };
  return (
    <header className={classes.head}>
      <h1>{t('pack.title')}</h1>
      <NativeSelect
        data-pack-choice
        className={classes.choice}
        aria-label={t('pack.which')}
        size="sm"
        value={pack.id}
        data={packs.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => open(event.currentTarget.value)}
      />
      <NewPackMenu onMade={open} />
      <Menu position="bottom-start" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('pack.more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => open(edit.copy(pack.id))}>
            {t('pack.copy')}
          </Menu.Item>
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => onRemove(pack)}>
            {t('pack.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <div className={classes.spring} />
      <MakePack pack={pack} />
    </header>
  );
}
