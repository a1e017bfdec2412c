/**
 * One row of the report: its name, then actual, plan, difference, percent and judgement for each of the three horizons.
 * Drawn again only when it or what is active in it changes.
 */
import { IconChevronDown, IconChevronRight, IconMessage2 } from '@tabler/icons-react';
import { memo } from 'react';
import type { ReviewNote } from '../../../../electron/contract/tracking/note-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Against, Horizon } from '../choice.ts';
import { figure, percentFigure, rowName, signedFigure } from '../row-words.ts';
import { DeltaBar } from './delta-bar.tsx';
import { EffectLetter, LightSign } from './judgement.tsx';
import { NoteCells } from './note-cells.tsx';
import classes from './report.module.css';
import { type Blocks, differenceOf, type ShownRow } from './report-layout.ts';

export type Scales = Readonly<Record<Horizon, number>>;

type Props = {
  readonly shown: ShownRow;
  readonly index: number;
  /** The column the keyboard is in; null: in another row. */
  readonly active: number | null;
  readonly opened: boolean;
  readonly against: Against;
  readonly blocks: Blocks;
  /** The open ones about this row. */
  readonly notes: readonly ReviewNote[] | undefined;
  readonly scales: Scales;
  readonly settings: Settings;
  readonly idOf: (index: number, column: number) => string;
};

export const ReportRow = memo(function ReportRow(props: Props) {
  const { shown, index, active, opened, against, blocks, notes, scales, settings, idOf } = props;
  const { row, depth, foldable, folded } = shown;
  const texts = useText();
  const { t } = texts;
  const perHorizon = against === 'flexed' ? 6 : 5;
  const cell = (column: number) => ({
    id: idOf(index, column),
    'data-cell': `${index}:${column}`,
    'data-active': active === column || undefined,
  });
  return (
    <tr
      data-level={row.level}
      data-opened={opened || undefined}
      aria-level={depth + 1}
      aria-expanded={foldable ? !folded : undefined}
    >
      <th scope="row" {...cell(0)} data-depth={depth}>
        <span className={classes.name}>
          <span className={classes.fold} data-fold={foldable || undefined} aria-hidden="true">
            {foldable ? folded ? <IconChevronRight size={13} /> : <IconChevronDown size={13} /> : null}
          </span>
          <span className={classes.label} title={rowName(texts, row)}>
            {rowName(texts, row)}
          </span>
          {row.openNotes > 0 && (
            <span className={classes.noted} title={t('variance.openNotes', { count: row.openNotes })}>
              <IconMessage2 size={13} aria-hidden="true" />
              <span aria-hidden="true">{row.openNotes}</span>
              <span className="visually-hidden">{t('variance.openNotes', { count: row.openNotes })}</span>
            </span>
          )}
        </span>
      </th>
      {blocks.horizons.map((horizon, block) => {
        const first = 1 + block * perHorizon;
        const { actual, plan, flexed, light } = row[horizon];
        const difference = differenceOf(row, horizon, against);
        return [
          <td key={`${horizon} actual`} {...cell(first)} className={classes.actual} data-first="true">
            {figure(row, actual, settings)}
          </td>,
          <td key={`${horizon} plan`} {...cell(first + 1)}>
            {figure(row, plan, settings)}
          </td>,
          ...(against === 'flexed'
            ? [
                <td key={`${horizon} flexed`} {...cell(first + 2)}>
                  {figure(row, flexed, settings)}
                </td>,
              ]
            : []),
          <td key={`${horizon} delta`} {...cell(first + perHorizon - 3)} className={classes.delta}>
            {difference && (
              <span className={classes.difference}>
                {row.measure === 'money' && !blocks.dense && (
                  <DeltaBar amount={difference.amount} scale={scales[horizon]} effect={difference.effect} />
                )}
                <span>{signedFigure(row, difference.amount, settings)}</span>
              </span>
            )}
          </td>,
          <td key={`${horizon} percent`} {...cell(first + perHorizon - 2)} className={classes.percent}>
            {difference ? percentFigure(texts, difference) : ''}
          </td>,
          <td key={`${horizon} judgement`} {...cell(first + perHorizon - 1)} className={classes.judgement}>
            {difference && <EffectLetter effect={difference.effect} />}
            {light && <LightSign light={light} />}
          </td>,
        ];
      })}
      {blocks.notes && (
        <NoteCells notes={notes} cell={(place) => cell(1 + perHorizon * blocks.horizons.length + place)} />
      )}
    </tr>
  );
});
