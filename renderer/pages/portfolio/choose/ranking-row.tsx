/** One plan of the ranking: whether it must, may or must not be done, its figures, and what was chosen. */
import { Checkbox, SegmentedControl } from '@mantine/core';
import type { Portfolio } from '../../../../electron/contract/portfolio-calls.ts';
import { formatMultiple, formatRate } from '../../../../models/text/format-number.ts';
import { useText } from '../../../i18n/use-text.ts';
import { formatPlace } from '../../../state/navigation.ts';
import classes from '../portfolio.module.css';
import { type Status, statusOf, withPartial, withStatus } from './portfolio-edits.ts';
import type { Money } from './portfolio-words.ts';
import { outlayIn, type RankingRow } from './ranking.ts';

type Props = {
  readonly row: RankingRow;
  readonly years: readonly number[];
  readonly portfolio: Portfolio;
  readonly money: Money;
  /** Part of what cannot be met together. */
  readonly clashes: boolean;
  readonly onSave: (portfolio: Portfolio) => void;
};

const STATUSES: readonly Status[] = ['mandatory', 'open', 'forbidden'];

export function RankingTableRow({ row, years, portfolio, money, clashes, onSave }: Props) {
  const { t } = useText();
  const { project, place, cumulative, leftOut } = row;
  const none = t('frame.notAvailable');
  const own = leftOut === null;
  const chosen = row.share !== null && row.share > 0;
  return (
    <tr data-chosen={chosen || undefined} data-clash={clashes || undefined}>
      <td className={classes.place}>{place ?? ''}</td>
      <th scope="row">
        <a href={formatPlace({ page: 'overview', planId: project.id, params: {} })}>{project.name}</a>
        {leftOut === null ? null : (
          <small>{t(`portfolio.leftOut.${leftOut}`, { currency: project.currency })}</small>
        )}
      </th>
      <td className={classes.choice}>
        <ChoiceMark row={row} />
      </td>
      <td className={classes.control}>
        {own ? (
          <SegmentedControl
            aria-label={t('portfolio.statusOf', { name: project.name })}
            size="xs"
            value={statusOf(portfolio, project.id)}
            data={STATUSES.map((value) => ({ value, label: t(`portfolio.status.${value}`) }))}
            onChange={(value) => {
              const status = STATUSES.find((known) => known === value);
              if (status) onSave(withStatus(portfolio, project.id, status));
            }}
          />
        ) : null}
      </td>
      <td className={classes.control}>
        {own ? (
          <Checkbox
            aria-label={t('portfolio.partOf', { name: project.name })}
            checked={portfolio.partial.includes(project.id)}
            onChange={(event) => onSave(withPartial(portfolio, project.id, event.currentTarget.checked))}
          />
        ) : null}
      </td>
      <td>{project.npv === null ? none : money.figure(project.npv)}</td>
      <td>{project.irr === null ? none : formatRate(project.irr)}</td>
      <td>{project.index === null ? none : formatMultiple(project.index, 2)}</td>
      {years.map((year) => (
        <td key={year}>{own ? money.figure(outlayIn(project, year)) : ''}</td>
      ))}
      <td>{cumulative === null ? '' : money.figure(cumulative)}</td>
    </tr>
  );
}

function ChoiceMark({ row: { share, inRanking } }: { readonly row: RankingRow }) {
  const { t } = useText();
  if (share === null) return null;
  const done = share > 0;
  return (
    <>
      <span aria-hidden="true">{share === 1 ? '● ' : done ? '◐ ' : '○ '}</span>
      {share === 1
        ? t('portfolio.do')
        : done
          ? t('portfolio.doPart', { share: formatRate(share) })
          : t('portfolio.leave')}
      {done === inRanking ? null : <small>{t(done ? 'portfolio.onlyExact' : 'portfolio.onlyRanking')}</small>}
    </>
  );
}
