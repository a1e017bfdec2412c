/**
 * Left on the page: which inputs matter most, as tornado, spider or figures. Inputs without an effect are one line,
 * those that could not be varied another with the reason; a metric that turns round is said in a sentence.
 */
import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { type Driver, lineDriver, lineOf } from '../../../../scenarios/drivers/driver.ts';
import { ChartFrame } from '../../../charts/chart-frame.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice, View } from '../choice.ts';
import classes from '../sensitivity.module.css';
import { chosenInputs, inputKey } from '../study/inputs.ts';
import { type Studied, useStudy } from '../study/use-study.tsx';
import { driverName, metricFigure, metricLabel } from '../study-words.ts';
import { useSubtitle } from '../use-subtitle.ts';
import { useWidth } from '../use-width.ts';
import { FiguresView } from './figures-view.tsx';
import { leftOutGroups } from './left-out-groups.ts';
import { SpiderChart } from './spider-chart.tsx';
import { spiderTable } from './spider-table.ts';
import { TornadoChart, tornadoHeight } from './tornado-chart.tsx';
import { splitBars } from './tornado-layout.ts';
import { switchNote, turnSentence } from './tornado-words.ts';

type Props = {
  readonly plan: Plan;
  readonly choice: Choice;
  readonly study: Studied<'tornado'>;
  readonly chosen: string;
  readonly choose: (patch: Partial<Choice>) => void;
};

const SHOWN = 12;
const VIEWS: readonly View[] = ['tornado', 'spider', 'figures'];
const SPIDER_REACH = 0.3;
const SPIDER_HEIGHT = 340;

