/**
 * A row of the report opened: its figures, the months that led here, what it is made of (lines, or entries), and what is
 * said and done about it. Escape closes it.
 */
import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import type { VarianceReport, VarianceRow } from '../../../../electron/contract/tracking/variance-calls.ts';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { plannedAmounts } from '../../../../models/tracking/planned/planned-amounts.ts';
import { unitWords } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { HORIZONS, type Horizon } from '../choice.ts';
import { LineNotes } from '../notes/line-notes.tsx';
import { partsOf } from '../report/report-layout.ts';
import type { ReportHead } from '../report/report-table.tsx';
import { rowName } from '../row-words.ts';
import { useBaselinePlan, useTrackingQuery } from '../use-variance.ts';
import { daysOf } from './horizon-days.ts';
import classes from './line.module.css';
import { LineEntries } from './line-entries.tsx';
import { LineFacts } from './line-facts.tsx';
import { LineParts } from './line-parts.tsx';
import { trendMonths, trendPoints } from './trend.ts';
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
      {row.measure === 'money' && <Trend row={row} report={report} plan={plan} />}
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
      <div className={classes.unit}>
        {unitWords(texts, plan.settings.currency, plan.settings.displayUnit)}
      </div>
    </section>
  );
}

type TrendProps = Pick<Props, 'row' | 'report' | 'plan'>;

function Trend({ row, report, plan }: TrendProps) {
  const texts = useText();
  const { planId, month } = report;
  const baselinePlan = useBaselinePlan(planId, report.baseline?.id ?? null).data;
  const reference = report.baseline ? baselinePlan : plan;
  const months = useMemo(
    () => (month === null ? [] : trendMonths(report.firstMonth, month)),
    [report.firstMonth, month],
  );
  const days = useMemo(() => {
    const [first, last] = [months[0], months.at(-1)];
    return first !== undefined && last !== undefined
      ? daysOf({ month: last, yearFrom: first, yearTo: last }, 'yearToDate')
      : null;
  }, [months]);
  const { data: table } = useTrackingQuery(
    'actuals.table',
    { planId, grain: 'month', ...(days ?? {}) },
    days !== null,
  );
  const planned = useMemo(() => (reference ? plannedAmounts(appraise(reference)) : null), [reference]);
  const points = useMemo(
    () => (table && planned ? trendPoints(partsOf(report.rows, row), table, planned, months) : null),
    [table, planned, report.rows, row, months],
  );
  if (!points) return <div className={classes.trendRoom} />;
  return (
    <TrendChart
      row={row}
      points={points}
      settings={plan.settings}
      unit={unitWords(texts, plan.settings.currency, plan.settings.displayUnit)}
    />
  );
}
