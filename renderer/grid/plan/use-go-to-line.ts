/**
 * Follows '?line=code&column=3' of the address to its cell, unfolding what hides it; and jumps to rows on request.
 * A link to a line that the page does not show does nothing.
 */
import { useCallback, useEffect, useState } from 'react';
import { useNavigation } from '../../state/navigation.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import type { PlanColumn } from './plan-columns.ts';
import type { PlanRow } from './plan-rows.ts';

type Target = { readonly row: number; readonly col: number };

export function useGoToLine(
  rows: readonly PlanRow[],
  columns: readonly PlanColumn[],
  onToggle: (key: string) => void,
) {
  const { params } = useNavigation();
  const { plan } = usePlanNumbers();
  const [goTo, setGoTo] = useState<Target | null>(null);
  const [followed, setFollowed] = useState<object | null>(null);
  const code = params.line;
  const column = params.column;
  const { lines } = plan;
  useEffect(() => {
    if (code === undefined || followed === params) return;
    const row = rows.findIndex((candidate) => candidate.what === 'line' && candidate.line.code === code);
    if (row >= 0) {
      const wanted =
        column === undefined
          ? -1
          : columns.findIndex((c) => c.field === 'cell' && c.column === Number(column));
      setFollowed(params);
      setGoTo({ row, col: Math.max(0, wanted) });
      return;
    }
    const line = lines.find((candidate) => candidate.code === code);
    const hiding = rows.find(
      (candidate) =>
        candidate.expanded === false &&
        ((candidate.what === 'section' && candidate.kind === line?.kind) ||
          (candidate.what === 'group' && candidate.kind === line?.kind && candidate.group === line.group)),
    );
    if (hiding) onToggle(hiding.key);
    else setFollowed(params);
  }, [code, column, rows, columns, lines, onToggle, followed, params]);
  const goToRow = useCallback((row: number, col: number) => setGoTo({ row, col }), []);
  return { goTo, goToRow };
}
