/**
 * The methods of one line side by side on its own history: the error each made on months that were held out, the best of
 * them recommended, and where each leads. Choosing one is an edit of the plan that can be undone.
 */
import { Button, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../../electron/contract/contract.ts';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { MethodTrial, OutlookLine } from '../../../../electron/contract/tracking/outlook-calls.ts';
import { sameValue } from '../../../../models/plan/same-value.ts';
import type { ForecastMethod } from '../../../../models/plan/tracking/course-schema.ts';
import { formatAmount, formatRate } from '../../../../models/text/format-number.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { useHost } from '../../../host/host-context.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';
import { methodName } from '../outlook-words.ts';
import { MethodSpark } from './method-spark.tsx';

type Props = {
  readonly planId: string;
  readonly seq: number;
  readonly line: OutlookLine;
  readonly onChoose: (method: ForecastMethod) => void;
  readonly onClose: () => void;
};

export function MethodDialog({ planId, seq, line, onChoose, onClose }: Props) {
  const { t } = useText();
  const host = useHost();
  const errorText = useErrorText();
  const { data, error } = useQuery<Output<'outlook.preview'>, HostError>({
    queryKey: ['outlook-methods', planId, seq, line.lineId],
    queryFn: async () => {
      const answer = await host.call('outlook.preview', { planId, lineId: line.lineId });
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
      {error ? <p role="alert">{errorText(error)}</p> : null}
      {data ? <Trials line={line} data={data} onChoose={onChoose} /> : null}
    </Modal>
  );
}

type TrialsProps = Pick<Props, 'line' | 'onChoose'> & { readonly data: Output<'outlook.preview'> };

function Trials({ line, data, onChoose }: TrialsProps) {
  const texts = useText();
  const { t } = texts;
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
              {methodName(texts, trial.method)}
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
            <td>{trial.backTest?.mape == null ? '' : formatRate(trial.backTest.mape)}</td>
            <td>{trial.backTest ? formatAmount(trial.backTest.bias, { digits: 0 }) : ''}</td>
            <td>
              <Button
                size="compact-xs"
                variant="default"
                disabled={trial.unfit !== null}
                aria-label={t('outlook.methods.use', { method: methodName(texts, trial.method) })}
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
