/**
 * The table of actuals: lines by kind against days, weeks, months, quarters or years to date, read only. A click or
 * Enter on a sum opens what it is made of beside it; the panel follows the active cell from then on.
 */
import { Button, SegmentedControl, Select, Skeleton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { type KeyboardEvent, type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { HostError } from '../../../../electron/contract/host-error.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import { firstDayOf, monthIndexOf } from '../../../../models/tracking/calendar/bucket.ts';
import { useErrorText } from '../../../app/error-text.ts';
import { Grid } from '../../../grid/grid.tsx';
import { useFolded } from '../../../grid/plan/use-folded.ts';
import { useProblemMessages } from '../../../grid/plan/use-problem-messages.ts';
import { useText } from '../../../i18n/use-text.ts';
import { usePreferences } from '../../../state/preferences-context.tsx';
import { selectionSummary } from '../../../state/selection-summary.ts';
import classes from '../actuals.module.css';
import { yearWords } from '../day-words.ts';
import { type Drill, drillOf } from '../entries/drill.ts';
import { DrillPanel } from '../entries/drill-panel.tsx';
import { type Summary, useTable } from '../use-actuals.ts';
import {
  fiscalYears,
  holdsAllYears,
  shownSpan,
  TABLE_GRAINS,
  type TableGrain,
  tableColumns,
} from './table-columns.ts';
import { tableRows } from './table-rows.ts';
import { createTableSource } from './table-source.ts';
import { useScrollToEnd } from './use-scroll-to-end.ts';

type Props = { readonly plan: Plan; readonly summary: Summary; readonly onImport: () => void };

export function TableView({ plan, summary, onImport }: Props) {
  const texts = useText();
  const { t } = texts;
  const errorText = useErrorText();
  const { zoom } = usePreferences();
  const [grain, setGrain] = useState<TableGrain>('month');
  const [year, setYear] = useState<number | null>(null);
  const [active, setActive] = useState({ row: 0, col: 0 });
  // 'follow': the panel shows the active cell; a drill: what was chosen inside the panel.
  const [panel, setPanel] = useState<'closed' | 'follow' | Drill>('closed');
  const [focusPanel, setFocusPanel] = useState(false);
  const grid = useRef<HTMLDivElement>(null);
  const { folded, toggle } = useFolded(plan.id);
  const onProblems = useProblemMessages();
  const { firstDay, lastDay, lastCompleteMonth } = summary;
  const { fiscalYearStart, start } = plan.timeline;
  const calendar = useMemo(() => {
    const [startYear = 1970, startMonth = 1] = start.split('-').map(Number);
    return { fiscalYearStart, start: firstDayOf(monthIndexOf({ year: startYear, month: startMonth })) };
  }, [fiscalYearStart, start]);
  const whole = useMemo(
    () => (firstDay === null || lastDay === null ? null : { from: firstDay, to: lastDay }),
    [firstDay, lastDay],
  );
  const span = useMemo(
    () => (whole ? shownSpan(whole, year, grain, calendar) : null),
    [whole, year, grain, calendar],
  );
  const table = useTable(plan.id, grain, span);
  const { data } = table;
  const closed = lastCompleteMonth === null ? null : firstDayOf(lastCompleteMonth + 1) - 1;

  const cells = useMemo(() => new Map(data?.rows.map((row) => [row.lineId, row.minor])), [data]);
  const foldedKeys = [...folded].join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys are the set by value
  const rows = useMemo(
    () => tableRows(plan.lines, new Set(cells.keys()), folded),
    [plan.lines, cells, foldedKeys],
  );
  const columns = useMemo(
    () => (data ? tableColumns(data.buckets, data.grain, calendar, closed, texts) : []),
    [data, calendar, closed, texts],
  );
  const source = useMemo(
    () => createTableSource({ rows, columns, cells, settings: plan.settings, closed, texts }),
    [rows, columns, cells, plan.settings, closed, texts],
  );
  useScrollToEnd(grid, columns);

  const onActive = useCallback((row: number, col: number) => {
    setActive((known) => (known.row === row && known.col === col ? known : { row, col }));
    setPanel((known) => (known === 'closed' ? known : 'follow'));
  }, []);
  const drill = useMemo(
    () => (span ? drillOf(rows[active.row], columns[active.col], span) : null),
    [rows, columns, active, span],
  );
  const open = useCallback((withFocus: boolean) => {
    setPanel('follow');
    setFocusPanel(withFocus);
  }, []);
  const close = useCallback(() => {
    setPanel('closed');
    grid.current?.focus({ preventScroll: true });
  }, []);

  if (!whole)
    return (
      <section className={classes.empty}>
        <p>{t('actuals.empty')}</p>
        <Button leftSection={<IconFileImport size={15} />} onClick={onImport}>
          {t('actuals.views.import')}
        </Button>
      </section>
    );
  const years = fiscalYears(whole, calendar);
  const yearShown = year !== null && years.includes(year) ? year : holdsAllYears(grain) ? null : years[0];
  const shown = panel === 'follow' ? drill : panel === 'closed' ? null : panel;
  /** Enter drills where there is a sum; on names it folds, as the grid does by itself. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.shiftKey || event.metaKey) return;
    if (event.target !== grid.current || !drill) return;
    event.preventDefault();
    event.stopPropagation();
    open(true);
  };
  const onClick = (event: MouseEvent) => {
    const cell = event.target instanceof Element ? event.target.closest('[data-r]') : null;
    const kind = cell?.getAttribute('data-kind');
    if (cell?.textContent && (kind === 'period' || kind === 'total')) open(false);
  };
  return (
    <>
      <div className={classes.tableTools}>
        <SegmentedControl
          aria-label={t('actuals.grain.label')}
          data={TABLE_GRAINS.map((value) => ({ value, label: t(`actuals.grain.${value}`) }))}
          value={grain}
          onChange={(value) => setGrain(TABLE_GRAINS.find((known) => known === value) ?? 'month')}
        />
        {years.length > 1 ? (
          <Select
            aria-label={t('actuals.year')}
            w={130}
            data={[
              ...(holdsAllYears(grain) ? [{ value: 'all', label: t('actuals.allYears') }] : []),
              ...years.map((value) => ({ value: String(value), label: yearWords(value, calendar) })),
            ]}
            value={yearShown === null || yearShown === undefined ? 'all' : String(yearShown)}
            onChange={(value) => setYear(value === null || value === 'all' ? null : Number(value))}
          />
        ) : null}
        <span className={classes.quiet}>{t('actuals.tableHint')}</span>
      </div>
      {table.error ? <p role="alert">{errorText(table.error as unknown as HostError)}</p> : null}
      {data ? (
        <div className={classes.below}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the grid inside holds the roles and the focus */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: Enter is taken before the grid sees it */}
          <div
            className={classes.gridArea}
            aria-busy={table.isFetching}
            data-renewing={table.isPlaceholderData || undefined}
            onKeyDownCapture={onKeyDown}
            onClick={onClick}
          >
            <Grid
              source={source}
              label={t('actuals.grid')}
              zoom={zoom}
              onActive={onActive}
              onCommand={(command, row, _col, typed) => {
                const at = rows[row];
                if (command === 'toggle' && at?.expanded !== undefined) toggle(at.key);
                else if (command === 'edit-elsewhere' && typed !== null)
                  onProblems([{ row, col: 0, message: t('actuals.sumsAreComputed') }]);
                else if (command === 'explain' || command === 'details' || command === 'edit-elsewhere')
                  if (drill) open(true);
              }}
              onSummary={selectionSummary.set}
              onProblems={onProblems}
              goTo={null}
              gridRef={grid}
            />
          </div>
          {shown ? (
            <DrillPanel
              plan={plan}
              batches={summary.batches}
              drill={shown}
              calendar={calendar}
              grain={data.grain}
              cells={cells}
              focus={focusPanel}
              onDrill={setPanel}
              onBack={typeof panel === 'object' ? () => setPanel('follow') : null}
              onClose={close}
            />
          ) : null}
        </div>
      ) : (
        <Skeleton className={classes.gridArea} />
      )}
    </>
  );
}
