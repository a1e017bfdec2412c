/**
 * The plan's lines on the grid, with the formula bar above and the details beside: what Budget and Assumptions share.
 * Every gesture ends in one change of the plan; what the user could miss (a constant that became a series) is said.
 */
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Line } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { useExplain } from '../../state/explain.ts';
import { useNavigation } from '../../state/navigation.ts';
import { useLineOverrides } from '../../state/overridden.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { usePreferences } from '../../state/preferences-context.tsx';
import { selectionSummary } from '../../state/selection-summary.ts';
import { LineDetails } from '../details/line-details.tsx';
import { FormulaBar } from '../formula-bar/formula-bar.tsx';
import type { FieldHandle } from '../formula-bar/formula-field.tsx';
import { Grid } from '../grid.tsx';
import type { GridCommand } from '../grid-source.ts';
import type { PlanColumn } from './plan-columns.ts';
import styles from './plan-grid.module.css';
import { neighbourIndex, type PlanRow } from './plan-rows.ts';
import { createPlanSource } from './plan-source.ts';
import { useGoToLine } from './use-go-to-line.ts';
import { usePlanCommit } from './use-plan-commit.tsx';
import { useProblemMessages } from './use-problem-messages.ts';
import { useSumAbove } from './use-sum-above.ts';

type Props = {
  readonly label: string;
  readonly rows: readonly PlanRow[];
  readonly columns: readonly PlanColumn[];
  readonly remarkOf: (line: Line) => string | undefined;
  readonly onToggle: (key: string) => void;
  /** What stands between the formula bar and the grid. */
  readonly children?: ReactNode;
};

export function PlanGrid({ label, rows, columns, remarkOf, onToggle, children }: Props) {
  const texts = useText();
  const { t } = texts;
  const { plan, appraisal, change } = usePlanNumbers();
  const { zoom } = usePreferences();
  const { params } = useNavigation();
  const explain = useExplain();
  const grid = useRef<HTMLDivElement>(null);
  const field = useRef<FieldHandle>(null);
  const [active, setActive] = useState({ row: 0, col: 0 });
  const [formulaFor, setFormulaFor] = useState<string | null>(null);
  const [detailed, setDetailed] = useState(params.details === '1');
  const commit = usePlanCommit(plan, rows, columns, change);
  const onProblems = useProblemMessages();
  const overrides = useLineOverrides();
  const overrideOf = useCallback(
    (of: Line) => {
      const found = overrides.get(of.id);
      if (!found) return undefined;
      return t(found.own ? 'line.overridden' : 'line.overriddenBy', { scenario: found.scenario });
    },
    [overrides, t],
  );
  const source = useMemo(
    () => createPlanSource({ plan, appraisal, rows, columns, texts, commit, remarkOf, overrideOf }),
    [plan, appraisal, rows, columns, texts, commit, remarkOf, overrideOf],
  );
  const { goTo, goToRow } = useGoToLine(rows, columns, onToggle);

  const row = rows[active.row];
  const column = columns[active.col];
  const line = row?.what === 'line' ? row.line : null;
  const toggleDetails = useCallback(() => setDetailed((known) => !known), []);
  const focusGrid = useCallback(() => grid.current?.focus({ preventScroll: true }), []);
  const onActive = useCallback((rowIndex: number, col: number) => {
    setActive((known) => (known.row === rowIndex && known.col === col ? known : { row: rowIndex, col }));
  }, []);

  const latest = useRef({ rows, columns, plan });
  latest.current = { rows, columns, plan };
  const { open } = explain;
  const sumInto = useSumAbove(change);
  const onCommand = useCallback(
    (command: GridCommand, rowIndex: number, col: number, typed: string | null) => {
      const now = latest.current;
      const at = now.rows[rowIndex];
      const of = now.columns[col];
      if (!at) return;
      const target = at.what === 'line' ? at.line : null;
      const period = of?.field === 'cell' ? of.column : 1;
      switch (command) {
        case 'toggle':
          if (at.expanded !== undefined) onToggle(at.key);
          return;
        case 'edit-elsewhere':
          // A formula is one for the whole row: it is edited in the bar; typed digits would be lost in it.
          if (target && typed === '=') {
            // The field must be there before it can be given the focus.
            flushSync(() => setFormulaFor(target.id));
            field.current?.focus('');
          } else if (target?.entry.type === 'formula' && typed !== null) {
            // Digits meant for one cell must not end up inside the formula of the whole row.
            const message = t('grid.problem.formula-line', { label: target.label });
            onProblems([{ row: rowIndex, col, message }]);
          } else if (target?.entry.type === 'formula') field.current?.focus(null);
          else if (target && of?.field === 'value') field.current?.focus(null);
          return;
        case 'explain':
        case 'dependents':
          if (target) open(target.code, period);
          else if (at.what === 'figure') open(at.code, period);
          return;
        case 'insert': {
          const kind = at.what === 'line' ? at.line.kind : at.what === 'figure' ? null : at.kind;
          const add = now.rows.findIndex((candidate) => candidate.what === 'add' && candidate.kind === kind);
          if (add >= 0) goToRow(add, 0);
          return;
        }
        case 'remove':
          if (target)
            change(
              { type: 'remove-line', lineId: target.id },
              t('changes.removeLine', { label: target.label }),
            );
          return;
        case 'move-up':
        case 'move-down': {
          const index = target
            ? neighbourIndex(now.plan.lines, target.id, command === 'move-up' ? -1 : 1)
            : null;
          if (target && index !== null) {
            change(
              { type: 'move-line', lineId: target.id, index },
              t('changes.moveLine', { label: target.label }),
            );
          }
          return;
        }
        case 'sum-above':
          if (target) sumInto(now.plan, target);
          return;
        case 'details':
          if (target) setDetailed((known) => !known);
      }
    },
    [change, onToggle, goToRow, open, sumInto, onProblems, t],
  );
  const period = column?.field === 'cell' ? column.column : null;
  return (
    <div className={styles.frame}>
      <FormulaBar
        line={line}
        title={row ? source.cell(active.row, 0).text : ''}
        computed={row?.what === 'figure'}
        column={period}
        columnTitle={column?.field === 'cell' ? column.title : ''}
        fieldHandle={field}
        formulaFor={formulaFor}
        onFormulaFor={setFormulaFor}
        onLeave={focusGrid}
        onDetails={toggleDetails}
        onCell={(text) => commit([{ ...active, text }], 'type')[0]?.message ?? null}
      />
      <div className={styles.below}>
        <div className={styles.body}>
          {children}
          <Grid
            source={source}
            label={label}
            zoom={zoom}
            onActive={onActive}
            onCommand={onCommand}
            onSummary={selectionSummary.set}
            onProblems={onProblems}
            goTo={goTo}
            gridRef={grid}
          />
        </div>
        {detailed && line ? (
          <LineDetails key={line.id} line={line} onClose={() => setDetailed(false)} />
        ) : null}
      </div>
    </div>
  );
}
