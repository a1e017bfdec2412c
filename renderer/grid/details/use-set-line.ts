/** The changes behind the details' fields: properties of a line, and its code with every formula that names it. */
import { useCallback, useState } from 'react';
import type { SimpleChange } from '../../../models/plan/change.ts';
import type { Line } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';

type SetLine = Extract<SimpleChange, { type: 'set-line' }>;
export type Patch = SetLine['patch'];
export type Clear = NonNullable<SetLine['clear']>;
/** False where the line does not take it: the reason has been told. */
export type SetLineFields = (patch: Patch, clear?: Clear) => boolean;

export function useSetLine(line: Line) {
  const { t, dynamic } = useText();
  const { change } = usePlan();
  const [problem, setProblem] = useState<string | null>(null);
  const { id, label } = line;
  const set: SetLineFields = useCallback(
    (patch, clear) =>
      change(
        { type: 'set-line', lineId: id, patch, ...(clear ? { clear } : {}) },
        t('changes.setLine', { label }),
      ) === null,
    [change, id, label, t],
  );
  const rename = (code: string): boolean => {
    const refused = change(
      { type: 'rename-code', lineId: id, code },
      t('changes.renameCode', { label, code }),
    );
    setProblem(refused ? dynamic('errors', refused.code, refused.params, refused.message) : null);
    return refused === null;
  };
  return { set, rename, problem };
}
