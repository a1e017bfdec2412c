/** The WACC build-up with each ingredient, and what comes out of it, shown as it is typed in. */
import type { Settings } from '../../../models/plan/schema.ts';
import { statedCostOfEquity, statedDiscountRate } from '../../../models/returns/discount-rate.ts';
import { afterTaxCost } from '../../../models/returns/wacc.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import styles from './settings.module.css';

type Wacc = Extract<Settings['discounting']['rate'], { mode: 'wacc' }>;
type Props = { readonly rate: Wacc; readonly onSet: (rate: Wacc) => void };

export function WaccFields({ rate, onSet }: Props) {
  const { t } = useText();
  const { plan } = usePlanNumbers();
  const equityCost = statedCostOfEquity(rate);
  const result = statedDiscountRate(plan.settings);
  const capital = rate.equity + rate.debt + (rate.preferred?.value ?? 0);
  const fraction = (name: 'riskFree' | 'marketPremium' | 'extraPremium' | 'costOfDebt' | 'taxRate') => (
    <KeptNumber
      label={t(`settings.wacc.${name}`)}
      value={rate[name]}
      rate
      min={name === 'taxRate' ? 0 : -0.99}
      max={name === 'taxRate' ? 1 : 100}
      onKeep={(value) => onSet({ ...rate, [name]: value ?? 0 })}
    />
  );
  return (
    <>
      <div className={styles.three}>
        {fraction('riskFree')}
        <KeptNumber
          label={t('settings.wacc.beta')}
          value={rate.beta}
          min={-10}
          max={10}
          onKeep={(beta) => onSet({ ...rate, beta: beta ?? 0 })}
        />
        {fraction('marketPremium')}
        {fraction('extraPremium')}
        {fraction('costOfDebt')}
        {fraction('taxRate')}
        <KeptNumber
          label={t('settings.wacc.equity')}
          value={rate.equity}
          min={0}
          onKeep={(equity) => onSet({ ...rate, equity: equity ?? 0 })}
        />
        <KeptNumber
          label={t('settings.wacc.debt')}
          value={rate.debt}
          min={0}
          onKeep={(debt) => onSet({ ...rate, debt: debt ?? 0 })}
        />
        <KeptNumber
          label={t('settings.wacc.costOfEquity')}
          placeholder={t('settings.wacc.fromCapm')}
          value={rate.costOfEquity ?? null}
          rate
          optional
          min={-0.99}
          max={100}
          onKeep={(costOfEquity) => {
            const { costOfEquity: _, ...rest } = rate;
            onSet(costOfEquity === null ? rest : { ...rest, costOfEquity });
          }}
        />
        <KeptNumber
          label={t('settings.wacc.preferred')}
          value={rate.preferred?.value ?? null}
          optional
          min={0}
          onKeep={(value) => {
            const { preferred, ...rest } = rate;
            onSet(value === null ? rest : { ...rest, preferred: { cost: preferred?.cost ?? 0.06, value } });
          }}
        />
        {rate.preferred ? (
          <KeptNumber
            label={t('settings.wacc.preferredCost')}
            value={rate.preferred.cost}
            rate
            min={-0.99}
            max={100}
            onKeep={(cost) =>
              rate.preferred && cost !== null && onSet({ ...rate, preferred: { ...rate.preferred, cost } })
            }
          />
        ) : null}
      </div>
      <div className={styles.result} role="status">
        <b>{t('settings.wacc.result', { rate: formatRate(result, 2) })}</b>
        <br />
        {t('settings.wacc.parts', {
          costOfEquity: formatRate(equityCost, 2),
          equityShare: formatRate(capital > 0 ? rate.equity / capital : Number.NaN),
          afterTax: formatRate(afterTaxCost(rate.costOfDebt, rate.taxRate), 2),
          debtShare: formatRate(capital > 0 ? rate.debt / capital : Number.NaN),
        })}
      </div>
    </>
  );
}
