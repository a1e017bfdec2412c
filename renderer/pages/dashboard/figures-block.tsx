/**
 * Sales, cost, profit and cash of the year to date against the plan, each with its course; and the returns expected now
 * against those approved. A click leads to where the number is explained.
 */
import type { OutlookReport } from '../../../electron/contract/tracking/outlook-calls.ts';
import type { VarianceRow } from '../../../electron/contract/tracking/variance-calls.ts';
import { effectOf } from '../../../models/tracking/variance/effect.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useFormat } from '../../app/use-format.ts';
import { signedAmountIn } from '../../charts/money-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { totalName } from '../outlook/outlook-words.ts';
import { figure, signedFigure, signedPercent } from '../variance/row-words.ts';
import { Light } from '../warnings/parts/light.tsx';
import { CourseSpark } from './course-spark.tsx';
import classes from './dashboard.module.css';
import { ReturnItems } from './return-items.tsx';
import { useDashboardPart } from './use-dashboard.ts';

const SHOWN = ['$revenue', '$variable_cost', '$fixed_cost', '$ebitda', '$investment'] as const;

export function FiguresBlock() {
  const { data: variance, error } = useDashboardPart('variance.report');
  const { data: outlook, error: ahead } = useDashboardPart('outlook.report');
  const { t } = useText();
  const { base } = usePlan();
  const { unit } = useFormat(base.settings);
  const errorText = useErrorText();
  const failure = error ?? ahead;
  const trouble = failure ? <p role="alert">{errorText(failure)}</p> : null;
  if (!variance) return trouble;
  return (
    <>
      {trouble}
      <p className={classes.quiet}>
        {t(variance.baseline === null ? 'dashboard.yearAgainstPlan' : 'dashboard.yearAgainstApproved', {
          from: variance.yearFrom ?? '',
          to: variance.month ?? '',
        })}{' '}
        {unit}
      </p>
      <ul className={classes.figures}>
        {SHOWN.map((code) => {
          const row = variance.rows.find((each) => each.level !== 'line' && each.code === code);
          return row ? <FigureItem key={code} row={row} outlook={outlook} /> : null;
        })}
        {outlook ? <CashItem outlook={outlook} /> : null}
        {outlook ? <ReturnItems outlook={outlook} /> : null}
      </ul>
    </>
  );
}

type FigureProps = {
  readonly row: VarianceRow;
  readonly outlook: OutlookReport | undefined;
};

function FigureItem({ row, outlook }: FigureProps) {
  const texts = useText();
  const { t } = texts;
  const { base } = usePlan();
  const { go } = useNavigation();
  const { yearToDate } = row;
  const against = yearToDate.againstPlan;
  const course = outlook?.totals.find(({ code }) => code === row.code);
  return (
    <li>
      <button type="button" onClick={() => go('variance', { line: row.code })}>
        <span className={classes.name}>
          {yearToDate.light === null ? null : <Light light={yearToDate.light} />} {totalName(texts, row.code)}
        </span>
        <span className={classes.value}>{figure(row, yearToDate.actual, base.settings)}</span>
        <span className={classes.against} data-effect={against?.effect ?? undefined}>
          {against === null
            ? ''
            : `${signedFigure(row, against.amount, base.settings)} (${signedPercent(texts, against.percent)}) ${
                against.effect === null ? '' : t(`outlook.letter.${against.effect}`)
              }`}
        </span>
        {outlook && course ? (
          <CourseSpark columns={outlook.columns} values={course.values} reference={course.reference} />
        ) : null}
      </button>
    </li>
  );
}

function CashItem({ outlook }: { readonly outlook: OutlookReport }) {
  const texts = useText();
  const { t } = texts;
  const { base } = usePlan();
  const { go } = useNavigation();
  const format = useFormat(base.settings);
  const cash = outlook.totals.find(({ code }) => code === '$fcf_cumulative');
  const place = outlook.columns.findLastIndex(({ state }) => state === 'actual');
  const [value, reference] = [cash?.values[place] ?? null, cash?.reference[place] ?? null];
  const effect = value === null || reference === null ? null : effectOf(value - reference, 1);
  if (!cash) return null;
  return (
    <li>
      <button type="button" onClick={() => go('outlook', { shown: '$fcf_cumulative' })}>
        <span className={classes.name}>{t('dashboard.cash')}</span>
        <span className={classes.value}>{value === null ? '–' : format.money(value)}</span>
        <span className={classes.against} data-effect={effect ?? undefined}>
          {value === null || reference === null
            ? ''
            : `${signedAmountIn(value - reference, base.settings.displayUnit)} ${
                effect === null ? '' : t(`outlook.letter.${effect}`)
              }`}
        </span>
        <CourseSpark columns={outlook.columns} values={cash.values} reference={cash.reference} />
      </button>
    </li>
  );
}
