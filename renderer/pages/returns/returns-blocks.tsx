/**
 * The smaller parts of the Returns page, all drawn the same: how the discount rate comes about, break-even, the
 * accounting return, and the check rows behind the master check.
 */
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatMultiple, formatRate } from '../../../models/text/format-number.ts';
import { amountIn, type Unit } from '../../charts/money-words.ts';
import { useText } from '../../i18n/use-text.ts';
import { useExplain } from '../../state/explain.ts';
import { rateBuildUp } from './rate-build-up.ts';
import classes from './returns.module.css';

type BlockProps = { readonly title: string; readonly note?: string; readonly children: ReactNode };

export function Block({ title, note, children }: BlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={classes.block}>
      <h2 id={id} className={classes.blockTitle}>
        {title}
      </h2>
      {note !== undefined && <p className={classes.blockNote}>{note}</p>}
      {children}
    </section>
  );
}

type Fact = { readonly name: string; readonly text: string; readonly result?: boolean };

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact) => (
        <div key={fact.name} data-result={fact.result || undefined}>
          <dt>{fact.name}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}

type Props = { readonly appraisal: Appraisal; readonly unit: Unit };

export function RateBlock({ appraisal }: Pick<Props, 'appraisal'>) {
  const { t } = useText();
  const { plan, discountRates } = appraisal;
  const { discounting } = plan.settings;
  const first = discountRates[0] ?? 0;
  const varies = discountRates.some((rate) => rate !== first);
  const facts = rateBuildUp(plan).map((row) => ({
    name: t(`returns.rate.${row.key}`),
    text: row.form === 'number' ? row.value.toFixed(2) : formatRate(row.value, 2) || '–',
    result: row.style === 'result',
  }));
  return (
    <Block
      title={t(discounting.rate.mode === 'wacc' ? 'returns.rateWacc' : 'returns.rateGiven')}
      note={t('returns.rateNote', { flows: t(`returns.basis.${discounting.flowBasis}`) })}
    >
      <Facts facts={facts} />
      {varies && (
        <p className={classes.note}>
          {t('returns.rateVaries', {
            low: formatRate(Math.min(...discountRates), 2),
            high: formatRate(Math.max(...discountRates), 2),
          })}
        </p>
      )}
    </Block>
  );
}

export function BreakEvenBlock({ appraisal, unit }: Props) {
  const { t } = useText();
  const { breakEven, accountingReturn, terminalShare } = appraisal;
  const rate = (value: number | null) => (value === null ? '–' : formatRate(value));
  const amount = (value: number | null) => (value === null ? '–' : amountIn(value, unit));
  const facts: readonly Fact[] = [
    { name: t('returns.breakEven.contributionRatio'), text: rate(breakEven.contributionRatio) },
    { name: t('returns.breakEven.revenue'), text: amount(breakEven.revenue), result: true },
    { name: t('returns.breakEven.cashRevenue'), text: amount(breakEven.cashRevenue) },
    { name: t('returns.breakEven.volumeShare'), text: rate(breakEven.volumeShare) },
    { name: t('returns.breakEven.marginOfSafety'), text: rate(breakEven.marginOfSafety), result: true },
    {
      name: t('returns.breakEven.operatingLeverage'),
      text: breakEven.operatingLeverage === null ? '–' : formatMultiple(breakEven.operatingLeverage, 2),
    },
    { name: t('returns.breakEven.onAverage'), text: rate(accountingReturn.onAverage) },
    { name: t('returns.breakEven.onInitial'), text: rate(accountingReturn.onInitial) },
    ...(terminalShare === null
      ? []
      : [{ name: t('returns.breakEven.terminalShare'), text: rate(terminalShare) }]),
  ];
  return (
    <Block title={t('returns.breakEven.title')} note={t('returns.breakEven.note')}>
      <Facts facts={facts} />
    </Block>
  );
}

export function ChecksBlock({ appraisal }: Pick<Props, 'appraisal'>) {
  const { t, dynamic } = useText();
  const explain = useExplain();
  const failed = appraisal.checks.filter((check) => !check.ok).length;
  return (
    <Block
      title={t('returns.checks')}
      note={failed === 0 ? t('returns.checksPass') : t('returns.checksFail', { count: failed })}
    >
      <ul className={classes.checks}>
        {appraisal.checks.map((check) => {
          const row = appraisal.rows.find(({ code }) => code === check.code);
          const worst = worstColumn(appraisal, check.code);
          return (
            <li key={check.code} data-failed={!check.ok || undefined}>
              {check.ok ? (
                <IconCheck size={14} aria-hidden="true" />
              ) : (
                <IconAlertTriangle size={14} aria-hidden="true" />
              )}
              <button
                type="button"
                className={classes.figure}
                onClick={() => explain.open(check.code, worst)}
              >
                {dynamic('statement', row?.label ?? check.code)}
              </button>
              <span>{check.ok ? t('returns.pass') : checkWords(check.worst)}</span>
            </li>
          );
        })}
      </ul>
    </Block>
  );
}

function checkWords(worst: number | null): string {
  return worst === null ? '!' : String(Number(worst.toPrecision(4)));
}

function worstColumn(appraisal: Appraisal, code: string): number {
  const values = appraisal.evaluation.values(code);
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) return broken;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.findIndex((value) => Math.abs(value) === largest);
}
