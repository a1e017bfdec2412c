/**
 * The three parts of the budget as shares, each on a scale of its own with the guide band behind it, so that being
 * inside or outside can be seen and read.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import { formatRate } from '../../../models/text/format-number.ts';
import { useText } from '../../i18n/use-text.ts';
import classes from './overview.module.css';

const PARTS = ['fixed', 'variable', 'investment'] as const;

export function ShareGuide({ appraisal }: { readonly appraisal: Appraisal }) {
  const { t } = useText();
  const { share, total } = appraisal.shares;
  const { guide } = appraisal.plan.settings;
  if (share === null) {
    const words = Number.isFinite(total) ? t('overview.sharesNone') : t('overview.sharesBroken');
    return <p className={classes.quiet}>{words}</p>;
  }
  return (
    <ul className={classes.shares}>
      {PARTS.map((part) => {
        const [from, to] = guide[part];
        const actual = share[part];
        const place = actual < from ? 'below' : actual > to ? 'above' : 'within';
        return (
          <li key={part}>
            <span>{t(`overview.share.${part}`)}</span>
            <span className={classes.shareValue}>{formatRate(actual)}</span>
            <div className={classes.shareBar} aria-hidden="true">
              <div
                className={classes.shareBand}
                style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
              />
              <div className={classes.shareMark} style={{ width: `${Math.min(1, actual) * 100}%` }} />
            </div>
            <span className={classes.quiet} data-place={place}>
              {t(`overview.guide.${place}`, { from: formatRate(from, 0), to: formatRate(to, 0) })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
