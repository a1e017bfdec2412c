/**
 * A job on a pack while it runs: what is being done, how far it is, how long it will take, and Cancel. Takes the focus where
 * the button that began it has gone with it.
 */
import { Button, Progress } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { PackProgress } from '../../../../electron/contract/packs/pack-calls.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../pack.module.css';
import { secondsLeft, shareOf } from './time-left.ts';

type Props = {
  readonly what: 'gathering' | 'making';
  readonly progress: PackProgress | null;
  /** By performance.now(). */
  readonly startedAt: number;
  /** None: it ends with the page. */
  readonly onCancel?: () => void;
};

export function JobProgress({ what, progress, startedAt, onCancel }: Props) {
  const { t } = useText();
  const [cancelling, setCancelling] = useState(false);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) cancel.current?.focus();
  }, []);
  const title = cancelling
    ? t('pack.progress.cancelling')
    : t(`pack.progress.${progress?.step ?? 'contents'}`);
  const share = progress === null ? 0 : shareOf(progress, what);
  const left = secondsLeft(share, performance.now() - startedAt);
  return (
    <div className={classes.making}>
      <span role="status">{title}</span>
      <Progress.Root size={6} className={classes.bar}>
        <Progress.Section value={share * 100} aria-label={title} />
      </Progress.Root>
      <span className={classes.left}>{left === null ? null : t('pack.left', { count: left })}</span>
      {onCancel ? (
        <Button
          ref={cancel}
          variant="default"
          size="compact-sm"
          // Out of use it would lose the focus.
          aria-disabled={cancelling}
          onClick={() => {
            if (cancelling) return;
            setCancelling(true);
            onCancel();
          }}
        >
          {t('pack.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
