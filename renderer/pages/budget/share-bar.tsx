/**
 * The budget's split into fixed, variable and investment as a slim bar, with the guide bands as brackets below and
 * words where a share lies outside its band. Colour is never the only sign.
 */
import type { BudgetShares } from '../../../models/appraisal/types.ts';
import type { Settings } from '../../../models/plan/schema.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { useText } from '../../i18n/use-text.ts';
import styles from './budget.module.css';

const PARTS = ['fixed', 'variable', 'investment'] as const;

type Props = { readonly shares: BudgetShares; readonly guide: Settings['guide'] };

export function ShareBar({ shares, guide }: Props) {
  const { t } = useText();
  const { share } = shares;
  if (!share) {
    const words = Number.isFinite(shares.total) ? t('budget.noShares') : t('budget.sharesBroken');
    return <p className={styles.empty}>{words}</p>;
  }
  return (
    <div className={styles.shares}>
      <div className={styles.bar} aria-hidden="true">
        {PARTS.map((part) => (
          <span key={part} data-part={part} style={{ flexGrow: share[part] }} />
        ))}
      </div>
      <ul className={styles.parts} aria-label={t('budget.shares')}>
        {PARTS.map((part) => {
          const [from, to] = guide[part];
          const actual = share[part];
          const place = actual < from ? 'below' : actual > to ? 'above' : 'within';
          const band = { from: percent(from), to: percent(to) };
          const name = t(`budget.${place}Name`, band);
          return (
            <li key={part}>
              <i data-part={part} aria-hidden="true" />
              {t(`budget.part.${part}`)} <b>{formatRate(actual)}</b>
              <span className={styles.band} title={name} data-off={place === 'within' ? undefined : place}>
                <span aria-hidden="true">{t(`budget.${place}`, band)}</span>
                <span className="visually-hidden">{name}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function percent(share: number): string {
  return formatRate(share, 0).replace(' ', '');
}
