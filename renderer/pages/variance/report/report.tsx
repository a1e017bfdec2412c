/** The report below its tab: the rows that stand, the grid, and what was left out. */
import { useMemo } from 'react';
import type { VarianceReport } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { CopyButton } from '../../../charts/export/copy-button.tsx';
import { ExportMenu } from '../../../charts/export/export-menu.tsx';
import { unitWords } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useWidth } from '../../sensitivity/use-width.ts';
import type { Choice, Horizon } from '../choice.ts';
import { rowName } from '../row-words.ts';
import { useTrackingQuery } from '../use-variance.ts';
import classes from '../variance.module.css';
import { BlockPicks } from './block-picks.tsx';
import { notesByLine } from './note-cells.tsx';
import { reportFigures } from './report-figures.ts';
import { blocksIn, shownRows } from './report-layout.ts';
import { type ReportHead, ReportTable } from './report-table.tsx';

type Props = {
  readonly report: VarianceReport;
  readonly head: ReportHead;
  readonly choice: Choice;
  readonly choose: (patch: Partial<Choice>) => void;
  readonly settings: Settings;
  readonly renewing: boolean;
  readonly opened: string | null;
  readonly onOpen: (key: string, horizon: Horizon) => void;
};

export function Report(props: Props) {
  const { report, head, choice, choose, settings, renewing, opened, onOpen } = props;
  const texts = useText();
  const { t } = texts;
  const { onlyMatters, folded } = choice;
  const { rows, hidden } = useMemo(
    () => shownRows(report.rows, onlyMatters, folded),
    [report.rows, onlyMatters, folded],
  );
  const fold = (key: string) => {
    const next = new Set(folded);
    if (!next.delete(key)) next.add(key);
    choose({ folded: next });
  };
  const { against } = report.thresholds;
  const { ref, width } = useWidth<HTMLDivElement>();
  const blocks = useMemo(() => blocksIn(width, choice.blocks, against), [width, choice.blocks, against]);
  const { data: noted } = useTrackingQuery('notes.list', { planId: report.planId, openOnly: true });
  const notes = useMemo(() => notesByLine(noted?.notes ?? []), [noted]);
  const figures = () => reportFigures(rows, blocks, against, head, notes, t, (row) => rowName(texts, row));
  const unit = unitWords(texts, settings.currency, settings.displayUnit);
  const lines = rows.filter(({ row }) => row.level === 'line').length;
  return (
    <>
      <div className={classes.tools}>
        <BlockPicks blocks={blocks} onChange={(next) => choose({ blocks: next })} />
        <span className={classes.quiet}>{unit}</span>
        <span className={classes.toolsEnd}>
          <CopyButton rows={figures} />
          <ExportMenu title={t('variance.report')} subtitle={settings.currency} rows={figures} />
        </span>
      </div>
      <div
        ref={ref}
        className={renewing ? `${classes.panel} ${classes.renewing}` : classes.panel}
        style={{ paddingTop: 0 }}
        aria-busy={renewing}
      >
        <ReportTable
          rows={rows}
          head={head}
          against={against}
          blocks={blocks}
          notes={notes}
          settings={settings}
          name={t('variance.report')}
          opened={opened}
          onOpen={onOpen}
          onFold={fold}
        />
      </div>
      <p className={classes.quiet} role="status">
        {[
          t(blocks.dense ? 'variance.legendDense' : 'variance.legend'),
          ...(onlyMatters && hidden > 0 ? [t('variance.hidden', { count: hidden })] : []),
          ...(onlyMatters && lines === 0 && folded.size === 0 ? [t('variance.nothingMatters')] : []),
        ].join(' · ')}
      </p>
    </>
  );
}
