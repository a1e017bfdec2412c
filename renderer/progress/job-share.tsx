/** A long piece of work in a message: what is being done, its share where one is known, and Cancel. Knows no job. */
import { Button, Progress } from '@mantine/core';
import { formatRate } from '../../models/text/format-number.ts';
import classes from './job-share.module.css';

type Props = {
  readonly title: string;
  /** From 0 to 1; null where none can be told yet. */
  readonly share: number | null;
  readonly cancelLabel: string;
  /** Cancel was pressed, and the work has not ended yet. */
  readonly cancelling: boolean;
  readonly onCancel: () => void;
};

export function JobShare({ title, share, cancelLabel, cancelling, onCancel }: Props) {
  return (
    <div className={classes.progress}>
      <div className={classes.words}>
        <span>{title}</span>
        <span className={classes.share}>
          {share === null ? '' : formatRate(Math.floor(share * 100) / 100, 0)}
        </span>
      </div>
      <Progress.Root size={6} transitionDuration={100}>
        <Progress.Section
          value={share === null ? 100 : share * 100}
          striped={share === null}
          animated={share === null}
          aria-label={title}
        />
      </Progress.Root>
      <Button
        className={classes.cancel}
        variant="default"
        size="compact-xs"
        disabled={cancelling}
        onClick={onCancel}
      >
        {cancelLabel}
      </Button>
    </div>
  );
}
