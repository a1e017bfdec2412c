/** The grid's door for edits: cells to one change with its label, refusals to sentences, side effects to messages. */
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback, useRef } from 'react';
import type { Change, ChangeError } from '../../../models/plan/change.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type Texts, useText } from '../../i18n/use-text.ts';
import { newLineId } from '../../state/client-id.ts';
import { usePlanStore } from '../../state/plan-context.tsx';
import type { CellEdit, CellProblem, EditKind } from '../grid-source.ts';
import type { PlanColumn } from './plan-columns.ts';
import { type EditProblem, planEdit } from './plan-edits.ts';
import type { PlanRow } from './plan-rows.ts';

export type Commit = (edits: readonly CellEdit[], kind: EditKind) => readonly CellProblem[];

export function usePlanCommit(
  plan: Plan,
  rows: readonly PlanRow[],
  columns: readonly PlanColumn[],
  change: (change: Change, label: string) => ChangeError | null,
): Commit {
  const texts = useText();
  const store = usePlanStore();
  const latest = useRef({ plan, rows, columns });
  latest.current = { plan, rows, columns };
  return useCallback(
    (edits, kind) => {
      const { t } = texts;
      const edit = planEdit({ ...latest.current, newId: newLineId }, edits);
      if (edit.problems.length > 0) return edit.problems.map((problem) => sentence(problem, texts));
      if (!edit.change) return [];
      const refused = change(edit.change, labelOf(edits, kind, latest.current, texts));
      if (refused) {
        const [first] = edits;
        const message = texts.dynamic('errors', refused.code, refused.params, refused.message);
        return first ? [{ row: first.row, col: first.col, message }] : [];
      }
      const turned = edit.becameSeries[0] ?? edit.becameFormula[0];
      if (turned) {
        const key = edit.becameSeries.length > 0 ? 'grid.becameSeries' : 'grid.becameFormula';
        const id = 'entry-changed';
        const undo = () => {
          notifications.hide(id);
          store?.undo();
        };
        notifications.hide(id);
        notifications.show({
          id,
          message: (
            <Group justify="space-between" wrap="nowrap" gap="md">
              <span>{t(key, { label: turned.label })}</span>
              <Button variant="subtle" size="compact-xs" flex="none" onClick={undo}>
                {t('frame.undo')}
              </Button>
            </Group>
          ),
        });
      }
      return [];
    },
    [texts, change, store],
  );
}

function sentence(problem: EditProblem, { t, dynamic }: Texts): CellProblem {
  const { row, col, code, params } = problem;
  if (code !== 'not-a-number') return { row, col, message: t(`grid.problem.${code}`, params) };
  const why = dynamic('grid', `numberReason.${params.reason}`, params, '');
  return { row, col, message: [t('grid.notANumber', params), why].filter((part) => part !== '').join(' ') };
}

function labelOf(
  edits: readonly CellEdit[],
  kind: EditKind,
  { rows, columns }: { readonly rows: readonly PlanRow[]; readonly columns: readonly PlanColumn[] },
  { t }: Texts,
): string {
  const [first] = edits;
  const row = first ? rows[first.row] : undefined;
  const column = first ? columns[first.col] : undefined;
  if (row?.what === 'add')
    return edits.length === 1 ? t('changes.addLine', { label: first?.text ?? '' }) : t('changes.pasteLines');
  if (edits.length > 1) return t(`changes.many.${kind}`, { count: edits.length });
  const label = row?.what === 'line' ? row.line.label : '';
  return t(`changes.one.${kind}`, { label, column: column?.title ?? '', value: first?.text ?? '' });
}
