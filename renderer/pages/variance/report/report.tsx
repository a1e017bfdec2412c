/** The report below its tab: the rows that stand, the grid, and what was left out. */
import { useMemo } from 'react';
import type { VarianceReport } from '../../../../electron/contract/tracking/variance-calls.ts';
import type { Settings } from '../../../../models/plan/schema.ts';
import { unitWords } from '../../../charts/money-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Choice, Horizon } from '../choice.ts';
import classes from '../variance.module.css';
import { shownRows } from './report-layout.ts';
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
  const lines = rows.filter(({ row }) => row.level === 'line').length;
  return (
    <>
      <div
        className={renewing ? `${classes.panel} ${classes.renewing}` : classes.panel}
        style={{ paddingTop: 0 }}
        aria-busy={renewing}
      >
        <ReportTable
          rows={rows}
          head={head}
          against={report.thresholds.against}
          settings={settings}
          name={t('variance.report')}
          opened={opened}
          onOpen={onOpen}
          onFold={fold}
        />
      </div>
      <p className={classes.quiet} role="status">
        {[
          unitWords(texts, settings.currency, settings.displayUnit),
          t('variance.legend'),
          ...(onlyMatters && hidden > 0 ? [t('variance.hidden', { count: hidden })] : []),
          ...(onlyMatters && lines === 0 && folded.size === 0 ? [t('variance.nothingMatters')] : []),
        ].join(' · ')}
      </p>
    </>
  );
}
