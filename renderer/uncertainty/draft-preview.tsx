/** The drawing beside the fields: density or cumulative curve, or the fan of a path, with its figures in words. */
import { SegmentedControl } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Line, Plan } from '../../models/plan/schema.ts';
import type { Uncertainty } from '../../models/plan/what-if/uncertainty-schema.ts';
import { columnWords } from '../charts/time-words.ts';
import { useText } from '../i18n/use-text.ts';
import { withoutForeign } from './draft-problems.ts';
import { PathPreview } from './shape/path-preview.tsx';
import { DistributionPreview } from './shape/preview.tsx';
import { specShape } from './shape/shape.ts';
import { plannedNumber } from './starting-spec.ts';
import classes from './uncertainty.module.css';
import { uncertainFigure } from './uncertainty-words.ts';

type Props = {
  readonly plan: Plan;
  readonly line: Line;
  readonly draft: Uncertainty;
  readonly drawable: boolean;
};

export function DraftPreview({ plan, line, draft, drawable }: Props) {
  const texts = useText();
  const { t } = texts;
  const [cumulative, setCumulative] = useState(false);
  const shown = useDeferredValue(drawable ? draft : null);
  const shape = useMemo(
    () => (shown?.type === 'once' ? specShape(withoutForeign(shown.distribution)) : null),
    [shown],
  );
  const figure = (value: number) => uncertainFigure(line, draft.measure, value, plan.settings);
  const planned = draft.measure === 'factor' ? 1 : plannedNumber(line);
  const { timeline } = plan;
  return (
    <div className={classes.drawing}>
      {draft.type === 'once' ? (
        <SegmentedControl
          aria-label={t('simulation.editor.drawing')}
          value={cumulative ? 'cumulative' : 'density'}
          onChange={(value) => setCumulative(value === 'cumulative')}
          data={[
            { value: 'density', label: t('simulation.editor.density') },
            { value: 'cumulative', label: t('simulation.editor.cumulative') },
          ]}
        />
      ) : null}
      {shown?.type === 'path' ? (
        <PathPreview
          path={shown.path}
          periods={timeline.periods}
          from={columnWords(texts, timeline, 0)}
          to={columnWords(texts, timeline, timeline.periods)}
          figure={figure}
        />
      ) : shape ? (
        <>
          <DistributionPreview shape={shape} cumulative={cumulative} figure={figure} />
          <dl className={classes.facts}>
            <dt>{t('simulation.parameter.mean')}</dt>
            <dd>{Number.isFinite(shape.mean) ? figure(shape.mean) : t('frame.notAvailable')}</dd>
            <dt>{t('simulation.parameter.sd')}</dt>
            <dd>{Number.isFinite(shape.sd) ? figure(shape.sd) : t('frame.notAvailable')}</dd>
            {planned === null ? null : (
              <>
                <dt>{t('simulation.planned')}</dt>
                <dd>{figure(planned)}</dd>
              </>
            )}
          </dl>
        </>
      ) : (
        <p className={classes.nothing}>{t('simulation.editor.nothing')}</p>
      )}
    </div>
  );
}
