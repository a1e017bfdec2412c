/** A new pack from one of the ready-made templates, each with a line on who reads it. */
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { PACK_TEMPLATES } from '../../../models/plan/packs/pack-schema.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './pack.module.css';
import { usePackEdit } from './use-pack-edit.ts';

type Props = { readonly primary?: boolean; readonly onMade: (id: string | null) => void };

export function NewPackMenu({ primary = false, onMade }: Props) {
  const { t } = useText();
  const edit = usePackEdit();
  return (
    <Menu position="bottom-start" width={360} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          data-new-pack
          variant={primary ? 'filled' : 'default'}
          size="sm"
          leftSection={<IconPlus size={16} />}
        >
          {t('pack.new')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PACK_TEMPLATES.map((template) => (
          <Menu.Item key={template} onClick={() => onMade(edit.add(template))}>
            <span className={classes.templateName}>{t(`pack.template.${template}`)}</span>
            <span className={classes.quiet}>{t(`pack.templateFor.${template}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
