/**
 * A table of figures that leaves the page in full precision: what is read is rounded, what is copied or exported is
 * the number itself. Cells without a number say why.
 */
import { Group } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { CopyButton } from '../../charts/export/copy-button.tsx';
import { ExportMenu } from '../../charts/export/export-menu.tsx';
import classes from './sensitivity.module.css';

export type FigureCell = {
  readonly text: string;
  /** What is copied; the text where it is no number. */
  readonly value?: number | null;
  readonly why?: string;
  readonly action?: ReactNode;
  readonly left?: boolean;
};
export type FigureRow = {
  readonly key: string;
  readonly name: string;
  /** What is copied in place of the name: the number it shows. */
  readonly nameValue?: number;
  readonly cells: readonly FigureCell[];
  readonly chosen?: boolean;
  readonly onChoose?: () => void;
};

type Props = {
  readonly title: string;
  readonly subtitle: string;
  readonly head: readonly string[];
  readonly rows: readonly FigureRow[];
  readonly renewing?: boolean;
  /** The last column is words, not figures. */
  readonly remarks?: boolean;
  readonly children?: ReactNode;
};

export function FigureTable({
  title,
  subtitle,
  head,
  rows,
  renewing = false,
  remarks = false,
  children,
}: Props) {
  const id = useId();
  const figures = () => [
    head,
    ...rows.map(({ name, nameValue, cells }) => [
      nameValue ?? name,
      ...cells.map(({ text, value }) => (value === undefined ? text : value)),
    ]),
  ];
  return (
    <section aria-labelledby={id}>
      <div className={classes.tableHead}>
        <div>
          <h2 id={id} className={classes.partTitle}>
            {title}
          </h2>
          <p className={classes.quiet}>{subtitle}</p>
        </div>
        <Group gap={4} wrap="nowrap">
          <CopyButton rows={figures} />
          <ExportMenu title={title} subtitle={subtitle} rows={figures} />
        </Group>
      </div>
      {children}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1) */}
      <section className={classes.tableArea} tabIndex={0} aria-labelledby={id} aria-busy={renewing}>
        <table
          className={classes.table}
          data-renewing={renewing || undefined}
          data-remarks={remarks || undefined}
        >
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-chosen={row.chosen || undefined}>
                <th scope="row">
                  {row.onChoose ? (
                    <button type="button" className={classes.link} onClick={row.onChoose}>
                      {row.name}
                    </button>
                  ) : (
                    row.name
                  )}
                </th>
                {row.cells.map((cell, index) => (
                  <td key={head[index + 1] ?? index} title={cell.why} data-left={cell.left || undefined}>
                    {cell.text}
                    {cell.why ? <span className="visually-hidden"> {cell.why}</span> : null}
                    {cell.action}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
