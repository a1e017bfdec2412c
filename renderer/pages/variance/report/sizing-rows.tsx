/**
 * Rows that are never seen and keep the grid steady while only a part of it is drawn: one that holds the widest text of
 * each column, so that columns do not move while the grid scrolls, and one for the height of what is not drawn.
 */
import { useMemo } from 'react';
import type { Settings } from '../../../../models/plan/schema.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { HORIZONS } from '../choice.ts';
import { figure, percentOf, signedFigure } from '../row-words.ts';
import { DeltaBar } from './delta-bar.tsx';
import classes from './report.module.css';
import { type Against, differenceOf, type ShownRow } from './report-layout.ts';

type Props = {
  readonly rows: readonly ShownRow[];
  readonly against: Against;
  readonly settings: Settings;
};

export function SizerRow({ rows, against, settings }: Props) {
  const texts = useText();
  const widest = useMemo(() => widestTexts(texts, rows, against, settings), [texts, rows, against, settings]);
  return (
    <tr className={classes.sizer} data-level="kind">
      <td />
      {widest.flatMap(({ amounts, delta, percent }, block) => [
        // Each column by its place: the blocks never change their order.
        ...amounts.map((text, place) => (
          <td key={`${HORIZONS[block]} ${place === 0 ? 'actual' : place}`}>{text}</td>
        )),
        <td key={`${HORIZONS[block]} delta`} className={classes.delta}>
          <span className={classes.difference}>
            <DeltaBar amount={0} scale={0} effect={null} />
            <span>{delta}</span>
          </span>
        </td>,
        <td key={`${HORIZONS[block]} percent`}>{percent}</td>,
        <td key={`${HORIZONS[block]} judgement`} className={classes.judgement}>
          {texts.t('variance.letter.A')}
          <span className={classes.light}>■</span>
        </td>,
      ])}
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
        return difference ? percentOf(texts, difference) : '';
      }),
    };
  });
}
