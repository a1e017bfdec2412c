/**
 * The returns expected now beside those approved, each with its course: what the outlook said at the end of the last
 * months. A click leads to the review sheet, which splits the difference.
 */
import type { OutlookReport } from '../../../electron/contract/tracking/outlook-calls.ts';
import { type Effect, effectOf } from '../../../models/tracking/variance/effect.ts';
import { useFormat, yearsText } from '../../app/use-format.ts';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlan } from '../../state/plan-context.tsx';
import classes from './dashboard.module.css';
import { ReturnSpark } from './return-spark.tsx';
import { useDashboardPart } from './use-dashboard.ts';

type Item = {
  readonly key: 'npv' | 'irr' | 'payback';
  readonly name: string;
  readonly value: string;
  readonly approved: string;
  readonly was: number | null;
  readonly effect: Effect;
};

export function ReturnItems({ outlook }: { readonly outlook: OutlookReport }) {
  const { t } = useText();
  const { base } = usePlan();
  const { go } = useNavigation();
  const format = useFormat(base.settings);
  const { data: course } = useDashboardPart('outlook.course');
  const { approved, expected } = outlook.returns;
  const none = t('frame.notAvailable');
  const years = ({ kind, years: count }: typeof expected.payback): string =>
    count === null
      ? t(kind === 'never' ? 'frame.never' : 'frame.notAvailable')
      : t('frame.years', { years: yearsText(count) });
  const items: readonly Item[] = [
    {
      key: 'npv',
      name: t('frame.npv'),
      value: expected.npv === null ? none : format.money(expected.npv),
      approved: approved.npv === null ? none : format.money(approved.npv),
      was: approved.npv,
      effect: between(expected.npv, approved.npv, 1),
    },
    {
      key: 'irr',
      name: t('frame.irr'),
      value: expected.irr.rate === null ? none : format.rate(expected.irr.rate),
      approved: approved.irr.rate === null ? none : format.rate(approved.irr.rate),
      was: approved.irr.rate,
      effect: between(expected.irr.rate, approved.irr.rate, 1),
    },
    {
      key: 'payback',
      name: t('frame.payback'),
      value: years(expected.payback),
      approved: years(approved.payback),
      was: approved.payback.years,
      effect: between(lasting(expected.payback), lasting(approved.payback), -1),
    },
  ];
  return (
    <>
      {items.map(({ key, name, value, approved: before, was, effect }) => (
        <li key={key}>
          <button type="button" onClick={() => go('outlook', { part: 'review' })}>
            <span className={classes.name}>{t('dashboard.expected', { name })}</span>
            <span className={classes.value}>{value}</span>
            <span className={classes.against} data-effect={effect ?? undefined}>
              {t(outlook.baseline === null ? 'dashboard.planned' : 'dashboard.approved', { value: before })}
              {effect === null ? '' : ` ${t(`outlook.letter.${effect}`)}`}
            </span>
            <ReturnSpark values={(course?.points ?? []).map((point) => point[key])} approved={was} />
          </button>
        </li>
      ))}
    </>
  );
}

/** Better or worse; null where they are equal or one is not known. */
function between(is: number | null, was: number | null, sign: 1 | -1): Effect {
  if (is === null || was === null || is === was) return null;
  return effectOf(is > was ? 1 : -1, sign);
}

/** A project that never pays back takes longer than any that does. */
function lasting({ kind, years }: OutlookReport['returns']['expected']['payback']): number | null {
  if (kind === 'never') return Number.POSITIVE_INFINITY;
  return kind === 'immediate' ? 0 : years;
}
