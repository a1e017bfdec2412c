/**
 * Which uncertain input makes the spread of NPV: bars by rank correlation, by regression, or Sobol' indices, which need
 * runs of their own and are computed on request.
 */
import { Button, Group, Progress, SegmentedControl } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import type { StudySummary } from '../../../../scenarios/simulation/study/study-types.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { SimulationActions, SobolState } from '../../../simulation/simulation-state.ts';
import { fitText } from '../../sensitivity/tornado/tornado-layout.ts';
import { useWidth } from '../../sensitivity/use-width.ts';
import type { Choice, Choose, ShareMethod } from '../choice.ts';
import classes from '../simulation.module.css';
import marks from './drawing.module.css';
import { joined, whole } from './headline.ts';
import { Drawing } from './plot.tsx';
import { type ShareRow, shareRows, sobolRows } from './share-rows.ts';

type Props = {
  readonly plan: Plan;
  readonly summary: StudySummary;
  readonly sobol: SobolState;
  readonly startSobol: SimulationActions['startSobol'];
  readonly cancelSobol: SimulationActions['cancelSobol'];
  readonly about: string;
  readonly choice: Choice;
  readonly choose: Choose;
};

const METHODS = ['rank', 'regression', 'sobol'] as const satisfies readonly ShareMethod[];
const POINTS = 2048;
const ROW = 26;
const MOST_BARS = 12;

export function SharePanel({ plan, summary, sobol, startSobol, cancelSobol, about, choice, choose }: Props) {
  const { t } = useText();
  const { ref, width } = useWidth<HTMLDivElement>();
  const method = choice.shares;
  const runs = whole((summary.drivers.length + 2) * POINTS);
  const rows =
    method === 'sobol'
      ? sobol.status === 'done'
        ? sobolRows(summary, sobol.sobol)
        : []
      : shareRows(summary, method);
  const stale = method === 'sobol' && sobol.status === 'done' && sobol.plan !== plan;
  const shown = rows.slice(0, MOST_BARS);
  const height = Math.max(ROW, shown.length * ROW) + 4;
  return (
    <div ref={ref}>
      <SegmentedControl
        mb="sm"
        aria-label={t('simulation.shares.method')}
        value={method}
        onChange={(value) => choose({ shares: METHODS.find((each) => each === value) ?? 'rank' })}
        data={METHODS.map((value) => ({ value, label: t(`simulation.shares.by.${value}`) }))}
      />
      <ChartFrame
        title={t('simulation.shares.title')}
        subtitle={joined(t(`simulation.shares.about.${method}`), about)}
        height={height}
        table={{
          head: [
            t('simulation.inputs.input'),
            ...(method === 'sobol'
              ? [t('simulation.shares.first'), t('simulation.shares.total')]
              : [t('simulation.shares.share'), t(`simulation.shares.detail.${method}`)]),
          ],
          rows: rows.map(({ label, value, total, detail }) => [
            label,
            value,
            method === 'sobol' ? total : detail,
          ]),
          format: (value) => formatAmount(value, { digits: 3 }),
        }}
      >
        {shown.length > 0 && width > 0 ? (
          <ShareBars
            rows={shown}
            width={width}
            height={height}
            stale={stale}
            name={t('simulation.shares.title')}
          />
        ) : (
          <p className={classes.quiet}>{t('simulation.shares.sobolNone')}</p>
        )}
      </ChartFrame>
      {method === 'sobol' ? (
        <div className={classes.aside}>
          {sobol.status === 'running' ? (
            <Group gap="sm" wrap="nowrap">
              <Progress
                flex={1}
                value={sobol.of > 0 ? (100 * sobol.done) / sobol.of : 0}
                aria-label={t('simulation.shares.progress')}
              />
              <Button variant="default" size="compact-xs" onClick={cancelSobol}>
                {t('simulation.run.cancel')}
              </Button>
            </Group>
          ) : (
            <Button variant="default" size="compact-xs" onClick={() => startSobol(POINTS)}>
              {t(sobol.status === 'done' ? 'simulation.shares.again' : 'simulation.shares.compute', { runs })}
            </Button>
          )}
          {stale ? <p className={classes.quiet}>{t('simulation.shares.stale')}</p> : null}
          {sobol.status === 'impossible' ? (
            <p className={classes.failed} role="alert">
              {t(`simulation.shares.impossible.${sobol.reason}`)}
            </p>
          ) : null}
          {sobol.status === 'done' && sobol.sobol.correlationsLeftOut ? (
            <p className={classes.quiet}>{t('simulation.shares.independent')}</p>
          ) : null}
        </div>
      ) : (
        <p className={classes.quiet}>
          {t(`simulation.shares.note.${method}`, { share: formatRate(summary.rSquared, 0) })}
        </p>
      )}
      {rows.length > shown.length ? (
        <p className={classes.quiet}>{t('simulation.shares.more', { count: rows.length - shown.length })}</p>
      ) : null}
    </div>
  );
}

type BarsProps = {
  readonly rows: readonly ShareRow[];
  readonly width: number;
  readonly height: number;
  readonly stale: boolean;
  readonly name: string;
};

function ShareBars({ rows, width, height, stale, name }: BarsProps) {
  const names = Math.min(190, width * 0.36);
  const room = Math.max(40, width - names - (rows.some(({ total }) => total !== null) ? 104 : 66));
  const most = Math.max(1e-12, ...rows.map(({ value, total }) => Math.max(Math.abs(value), total ?? 0)));
  return (
    <Drawing width={width} height={height} name={name}>
      <g opacity={stale ? 0.5 : 1}>
        {rows.map(({ lineId, label, value, total }, index) => {
          const top = index * ROW;
          const long = (Math.abs(value) / most) * room;
          const whole = ((total ?? 0) / most) * room;
          return (
            <g key={lineId} className={marks.share} data-falls={value < 0 || undefined}>
              <title>{label}</title>
              <text x={0} y={top + 17}>
                {fitText(label, names - 10)}
              </text>
              {total === null ? null : (
                <rect data-total x={names} y={top + 5} width={Math.max(0, whole)} height={ROW - 10} />
              )}
              <rect x={names} y={top + 5} width={Math.max(0, long)} height={ROW - 10} />
              <text x={names + Math.max(long, whole) + 6} y={top + 17} data-figure>
                {total === null
                  ? `${value < 0 ? '\u2212' : '+'} ${formatRate(Math.abs(value), 0)}`
                  : `${formatRate(Math.max(0, value), 0)} / ${formatRate(Math.max(0, total), 0)}`}
              </text>
            </g>
          );
        })}
      </g>
    </Drawing>
  );
}
