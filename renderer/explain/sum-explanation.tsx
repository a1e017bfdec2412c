/** The sum of a row over columns: each column with its figure, each leading to its cell. */
import type { Appraisal } from '../../models/appraisal/types.ts';
import { useText } from '../i18n/use-text.ts';
import { Ingredients, Part } from './cell-explanation.tsx';
import { figureOf } from './code-words.ts';
import classes from './explain.module.css';

type Props = {
  readonly appraisal: Appraisal;
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly onFollow: (code: string, column: number) => void;
};

export function SumExplanation({ appraisal, code, from, to, onFollow }: Props) {
  const { t } = useText();
  const values = appraisal.evaluation.values(code);
  const all = Array.from({ length: to - from + 1 }, (_, index) => {
    const column = from + index;
    return { code, column, value: values[column] ?? Number.NaN };
  });
  // Most lines hold nothing at the opening; it is only worth a row where it does.
  const cells = all.filter((cell) => cell.column > 0 || cell.value !== 0);
  const sum = cells.reduce((total, cell) => total + cell.value, 0);
  return (
    <>
      <div className={classes.value}>{figureOf(appraisal, code, sum)}</div>
      <p className={classes.quiet}>{t('explain.sumOf', { count: cells.length })}</p>
      <Part title={t('explain.ingredients')}>
        <Ingredients appraisal={appraisal} ingredients={cells} sameLine onFollow={onFollow} />
      </Part>
    </>
  );
}
