/**
 * Sales, cost, profit and cash of the year to date against the plan, each with its course; and the returns expected now
 * against those approved. A click leads to where the number is explained.
 */
import type { OutlookReport } from '../../../electron/contract/tracking/outlook-calls.ts';
import type { VarianceReport, VarianceRow } from '../../../electron/contract/tracking/variance-calls.ts';
import { useFormat, yearsText } from '../../app/use-format.ts';
import { signedAmountIn } from '../../charts/money-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { totalName } from '../outlook/outlook-words.ts';
import { figure, signedFigure, signedPercent } from '../variance/row-words.ts';
import { Light } from '../warnings/parts/light.tsx';
import { CourseSpark } from './course-spark.tsx';
import classes from './dashboard.module.css';
import { useDashboardPart } from './use-dashboard.ts';

const SHOWN = ['$revenue', '$variable_cost', '$fixed_cost', '$ebitda', '$investment'] as const;

export function FiguresBlock() {
  const { data: variance } = useDashboardPart('variance.report');
  const { data: outlook } = useDashboardPart('outlook.report');
  const { t } = useText();
  if (!variance) return null;
  return (
    <>
      <p className={classes.quiet}>
        {t(variance.baseline === null ? 'dashboard.yearAgainstPlan' : 'dashboard.yearAgainstApproved', {
          from: variance.yearFrom ?? '',
          to: variance.month ?? '',
        })}
      </p>
      <ul className={classes.figures}>
        {SHOWN.map((code) => {
          const row = variance.rows.find((each) => each.level !== 'line' && each.code === code);
          return row ? <FigureItem key={code} row={row} variance={variance} outlook={outlook} /> : null;
        })}
        {outlook ? <CashItem outlook={outlook} /> : null}
        {outlook ? <ReturnItems outlook={outlook} /> : null}
      </ul>
    </>
  );
}

type FigureProps = {
  readonly row: VarianceRow;
  readonly variance: VarianceReport;
  readonly outlook: OutlookReport | undefined;
};

function FigureItem({ row, variance, outlook }: FigureProps) {
  const texts = useText();
  const { t } = texts;
  const { base } = usePlan();
  const { go } = useNavigation();
  const { yearToDate } = row;
  const against = yearToDate.againstPlan;
  const course = outlook?.totals.find(({ code }) => code === row.code);
  return (
    <li>
      <button type="button" onClick={() => go('variance', { month: variance.month ?? '', row: row.key })}>
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
  if (!cash || value === null) return null;
  return (
    <li>
      <button type="button" onClick={() => go('outlook', { shown: '$fcf_cumulative' })}>
        <span className={classes.name}>{t('dashboard.cash')}</span>
        <span className={classes.value}>{format.money(value)}</span>
        <span
          className={classes.against}
          data-effect={reference === null || value === reference ? undefined : value > reference ? 'F' : 'A'}
        >
          {reference === null
            ? ''
            : `${signedAmountIn(value - reference, base.settings.displayUnit)} ${
                value === reference ? '' : t(`outlook.letter.${value > reference ? 'F' : 'A'}`)
              }`}
        </span>
        <CourseSpark columns={outlook.columns} values={cash.values} reference={cash.reference} />
      </button>
    </li>
  );
}

function ReturnItems({ outlook }: { readonly outlook: OutlookReport }) {
  const { t } = useText();
  const { base } = usePlan();
  const { go } = useNavigation();
  const format = useFormat(base.settings);
  const { approved, expected } = outlook.returns;
  const none = t('frame.notAvailable');
  const years = (payback: typeof expected.payback): string =>
    payback.years === null
      ? t(payback.kind === 'never' ? 'frame.never' : 'frame.notAvailable')
      : t('frame.years', { years: yearsText(payback.years) });
  const items = [
    {
      key: 'npv',
      name: t('frame.npv'),
      value: expected.npv === null ? none : format.money(expected.npv),
      approved: approved.npv === null ? none : format.money(approved.npv),
      worse: (expected.npv ?? 0) < (approved.npv ?? 0),
      same: expected.npv === approved.npv,
    },
    {
      key: 'irr',
      name: t('frame.irr'),
      value: expected.irr.rate === null ? none : format.rate(expected.irr.rate),
      approved: approved.irr.rate === null ? none : format.rate(approved.irr.rate),
      worse: (expected.irr.rate ?? -1) < (approved.irr.rate ?? -1),
      same: expected.irr.rate === approved.irr.rate,
    },
    {
      key: 'payback',
      name: t('frame.payback'),
      value: years(expected.payback),
      approved: years(approved.payback),
      worse:
        (expected.payback.years ?? Number.POSITIVE_INFINITY) >
        (approved.payback.years ?? Number.POSITIVE_INFINITY),
      same: expected.payback.years === approved.payback.years,
    },
  ];
  return (
    <>
      {items.map((item) => (
        <li key={item.key}>
          <button type="button" onClick={() => go('outlook')}>
            <span className={classes.name}>{t('dashboard.expected', { name: item.name })}</span>
            <span className={classes.value}>{item.value}</span>
            <span className={classes.against} data-effect={item.same ? undefined : item.worse ? 'A' : 'F'}>
              {t(outlook.baseline === null ? 'dashboard.planned' : 'dashboard.approved', {
                value: item.approved,
              })}
              {item.same ? '' : ` ${t(`outlook.letter.${item.worse ? 'A' : 'F'}`)}`}
            </span>
          </button>
        </li>
      ))}
    </>
  );
}
