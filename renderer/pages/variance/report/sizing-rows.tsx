/**
 * Rows that are never seen and keep the grid steady while only a part of it is drawn: one that holds the widest text of
 * each column, so that columns do not move while the grid scrolls, and one for the height of what is not drawn.
 */
import { useMemo } from 'react';
import type { Settings } from '../../../../models/plan/schema.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { type Against, HORIZONS } from '../choice.ts';
import { figure, percentFigure, signedFigure } from '../row-words.ts';
import { DeltaBar } from './delta-bar.tsx';
import classes from './report.module.css';
import { type Blocks, differenceOf, type ShownRow } from './report-layout.ts';

type Props = {
  readonly rows: readonly ShownRow[];
  readonly blocks: Blocks;
  readonly against: Against;
  readonly settings: Settings;
};

export function SizerRow({ rows, blocks, against, settings }: Props) {
  const texts = useText();
  const widest = useMemo(() => widestTexts(texts, rows, against, settings), [texts, rows, against, settings]);
  return (
    <tr className={classes.sizer} data-level="kind">
      <td />
      {HORIZONS.map((horizon, block) => {
        const texted = widest[block];
        if (!texted || !blocks.horizons.includes(horizon)) return null;
        const { amounts, delta, percent } = texted;
        return [
          // Each column by its place: the blocks never change their order.
          ...amounts.map((text, place) => (
            <td key={`${horizon} ${place === 0 ? 'actual' : place}`}>{text}</td>
          )),
          <td key={`${horizon} delta`} className={classes.delta}>
            <span className={classes.difference}>
              {!blocks.dense && <DeltaBar amount={0} scale={0} effect={null} />}
              <span>{delta}</span>
            </span>
          </td>,
          <td key={`${horizon} percent`}>{percent}</td>,
          <td key={`${horizon} judgement`} className={classes.judgement}>
            {texts.t('variance.letter.A')}
            <span className={classes.light}>■</span>
          </td>,
        ];
      })}
    </tr>
  );
}

export function SpacerRow({ columns, height }: { readonly columns: number; readonly height: number }) {
  return (
    <tr className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

type Widest = {
  /** Actual, plan, and flexed where it is on show. */
  readonly amounts: readonly string[];
  readonly delta: string;
  readonly percent: string;
};

/** Figures have one width, so the longest text of a column is its widest. */
export function widestTexts(
  texts: Pick<Texts, 't'>,
  rows: readonly ShownRow[],
  against: Against,
  settings: Settings,
): readonly Widest[] {
  return HORIZONS.map((horizon) => {
    const longest = (textOf: (shown: ShownRow) => string): string =>
      rows.reduce((widest, shown) => {
        const text = textOf(shown);
        return text.length > widest.length ? text : widest;
      }, '');
    const amount = (name: 'actual' | 'plan' | 'flexed') =>
      longest(({ row }) => figure(row, row[horizon][name], settings));
    return {
      amounts: [amount('actual'), amount('plan'), ...(against === 'flexed' ? [amount('flexed')] : [])],
      delta: longest(({ row }) => {
        const difference = differenceOf(row, horizon, against);
        return difference ? signedFigure(row, difference.amount, settings) : '';
      }),
      percent: longest(({ row }) => {
        const difference = differenceOf(row, horizon, against);
        return difference ? percentFigure(texts, difference) : '';
      }),
    };
  });
}
