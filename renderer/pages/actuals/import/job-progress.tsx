/** The progress of a job: what it does, how far it is, how long it will take, and Cancel. */
import { Button, Progress } from '@mantine/core';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../actuals.module.css';
import styles from './preview.module.css';
import { secondsLeft, shareDone } from './time-left.ts';
import type { Job } from './use-actuals-import.ts';

type Props = { readonly job: Job; readonly fileName: string; readonly onCancel: () => void };

export function JobProgress({ job, fileName, onCancel }: Props) {
  const { t } = useText();
  const { first, now } = job;
  const share = now ? shareDone(now) : null;
  const left = now ? secondsLeft(first, now) : null;
  const phase = now?.phase ?? (job.what === 'reading' ? 'reading' : 'saving');
  const title = t(`actuals.progress.${phase === 'checking' || phase === 'saving' ? phase : 'reading'}`, {
    file: fileName,
  });
  return (
    <div className={styles.progress}>
      <div className={styles.progressWords}>
        <span>{title}</span>
        <span className={classes.quiet}>
          {share === null ? '' : `${Math.floor(share * 100)} %`}
          {left === null ? '' : ` · ${leftWords(t, left)}`}
        </span>
        <Button variant="default" size="compact-xs" onClick={onCancel}>
          {t('actuals.import.cancel')}
        </Button>
      </div>
      <Progress.Root size={6} transitionDuration={100}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          striped={share === null}
          aria-label={title}
        />
      </Progress.Root>
    </div>
  );
}

function leftWords(t: ReturnType<typeof useText>['t'], seconds: number): string {
  if (seconds < 2) return t('actuals.import.leftMoment');
  if (seconds < 90) return t('actuals.import.leftSeconds', { count: Math.ceil(seconds) });
  return t('actuals.import.leftMinutes', { count: Math.ceil(seconds / 60) });
}
