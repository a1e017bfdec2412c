/**
 * A light that explains itself: the sentence, the amounts behind its number, the lines and how long they have been
 * crossed, and the number over time. Shown for an alert and for each line of a rule.
 */
import type { ReactNode } from 'react';
import type { RuleLight } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { formatAmount } from '../../../../models/text/format-number.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { bookedSentence } from './booked-words.ts';
import { bucketName, sinceName } from './bucket-words.ts';
import { explanationSentence, partName, type Saying } from './explanation-words.ts';
import { HistoryChart, type HistoryLine } from './history-chart.tsx';
import { Light } from './light.tsx';
import { crossingSentence, firingsWords, staleSentence } from './light-words.ts';
import { OverrideNote } from './override-note.tsx';
import classes from './parts.module.css';
import { bareNumber, measuredWords, ruleDistance, ruleNumber } from './rule-words.ts';

type Props = {
  readonly rule: WarningRule;
  readonly light: RuleLight;
  readonly saying: Saying;
  /** What can be done about it: below the sentence, above its proof. */
  readonly act?: ReactNode;
};

export function LightDetail({ rule, light, saying, act }: Props) {
  const texts = useText();
  const { t } = texts;
  const { explanation, crossing, since, strip } = light;
  const stale = staleSentence(texts, light);
  const booked = bookedSentence(texts, rule, light.judged, explanation);
  const { grain } = light.judged;
  const write = (value: number) => ruleNumber(texts, rule.unit, value, saying.settings);
  return (
    <div className={classes.detail}>
      {light.override ? <OverrideNote light={light.light} override={light.override} /> : null}
      <p className={classes.sentence}>{explanationSentence(texts, saying, explanation)}</p>
      {booked === '' ? null : <p className={classes.quiet}>{booked}</p>}
      {stale === '' ? null : <p className={classes.quiet}>{stale}</p>}
      {crossing ? <p className={classes.ahead}>{crossingSentence(texts, saying, crossing)}</p> : null}
      {act}
      <dl className={classes.facts}>
        {since ? (
          <Fact name={t('warnings.fact.since')}>
            {sinceName(texts, grain, since, saying.fiscalYearStart)}
          </Fact>
        ) : null}
        <LineFact light="yellow" state={explanation.yellow} rule={rule} saying={saying} />
        <LineFact light="red" state={explanation.red} rule={rule} saying={saying} />
        {rule.backAt === null ? null : <Fact name={t('warnings.fact.backAt')}>{write(rule.backAt)}</Fact>}
        {explanation.floor ? (
          <Fact name={t('warnings.fact.floor')}>
            {t(explanation.floor.ok ? 'warnings.fact.floorOk' : 'warnings.fact.floorLow', {
              amount: moneyOf(texts, explanation.floor.value, saying),
              floor: moneyOf(texts, explanation.floor.atLeast, saying),
            })}
          </Fact>
        ) : null}
        <Fact name={t('warnings.fact.fired')}>{firingsWords(texts, light.firings)}</Fact>
      </dl>
      {explanation.parts.length === 0 ? null : (
        <table className={classes.parts}>
          <caption className="visually-hidden">{t('warnings.fact.parts')}</caption>
          <tbody>
            {explanation.parts.map((part) => (
              <tr key={`${part.start} ${part.text}`}>
                <th scope="row">
                  <code>{part.text}</code> <span>{partName(texts, part)}</span>
                </th>
                <td>{part.value === null ? t('frame.notAvailable') : exact(part.value)}</td>
              </tr>
            ))}
            <tr data-total>
              <th scope="row">
                <code>{rule.when}</code>
              </th>
              <td>{explanation.value === null ? t('frame.notAvailable') : write(explanation.value)}</td>
            </tr>
          </tbody>
        </table>
      )}
      <HistoryChart
        title={saying.label === '' ? rule.name : saying.label}
        subtitle={t('warnings.chart.subtitle', {
          expression: rule.when,
          grain: measuredWords(texts, rule.unit, grain, saying.settings),
        })}
        points={strip.map((mark) => ({
          name: bucketName(texts, grain, mark.bucket, saying.fiscalYearStart),
          value: mark.value,
          light: mark.light,
        }))}
        lines={linesOf(texts, rule, saying)}
        unit={rule.unit}
        write={write}
        bare={(value) => bareNumber(texts, rule.unit, value, saying.settings)}
      />
    </div>
  );
}

/** The lines of a rule as a chart draws them. */
export function linesOf(texts: Texts, rule: WarningRule, { settings }: Saying): readonly HistoryLine[] {
  const { yellow, red } = rule;
  const named = (light: 'yellow' | 'red', value: number): HistoryLine => ({
    light,
    value,
    name: bareNumber(texts, rule.unit, value, settings),
  });
  return [...(yellow ? [named('yellow', yellow.value)] : []), ...(red ? [named('red', red.value)] : [])];
}

type FactProps = { readonly name: string; readonly children: ReactNode };

function Fact({ name, children }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type LineFactProps = {
  readonly light: 'yellow' | 'red';
  readonly state: RuleLight['explanation']['red'];
  readonly rule: WarningRule;
  readonly saying: Saying;
};

function LineFact({ light, state, rule, saying }: LineFactProps) {
  const texts = useText();
  const { t } = texts;
  if (!state) return null;
  const run =
    state.run === 1 ? '' : t('warnings.fact.run', { so: Math.min(state.soFar, state.run), run: state.run });
  const distance =
    state.distance === null
      ? ''
      : t(state.beyond ? 'warnings.fact.beyond' : 'warnings.fact.left', {
          distance: ruleDistance(texts, rule.unit, state.distance, saying.settings),
        });
  return (
    <div>
      <dt>
        <Light light={light} size={10} silent /> {t(`warnings.fact.${light}`)}
      </dt>
      <dd>
        {[
          t(`warnings.side.${rule.direction}`, {
            line: ruleNumber(texts, rule.unit, state.value, saying.settings),
          }),
          run,
          distance,
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </dd>
    </div>
  );
}

function moneyOf(texts: Texts, value: number | null, { settings }: Saying): string {
  return ruleNumber(texts, 'money', value, settings);
}

/** To the cent, as the actuals are kept. */
function exact(value: number): string {
  return value === 0 ? '0' : formatAmount(value, { digits: Number.isInteger(value) ? 0 : 2 });
}
