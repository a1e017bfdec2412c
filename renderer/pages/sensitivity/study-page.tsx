/**
 * The parts of the page Sensitivity and what they share: the tornado's answer and the input that is looked at. What
 * stands below waits for the tornado, which says which inputs it is about.
 */

import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { plannedValue } from '../../../scenarios/drivers/driver.ts';
import { useText } from '../../i18n/use-text.ts';
import type { Choice } from './choice.ts';
import { DriverPanel } from './driver/driver-panel.tsx';
import { GridPanel } from './grid/grid-panel.tsx';
import { BreakEvenPanel } from './seek/break-even-panel.tsx';
import { SeekPanel } from './seek/seek-panel.tsx';
import classes from './sensitivity.module.css';
import { chosenInputs, inputKey, studyInputs } from './study/inputs.ts';
import { useStudy } from './study/use-study.tsx';
import { driverName, metricInWords, metricLabel } from './study-words.ts';
import { TablePanel } from './table/table-panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { splitBars } from './tornado/tornado-layout.ts';
import { TornadoPanel } from './tornado/tornado-panel.tsx';

type Props = {
  readonly plan: Plan;
  readonly appraisal: Appraisal;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
};

export function StudyPage({ plan, appraisal, choice, choose }: Props) {
  const texts = useText();
  const { t } = texts;
  const inputs = chosenInputs(plan, choice.inputs);
  const study = useStudy('tornado', {
    kind: 'tornado',
    metric: choice.metric,
    drivers: inputs.map(({ driver }) => driver),
    choice: choice.ranges,
  });
  // The answer may be about a plan that had lines which are gone by now.
  const bars = (study.known ? splitBars(study.known.answer.tornado).moving : []).filter(
    ({ driver }) => plannedValue(plan, driver) !== null,
  );
  const first = bars[0];
  const all = studyInputs(plan);
  const wanted = all.find(({ key }) => key === choice.input);
  const looked = wanted?.driver ?? first?.driver ?? inputs[0]?.driver ?? null;
  const ranked = bars.map(({ driver }) => driver);
  const order = ranked.length > 0 ? ranked : inputs.map(({ driver }) => driver);
  const heading =
    study.known && first?.swing
      ? t('sensitivity.headline', {
          name: driverName(texts, plan, first.driver),
          metric: metricLabel(texts, study.known.ask.metric),
          swing: metricInWords(texts, plan, study.known.ask.metric, first.swing),
        })
      : t('sensitivity.title');
  return (
    <div className={classes.page}>
      <h1>{heading}</h1>
      <Toolbar plan={plan} choice={choice} choose={choose} />
      {study.failed === null ? null : (
        <p className={classes.failed} role="alert">
          {t('sensitivity.failed')}
        </p>
      )}
      <div className={classes.columns} data-view={choice.view}>
        <TornadoPanel
          plan={plan}
          choice={choice}
          study={study}
          chosen={looked ? inputKey(looked) : ''}
          choose={choose}
        />
        {looked ? (
          <DriverPanel plan={plan} choice={choice} driver={looked} hurdle={appraisal.hurdle} />
        ) : null}
      </div>
      {study.known ? (
        <>
          <GridPanel plan={plan} hurdle={appraisal.hurdle} choice={choice} choose={choose} order={order} />
          <div className={classes.halves}>
            <SeekPanel plan={plan} appraisal={appraisal} choice={choice} choose={choose} looked={looked} />
            <TablePanel plan={plan} choice={choice} choose={choose} looked={looked} />
          </div>
          <BreakEvenPanel
            plan={plan}
            hurdle={appraisal.hurdle}
            choice={choice}
            choose={choose}
            order={order}
          />
        </>
      ) : null}
    </div>
  );
}
