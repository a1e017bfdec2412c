/**
 * A row of the report opened: its figures, the months that led here, what is said and done about it, and what it is made
 * of (lines, or entries). Escape closes it.
 */
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { VarianceReport, VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { unitWords } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { HORIZONS, type Horizon } from '../choice.ts';
import { LineNotes } from '../notes/line-notes.tsx';
import { partsOf } from '../report/report-layout.ts';
import type { ReportHead } from '../report/report-table.tsx';
import { rowName } from '../row-words.ts';
import { useTrackingQuery } from '../use-variance.ts';
import { daysOf } from './horizon-days.ts';
import classes from './line.module.css';
import { LineEntries } from './line-entries.tsx';
import { LineFacts } from './line-facts.tsx';
import { LineParts } from './line-parts.tsx';
import { TrendChart } from './trend-chart.tsx';

type Props = {
  readonly row: VarianceRow;
  readonly report: VarianceReport;
  readonly head: ReportHead;
  /** The plan as it is now: what is compared with while nothing is approved. */
  readonly plan: Plan;
  readonly horizon: Horizon;
  readonly onHorizon: (horizon: Horizon) => void;
  readonly onOpen: (key: string) => void;
  readonly onClose: () => void;
};

export function LinePanel({ row, report, head, plan, horizon, onHorizon, onOpen, onClose }: Props) {
  const texts = useText();
  const { t } = texts;
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reader's place moves with the row that is opened
  useEffect(() => heading.current?.focus(), [row.key]);
  const name = rowName(texts, row);
  const days = daysOf(report, horizon);
  // A group has no note of its own: what is done is done about its lines.
  const notedAs = row.lineId ?? row.code;
  const facts = [
    ...(row.kind !== null && row.level !== 'kind' ? [t(`kinds.one.${row.kind}`)] : []),
    row.group,
    row.owner,
  ].filter((text) => text !== '' && text !== name);
  return (
    <section
      className={classes.panel}
      aria-label={name}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={classes.head}>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {name}
          </h2>
          <div className={classes.quiet}>{facts.join(' · ')}</div>
        </div>
        <ActionIcon aria-label={t('variance.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <LineFacts row={row} report={report} head={head} settings={plan.settings} />
      <Trend key={row.key} row={row} report={report} plan={plan} />
      {report.month !== null && notedAs !== '' && (
        <div className={classes.part}>
          <h3>{t('variance.notes.title')}</h3>
          <LineNotes
            key={`${notedAs} ${report.month}`}
            planId={report.planId}
            lineId={notedAs}
            month={report.month}
          />
        </div>
      )}
      <div className={classes.part}>
        <h3>{t(row.level === 'line' ? 'variance.entries.title' : 'variance.parts')}</h3>
        <SegmentedControl
          aria-label={t('variance.horizon')}
          size="xs"
          data={HORIZONS.map((value) => ({ value, label: head[value].title }))}
          value={horizon}
          onChange={(value) => onHorizon(HORIZONS.find((each) => each === value) ?? 'month')}
        />
        {row.level === 'line' && row.lineId !== null && days ? (
          <LineEntries
            key={`${row.lineId} ${days.from} ${days.to}`}
            planId={report.planId}
            lineId={row.lineId}
            days={days}
          />
        ) : (
          <LineParts
            row={row}
            rows={report.rows}
            horizon={horizon}
            against={report.thresholds.against}
            settings={plan.settings}
            onOpen={onOpen}
          />
        )}
      </div>
      <div className={classes.unit}>
        {row.measure === 'money'
          ? unitWords(texts, plan.settings.currency, plan.settings.displayUnit)
          : row.unit}
      </div>
    </section>
  );
}

type TrendProps = Pick<Props, 'row' | 'report' | 'plan'>;

function Trend({ row, report, plan }: TrendProps) {
  const texts = useText();
  const { planId, month, baseline } = report;
  const parts = useMemo(
    () => partsOf(report.rows, row).map(({ lineId, sign }) => ({ lineId, sign })),
    [report.rows, row],
  );
  const { data } = useTrackingQuery('variance.trend', {
    planId,
    parts,
    ...(month === null ? {} : { month }),
    ...(baseline === null ? {} : { baselineId: baseline.id }),
  });
  if (!data) return <div className={classes.trendRoom} />;
  const { currency, displayUnit } = plan.settings;
  return (
    <TrendChart
      row={row}
      points={data.months}
      settings={plan.settings}
      unit={row.measure === 'money' ? unitWords(texts, currency, displayUnit) : row.unit}
    />
  );
}
