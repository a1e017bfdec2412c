/**
 * How often the draft would have fired on past data: one sentence, then line by line the number over time with its
 * firings. What stops the rule stands here instead, with what would be right.
 */
import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { bookedSentence, isFinerThanBooked } from '../parts/booked-words.ts';
import { bucketName } from '../parts/bucket-words.ts';
import { explanationSentence, type Saying, silenceSentence } from '../parts/explanation-words.ts';
import { HistoryChart } from '../parts/history-chart.tsx';
import { Light } from '../parts/light.tsx';
import { linesOf } from '../parts/light-detail.tsx';
import { crossingSentence, firingsWords } from '../parts/light-words.ts';
import { bareNumber, measuredWords, ruleNumber } from '../parts/rule-words.ts';
import classes from './editor.module.css';
import { problemWords } from './problem-words.ts';
import type { Tried } from './use-tried-rule.ts';

type Props = {
  readonly plan: Plan;
  readonly tried: Tried | null;
  readonly renewing: boolean;
  /** The rule is to be judged as its lines are booked. */
  readonly onFollow: () => void;
};

const FIRINGS = 8;

export function Replay({ plan, tried, renewing, onFollow }: Props) {
  const texts = useText();
  const { t } = texts;
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<string | null>(null);
  if (!tried)
    return <section className={classes.replay} aria-busy="true" aria-label={t('warnings.replay.title')} />;
  const { answer, rule, error } = tried;
  const replay = answer?.replay ?? null;
  const line = replay?.lines.find(({ lineId }) => (lineId ?? '') === chosen) ?? replay?.lines[0];
  const grain = line?.judged.grain ?? rule.grain;
  const booked = line ? bookedSentence(texts, rule, line.judged, line.explanation) : '';
  const saying: Saying = {
    rule: { ...rule, grain },
    description: answer?.description ?? null,
    label: line?.label ?? '',
    settings: plan.settings,
    fiscalYearStart: plan.timeline.fiscalYearStart,
  };
  return (
    <section
      className={classes.replay}
      aria-label={t('warnings.replay.title')}
      data-renewing={renewing || undefined}
    >
      <h2>{t('warnings.replay.title')}</h2>
      <div role="status">
        {error ? <p className={classes.problem}>{errorText(error)}</p> : null}
        {answer?.problems.map((problem) => (
          <p key={`${problem.field} ${problem.code} ${problem.start}`} className={classes.problem}>
            {t(`warnings.replay.field.${problem.field}`, { words: problemWords(problem, texts) })}
          </p>
        ))}
        {replay ? <p className={classes.verdict}>{replaySentence(texts, replay)}</p> : null}
      </div>
      {replay && line ? (
        <>
          {replay.lines.length > 1 ? (
            <Select
              aria-label={t('warnings.replay.line')}
              w={320}
              data={replay.lines.map((each) => ({
                value: each.lineId ?? '',
                label: t('warnings.replay.lineFired', { label: each.label, count: each.firings.length }),
              }))}
              value={line.lineId ?? ''}
              onChange={setChosen}
            />
          ) : null}
          <p className={classes.now}>
            {line.explanation.why === 'no-data'
              ? silenceSentence(texts, line.explanation.silent)
              : explanationSentence(texts, saying, line.explanation)}{' '}
            {line.crossing ? crossingSentence(texts, saying, line.crossing) : null}
          </p>
          {booked === '' ? null : (
            <p className={classes.booked}>
              {booked}{' '}
              {isFinerThanBooked(rule, line.judged) ? (
                <Button variant="default" size="compact-xs" onClick={onFollow}>
                  {t('warnings.booked.follow')}
                </Button>
              ) : null}
            </p>
          )}
          <HistoryChart
            title={t('warnings.replay.chart', { label: line.label === '' ? rule.name : line.label })}
            subtitle={t('warnings.chart.subtitle', {
              expression: rule.when,
              grain: measuredWords(texts, rule.unit, grain, saying.settings),
            })}
            points={line.marks.map((mark) => ({
              name: bucketName(texts, grain, mark.bucket, saying.fiscalYearStart),
              value: mark.value,
              light: mark.light,
            }))}
            lines={linesOf(texts, rule, saying)}
            unit={rule.unit}
            write={(value) => ruleNumber(texts, rule.unit, value, plan.settings)}
            bare={(value) => bareNumber(texts, rule.unit, value, plan.settings)}
            height={220}
          />
          {line.firings.length === 0 ? null : (
            <ul className={classes.firings} aria-label={t('warnings.replay.firings')}>
              {line.firings.slice(-FIRINGS).map((firing) => (
                <li key={`${firing.light} ${firing.first.index}`}>
                  <Light light={firing.light} size={10} />{' '}
                  {t(firing.open ? 'warnings.replay.firingOpen' : 'warnings.replay.firing', {
                    from: bucketName(texts, grain, firing.first, saying.fiscalYearStart),
                    to: bucketName(texts, grain, firing.last, saying.fiscalYearStart),
                    peak: ruleNumber(texts, rule.unit, firing.peak, plan.settings),
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      ) : null}
    </section>
  );
}

type Replayed = NonNullable<NonNullable<Tried['answer']>['replay']>;

function replaySentence({ t }: Texts, replay: Replayed): string {
  if (replay.through === null) return t('warnings.replay.noActuals');
  if (replay.withNumber === 0) return t('warnings.replay.noNumber', { count: replay.buckets });
  if (replay.red === 0 && replay.yellow === 0)
    return t('warnings.replay.never', { count: replay.withNumber });
  return t('warnings.replay.times', {
    times: firingsWords({ t }, replay),
    count: replay.withNumber,
  });
}