export function TornadoPanel({ plan, choice, study, chosen, choose }: Props) {
  const texts = useText();
  const { t } = texts;
  const subtitleOf = useSubtitle();
  const { ref, width } = useWidth<HTMLDivElement>();
  const { known } = study;
  const parts = useMemo(() => (known ? splitBars(known.answer.tornado) : null), [known]);
  const shown = choice.allBars ? (parts?.moving ?? []) : (parts?.moving ?? []).slice(0, SHOWN);
  const listed = choice.view === 'figures' ? (parts?.moving ?? []) : shown;
  const switching = useStudy(
    'switching',
    known && !study.renewing ? { kind: 'switching', drivers: listed.map(({ driver }) => driver) } : null,
  );
  const reach =
    choice.ranges.mode === 'percent' && choice.ranges.percent > 0 ? choice.ranges.percent : SPIDER_REACH;
  const spider = useStudy(
    'spider',
    choice.view === 'spider' && known
      ? { kind: 'spider', metric: choice.metric, drivers: spiderDrivers(plan, choice, shown), reach }
      : null,
  );
  const notes = useMemo(
    () =>
      new Map(
        (switching.known?.answer.values ?? []).map((value) => [
          inputKey(value.driver),
          switchNote(texts, plan, value),
        ]),
      ),
    [switching.known, texts, plan],
  );
  if (!known || !parts)
    return (
      <div ref={ref} aria-busy="true">
        <p className={classes.waiting}>{study.failed === null ? t('sensitivity.computing') : ''}</p>
      </div>
    );
  const { metric } = known.ask;
  const { planned } = known.answer.tornado;
  const title = t('sensitivity.tornadoTitle', { metric: metricLabel(texts, metric) });
  const subtitle = subtitleOf(metric, rangeWords(t, choice));
  const figure = (value: number) => metricFigure(texts, plan, metric, value);
  const onChoose = (key: string) => choose({ input: key });
  const views = (
    <SegmentedControl
      aria-label={t('sensitivity.view')}
      size="xs"
      value={choice.view}
      onChange={(value) => choose({ view: VIEWS.find((view) => view === value) ?? 'tornado' })}
      data={VIEWS.map((value) => ({ value, label: t(`sensitivity.views.${value}`) }))}
    />
  );
  return (
    <div
      ref={ref}
      className={classes.panel}
      data-renewing={study.renewing || undefined}
      aria-busy={study.renewing}
    >
      <div className={classes.views}>{views}</div>
      {choice.view === 'tornado' ? (
        <ChartFrame
          title={title}
          subtitle={subtitle}
          height={tornadoHeight(Math.max(1, shown.length))}
          table={{
            head: [
              t('sensitivity.input'),
              t('sensitivity.atLow'),
              t('sensitivity.atHigh'),
              t('sensitivity.swing'),
            ],
            rows: shown.map((bar) => [
              driverName(texts, plan, bar.driver),
              bar.low.value,
              bar.high.value,
              bar.swing,
            ]),
            format: figure,
          }}
        >
          {width > 0 ? (
            <TornadoChart
              plan={plan}
              metric={metric}
              planned={planned}
              bars={shown}
              notes={notes}
              chosen={chosen}
              width={width}
              name={title}
              onChoose={onChoose}
            />
          ) : null}
        </ChartFrame>
      ) : null}
      {choice.view === 'spider' && spider.known ? (
        <ChartFrame
          title={t('sensitivity.spiderTitle', { metric: metricLabel(texts, spider.known.ask.metric) })}
          subtitle={subtitleOf(spider.known.ask.metric, t('sensitivity.spiderAxis'))}
          height={SPIDER_HEIGHT}
          table={spiderTable(texts, plan, spider.known.answer.spider, t('sensitivity.input'))}
        >
          <SpiderChart
            plan={plan}
            spider={spider.known.answer.spider}
            chosen={chosen}
            title={title}
            height={SPIDER_HEIGHT}
          />
        </ChartFrame>
      ) : null}
      {choice.view === 'figures' ? (
        <FiguresView
          plan={plan}
          metric={metric}
          bars={parts.moving}
          switching={switching.known?.answer.values ?? []}
          title={title}
          subtitle={subtitle}
          chosen={chosen}
          onChoose={onChoose}
        />
      ) : null}
      <ul className={classes.asides}>
        {choice.view === 'tornado' && shown.length > 0 ? (
          <li className={classes.key}>
            <span className={classes.keyLow} aria-hidden="true" /> {t('sensitivity.keyLow')}
            <span className={classes.keyHigh} aria-hidden="true" /> {t('sensitivity.keyHigh')}
          </li>
        ) : null}
        {parts.moving.length > SHOWN && choice.view !== 'figures' ? (
          <li>
            <button
              type="button"
              className={classes.link}
              onClick={() => choose({ allBars: !choice.allBars })}
            >
              {choice.allBars
                ? t('sensitivity.fewer', { count: SHOWN })
                : t('sensitivity.more', { count: parts.moving.length - SHOWN })}
            </button>
          </li>
        ) : null}
        {shown.map((bar) => {
          const sentence = turnSentence(texts, plan, metric, bar);
          return sentence === null ? null : <li key={inputKey(bar.driver)}>{sentence}</li>;
        })}
        {parts.flat.length > 0 ? (
          <li>
            {t('sensitivity.noEffect', { metric: metricLabel(texts, metric) })}{' '}
            <Names plan={plan} drivers={parts.flat.map(({ driver }) => driver)} onChoose={onChoose} />
          </li>
        ) : null}
        {leftOutGroups(known.answer.leftOut).map(([reason, drivers]) => (
          <li key={reason}>
            {t(`sensitivity.leftOut.${reason}`)} <Names plan={plan} drivers={drivers} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </div>
  );
}

type NamesProps = {
  readonly plan: Plan;
  readonly drivers: readonly Driver[];
  readonly onChoose: (key: string) => void;
};

function Names({ plan, drivers, onChoose }: NamesProps) {
  const texts = useText();
  return drivers.map((driver, index) => (
    <span key={inputKey(driver)}>
      {index > 0 ? texts.t('sensitivity.comma') : ''}
      <button type="button" className={classes.link} onClick={() => onChoose(inputKey(driver))}>
        {driverName(texts, plan, driver)}
      </button>
    </span>
  ));
}

/** The spider goes by percentages of the planned numbers, whatever the distributions are about. */
function spiderDrivers(
  plan: Plan,
  choice: Choice,
  shown: readonly { readonly driver: Driver }[],
): readonly Driver[] {
  const wanted =
    shown.length > 0
      ? shown.map(({ driver }) => driver)
      : chosenInputs(plan, choice.inputs).map(({ driver }) => driver);
  return wanted.map((driver) => {
    const line = driver.kind === 'line' ? lineOf(plan, driver.code) : undefined;
    return line ? lineDriver(line) : driver;
  });
}

function rangeWords(t: ReturnType<typeof useText>['t'], { ranges }: Choice): string {
  const percent = `${Math.round(ranges.percent * 1000) / 10} %`;
  switch (ranges.mode) {
    case 'own':
      return t('sensitivity.rangeWords.own', { percent });
    case 'percent':
      return t('sensitivity.rangeWords.percent', { percent });
    case 'percentiles':
      return t('sensitivity.rangeWords.percentiles', {
        low: Math.round(ranges.tail * 100),
        high: Math.round((1 - ranges.tail) * 100),
      });
  }
}
