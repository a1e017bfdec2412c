/** The title of a table with its ways out: a copy for a spreadsheet and a CSV file, both in full precision. */
import { Group } from '@mantine/core';
import { CopyButton } from '../../charts/export/copy-button.tsx';
import { ExportMenu } from '../../charts/export/export-menu.tsx';
import classes from './portfolio.module.css';

type Cell = string | number | null;
type Props = {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  readonly rows: () => readonly (readonly Cell[])[];
};

export function TableTools({ id, title, subtitle, rows }: Props) {
  return (
    <div className={classes.tableHead}>
      <div>
        <h2 id={id} className={classes.partTitle}>
          {title}
        </h2>
        <p className={classes.quiet}>{subtitle}</p>
      </div>
      <Group gap={4} wrap="nowrap">
        <CopyButton rows={rows} />
        <ExportMenu title={title} subtitle={subtitle} rows={rows} />
      </Group>
    </div>
  );
}
