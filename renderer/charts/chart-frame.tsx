/**
 * The frame of every chart: a title that says what, in which unit and by which convention, the same data as a table,
 * and a copy for a spreadsheet. Promises that whatever a chart shows can be read without seeing it.
 */
import { Button, Group } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import classes from './chart-frame.module.css';
import { CopyButton } from './export/copy-button.tsx';
import { ExportMenu } from './export/export-menu.tsx';

export type ChartTable = {
  readonly head: readonly string[];
  /** First cell of a row is its name, the others are figures in full precision. */
  readonly rows: readonly (readonly [string, ...(number | null)[]])[];
  readonly format: (value: number) => string;
};

type Props = {
  readonly title: string;
  /** Unit, tax view, timing of the flows. */
  readonly subtitle: string;
  readonly table: ChartTable;
  readonly height: number;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
};

export function ChartFrame({ title, subtitle, table, height, controls, children }: Props) {
  const { t } = useText();
  const [asTable, setAsTable] = useState(false);
  const titleId = useId();
  const frame = useRef<HTMLElement>(null);
  return (
    <figure ref={frame} className={classes.frame} aria-labelledby={titleId}>
      <figcaption className={classes.caption}>
        <div>
          <div id={titleId} className={classes.title}>
            {title}
          </div>
          <div className={classes.subtitle}>{subtitle}</div>
        </div>
        <Group gap={4} wrap="nowrap">
          {controls}
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            aria-pressed={asTable}
            leftSection={asTable ? <IconChartBar size={14} /> : <IconTable size={14} />}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? t('charts.asChart') : t('charts.asTable')}
          </Button>
          <CopyButton rows={() => [table.head, ...table.rows]} />
          <ExportMenu
            title={title}
            subtitle={subtitle}
            rows={() => [table.head, ...table.rows]}
            {...(asTable ? {} : { frame })}
          />
        </Group>
      </figcaption>
      {asTable ? (
        <DataTable table={table} height={height} name={titleId} />
      ) : (
        <div style={{ height }}>{children}</div>
      )}
    </figure>
  );
}

type TableProps = { readonly table: ChartTable; readonly height: number; readonly name: string };

function DataTable({ table, height, name }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.tableArea} style={{ maxHeight: height }} tabIndex={0} aria-labelledby={name}>
      <table className={classes.table}>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(([label, ...values]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {values.map((value, index) => (
                <td key={table.head[index + 1] ?? index}>{value === null ? '' : table.format(value)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
