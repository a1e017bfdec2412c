/**
 * The methods of one line side by side on its own history: the error each made on months that were held out, the best of
 * them recommended, and where each leads. Choosing one is an edit of the plan that can be undone.
 */
import { Button, Modal } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { MethodTrial, OutlookLine } from '../../../../electron/contract/tracking/outlook-calls.ts';
import { sameValue } from '../../../../models/plan/same-value.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { ForecastMethod } from '../../../../models/plan/tracking/course-schema.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { figureStyle, formatFigure } from '../../../app/plan-format.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';
import { errorText, methodName } from '../outlook-words.ts';
import { MethodSpark } from './method-spark.tsx';
import { TryMethod } from './try-method.tsx';

type Props = {
  readonly plan: Plan;
  readonly seq: number;
  readonly line: OutlookLine;
  readonly onChoose: (method: ForecastMethod) => void;
  readonly onClose: () => void;
};

export function MethodDialog({ plan, seq, line, onChoose, onClose }: Props) {
  const planId = plan.id;
  const [tried, setTried] = useState<ForecastMethod | null>(null);
  const { t } = useText();
  const host = useHost();
  const failureText = useErrorText();
  const { data, error } = useQuery<Output<'outlook.preview'>, HostError>({
    queryKey: ['outlook-methods', planId, seq, line.lineId, tried],
    // The comparison stays in sight while another method is tried.
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const answer = await host.call('outlook.preview', {
        planId,
        lineId: line.lineId,
        ...(tried === null ? {} : { method: tried }),
      });
      if (!answer.ok) throw answer.error;
      return answer.value;
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size={860}
      title={t('outlook.methods.title', { line: line.label })}
      closeButtonProps={{ 'aria-label': t('outlook.close') }}
    >
      <p className={classes.quiet}>{t('outlook.methods.about')}</p>
      {error ? <p role="alert">{failureText(error)}</p> : null}
      {data && data.trials.length === 0 ? <p>{t('outlook.methods.noHistory')}</p> : null}
      {data && data.trials.length > 0 ? (
        <>
          <Trials plan={plan} line={line} data={data} onChoose={onChoose} />
          <TryMethod plan={plan} lineId={line.lineId} onTry={setTried} />
        </>
      ) : null}
    </Modal>
  );
}

type TrialsProps = Pick<Props, 'plan' | 'line' | 'onChoose'> & { readonly data: Output<'outlook.preview'> };

function Trials({ plan, line, data, onChoose }: TrialsProps) {
  const texts = useText();
  const { t } = texts;
  const nameOf = (method: ForecastMethod): string => methodName(texts, method, plan.lines);
  const style = figureStyle(
    plan.lines.find(({ id }) => id === line.lineId) ?? { kind: 'memo', unit: line.unit },
    plan.settings.currency,
  );
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t('outlook.course.method')}</th>
          <th scope="col" data-left="true">
            {t('outlook.methods.course')}
          </th>
          <th scope="col">{t('outlook.methods.mape')}</th>
          <th scope="col">{t('outlook.methods.bias')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('outlook.methods.choose')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {data.trials.map((trial, place) => (
          <tr
            key={JSON.stringify(trial.method)}
            data-chosen={sameValue(trial.method, line.method) || undefined}
          >
            <th scope="row">
              {nameOf(trial.method)}
              {place === data.recommended ? (
                <span className={classes.best}> {t('outlook.methods.best')}</span>
              ) : null}
            </th>
            <td data-left="true">
              {trial.unfit ? (
                <span className={classes.unfit}>{unfitText(texts, trial.unfit)}</span>
              ) : (
                <MethodSpark history={data.history} trial={trial} />
              )}
            </td>
            <td>{errorText(trial.backTest, style, plan.settings)}</td>
            <td>{trial.backTest ? formatFigure(trial.backTest.bias, style, plan.settings) : ''}</td>
            <td>
              <Button
                size="compact-xs"
                variant="default"
                disabled={trial.unfit !== null}
                aria-label={t('outlook.methods.use', { method: nameOf(trial.method) })}
                onClick={() => onChoose(trial.method)}
              >
                {t('outlook.methods.useShort')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function unfitText(
  { dynamic }: ReturnType<typeof useText>,
  unfit: NonNullable<MethodTrial['unfit']>,
): string {
  return dynamic('outlook', `unfit.${unfit.code}`, { have: unfit.have, need: unfit.need });
}
