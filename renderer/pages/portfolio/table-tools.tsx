/** The title of a table with its ways out: a copy for a spreadsheet and a CSV file, both in full precision. */
import { Button, Group } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { toClipboard } from '../../../models/text/clipboard.ts';
import { copyText } from '../../charts/copy-text.ts';
import { ExportMenu } from '../../charts/export/export-menu.tsx';
import { useText } from '../../i18n/use-text.ts';
import classes from './portfolio.module.css';

type Cell = string | number | null;
type Props = {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly rows: () => readonly (readonly Cell[])[];
};

export function TableTools({ id, title, subtitle, rows }: Props) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(toClipboard(rows())))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  return (
    <div className={classes.tableHead}>
      <div>
        <h2 id={id} className={classes.partTitle}>
          {title}
        </h2>
        <p className={classes.quiet}>{subtitle}</p>
      </div>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<IconCopy size={14} />}
          onClick={() => void copy()}
        >
          {copied ? t('charts.copied') : t('charts.copy')}
        </Button>
        <ExportMenu title={title} subtitle={subtitle} rows={rows} />
      </Group>
      <output className="visually-hidden">{copied ? t('charts.copied') : ''}</output>
    </div>
  );
}
