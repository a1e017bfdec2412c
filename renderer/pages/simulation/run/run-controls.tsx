/**
 * How the plan is simulated: trials, seed, method, kept with the plan; how far it is, with pause, cancel and again.
 * A number of trials that does not fit is told its cost and what fits instead.
 */
import { Button, Group, Progress, Select } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconX } from '@tabler/icons-react';
import {
  type SimulationSettings,
  samplingMethodSchema,
} from '../../../../models/plan/what-if/uncertainty-schema.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import type { SimulationActions, SimulationState } from '../../../simulation/simulation-state.ts';
import { whole } from '../result/headline.ts';
import classes from '../simulation.module.css';
import { durationWords, memoryWords } from './cost-words.ts';

type Props = {
  readonly settings: SimulationSettings;
  readonly simulation: SimulationState & SimulationActions;
  readonly onSettings: (settings: SimulationSettings) => void;
};

const MOST_TRIALS = 100_000_000;

export function RunControls({ settings, simulation, onSettings }: Props) {
  const texts = useText();
  const { t } = texts;
  const { cost, status } = simulation;
  const about = cost && cost.trials === settings.trials ? cost : null;
  return (
    <div>
      <div className={classes.toolbar}>
        <div className={classes.field}>
          <KeptNumber
            label={t('simulation.run.trials')}
            value={settings.trials}
            whole
            min={1}
            max={MOST_TRIALS}
            onKeep={(trials) => trials !== null && onSettings({ ...settings, trials })}
          />
        </div>
        <div className={classes.short}>
          <KeptNumber
            label={t('simulation.run.seed')}
            value={settings.seed}
            whole
            min={0}
            max={Number.MAX_SAFE_INTEGER}
            onKeep={(seed) => seed !== null && onSettings({ ...settings, seed })}
          />
        </div>
        <Select
          label={t('simulation.run.method')}
          w={170}
          value={settings.method}
          data={samplingMethodSchema.options.map((value) => ({
            value,
            label: t(`simulation.run.methods.${value}`),
          }))}
          onChange={(value) => {
            const method = samplingMethodSchema.options.find((each) => each === value);
            if (method) onSettings({ ...settings, method });
          }}
        />
        <Status simulation={simulation} />
      </div>
      {about && status !== 'too-large' && about.milliseconds !== null && about.milliseconds > 3000 ? (
        <p className={classes.quiet}>
          {t('simulation.cost.about', {
            time: durationWords(texts, about.milliseconds),
            memory: memoryWords(texts, about.bytes),
          })}
        </p>
      ) : null}
      {status === 'too-large' && cost ? (
        <div className={classes.warning} role="alert">
          <span>
            {t('simulation.cost.tooLarge', {
              trials: whole(cost.trials),
              memory: memoryWords(texts, cost.bytes),
              time: cost.milliseconds === null ? '' : durationWords(texts, cost.milliseconds),
            })}
          </span>
          <Button size="compact-xs" onClick={() => onSettings({ ...settings, trials: cost.offer })}>
            {t('simulation.cost.offer', { trials: whole(cost.offer) })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Status({ simulation }: { readonly simulation: SimulationState & SimulationActions }) {
  const texts = useText();
  const { t } = texts;
  const { status, progress, pause, resume, cancel, rerun } = simulation;
  const { done, total, remainingMs } = progress;
  const under = status === 'running' || status === 'paused' || status === 'quick';
  const words =
    status === 'running' && remainingMs !== null && done > 0
      ? t('simulation.run.left', {
          done: whole(done),
          total: whole(total),
          time: durationWords(texts, remainingMs),
        })
      : status === 'done'
        ? t('simulation.run.done', { total: whole(total) })
        : t(`simulation.run.status.${status}`, { done: whole(done), total: whole(total) });
  return (
    <div className={classes.status}>
      <div className={classes.statusWords} aria-live={status === 'failed' ? 'assertive' : 'off'}>
        {words}
      </div>
      <Group gap={4} wrap="nowrap" h={30}>
        {under ? (
          <Progress
            w={120}
            size="sm"
            value={total > 0 ? (100 * done) / total : 0}
            aria-label={t('simulation.run.progress')}
          />
        ) : null}
        {status === 'running' || status === 'quick' ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconPlayerPause size={14} />}
            onClick={pause}
          >
            {t('simulation.run.pause')}
          </Button>
        ) : null}
        {status === 'paused' ? (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconPlayerPlay size={14} />}
            onClick={resume}
          >
            {t('simulation.run.resume')}
          </Button>
        ) : null}
        {under ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconX size={14} />}
            onClick={cancel}
          >
            {t('simulation.run.cancel')}
          </Button>
        ) : null}
        {status === 'cancelled' || status === 'failed' || status === 'done' ? (
          <Button
            variant="subtle"
            color="gray"
            size="compact-xs"
            leftSection={<IconRefresh size={14} />}
            onClick={rerun}
          >
            {t('simulation.run.again')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
