/**
 * A metric taken apart: its formula in words, the figures that enter it, and for discounted figures every flow with
 * its factor and product, so that the reader can add up. Each flow leads on to its line.
 */
import { useMemo } from 'react';
import { datedRows, npvRows, rowsAtRate, type WorkingRow } from '../../models/appraisal/flow-workings.ts';
import { discountingOf } from '../../models/appraisal/project-flows.ts';
import type { Appraisal, InternalRate } from '../../models/appraisal/types.ts';
import { formatRate } from '../../models/text/format-number.ts';
import { amountIn } from '../charts/money-words.ts';
import { columnWords } from '../charts/time-words.ts';
import { useText } from '../i18n/use-text.ts';
import classes from './explain.module.css';
import type { MetricTarget } from './explain-target.ts';
import { FlowTable } from './flow-table.tsx';
import { metricText } from './metric-text.ts';
import { CrossingWorking, MirrWorking, PeakWorking, RatioWorking } from './metric-workings.tsx';

type Props = {
  readonly appraisal: Appraisal;
  readonly target: MetricTarget;
  /** The column the reader came from, marked in the table. */
  readonly column: number;
  readonly onFollow: (code: string, column: number) => void;
};

export function MetricExplanation({ appraisal, target, column, onFollow }: Props) {
  const texts = useText();
  const { t } = texts;
  const { plan } = appraisal;
  const unit = plan.settings.displayUnit;
  const returns = appraisal.returns[target.tax][target.terminal];
  const { text, note } = metricText(texts, appraisal, returns, target.metric, unit);
  return (
    <>
      <div className={classes.value}>{text}</div>
      {note !== null && <p className={classes.quiet}>{note}</p>}
      <p className={classes.meaning}>{t(`explain.meaning.${target.metric}`)}</p>
      <Working appraisal={appraisal} target={target} column={column} onFollow={onFollow} />
      <p className={classes.quiet}>
        {t('explain.conventions', {
          timing: t(`charts.timing.${plan.settings.discounting.timing}`),
          opening: columnWords(texts, plan.timeline, 0),
        })}
      </p>
    </>
  );
}

function Working(props: Props) {
  const { appraisal, target } = props;
  const returns = appraisal.returns[target.tax][target.terminal];
  switch (target.metric) {
    case 'npv':
      return <NpvWorking {...props} />;
    case 'npvAtHurdle':
      return <RateWorking {...props} rate={appraisal.hurdle} dated={false} />;
    case 'xnpv':
      return <DatedNpv {...props} />;
    case 'irr':
      return <IrrWorking {...props} irr={returns.irr} dated={false} />;
    case 'xirr':
      return <IrrWorking {...props} irr={returns.xirr} dated />;
    case 'mirr':
      return <MirrWorking appraisal={appraisal} target={target} />;
    case 'profitabilityIndex':
    case 'equivalentAnnualValue':
      return <RatioWorking appraisal={appraisal} target={target} onFollow={props.onFollow} />;
    case 'payback':
    case 'discountedPayback':
      return <CrossingWorking appraisal={appraisal} target={target} onFollow={props.onFollow} />;
    case 'peakFunding':
      return <PeakWorking appraisal={appraisal} target={target} onFollow={props.onFollow} />;
  }
}

function NpvWorking(props: Props) {
  const { appraisal, target } = props;
  const { t } = useText();
  const rows = useMemo(() => npvRows(appraisal, target), [appraisal, target]);
  const { constantRate } = discountingOf(appraisal.plan, target.tax);
  return (
    <>
      <p className={classes.formula}>
        {constantRate === null
          ? t('explain.npvFormulaVaries')
          : t('explain.npvFormula', { rate: formatRate(constantRate, 2) })}
      </p>
      <Table {...props} rows={rows} />
    </>
  );
}

type RateProps = Props & { readonly rate: number; readonly dated: boolean };

/** The equation at one rate: at the hurdle, or an internal rate put back, where the sum must be nothing. */
function RateWorking(props: RateProps) {
  const { appraisal, target, rate, dated } = props;
  const { t } = useText();
  const rows = useMemo(
    () => (dated ? datedRows(appraisal, target, rate) : rowsAtRate(appraisal, target, rate)),
    [appraisal, target, rate, dated],
  );
  const params = { rate: formatRate(rate, 4) };
  return (
    <>
      <p className={classes.formula}>{t(dated ? 'explain.datedFormula' : 'explain.rateFormula', params)}</p>
      <Table {...props} rows={rows} />
    </>
  );
}

function DatedNpv(props: Props) {
  const { constantRate } = discountingOf(props.appraisal.plan, props.target.tax);
  return constantRate === null ? null : <RateWorking {...props} rate={constantRate} dated />;
}

function IrrWorking(props: Props & { readonly irr: InternalRate; readonly dated: boolean }) {
  const { irr } = props;
  const { t } = useText();
  const rates = irr.kind === 'unique' ? [irr.rate] : irr.kind === 'multiple' ? irr.rates : [];
  if (rates.length === 0) return <NpvWorking {...props} />;
  return (
    <>
      <p className={classes.quiet}>{t('explain.putBack')}</p>
      {rates.map((rate) => (
        <RateWorking key={rate} {...props} rate={rate} />
      ))}
    </>
  );
}

function Table({
  appraisal,
  target,
  column,
  onFollow,
  rows,
}: Props & { readonly rows: readonly WorkingRow[] }) {
  const flow = target.tax === 'postTax' ? '$fcf' : '$fcf_pretax';
  const terminal = target.tax === 'postTax' ? '$terminal_value' : '$terminal_value_pretax';
  return (
    <FlowTable
      plan={appraisal.plan}
      rows={rows}
      marked={column}
      format={(value) => amountIn(value, appraisal.plan.settings.displayUnit)}
      onFollow={(row) => onFollow(row.terminal ? terminal : flow, row.column)}
    />
  );
}
