/** Alt+= on a line of the plan: the sum of the lines above as its formula, or a message why not. */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import type { Change } from '../../../models/plan/change.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { useText } from '../../i18n/use-text.ts';
import { sumAbove } from './sum-above.ts';

export function useSumAbove(
  change: (change: Change, label: string) => unknown,
): (plan: Plan, line: Line) => void {
  const { t } = useText();
  return useCallback(
    (plan, line) => {
      const found = sumAbove(plan.lines, line);
      if (found.kind === 'formula') {
        const { formula } = found;
        change(
          { type: 'set-entry', lineId: line.id, entry: { type: 'formula', formula } },
          t('changes.setEntry', { label: line.label }),
        );
        return;
      }
      const message =
        found.kind === 'none-above'
          ? t('grid.sumHere')
          : t('grid.sumTwice', { section: t(`kinds.section.${line.kind}`) });
      const id = 'sum-above';
      notifications.hide(id);
      notifications.show({ id, color: 'yellow', autoClose: 12_000, message });
    },
    [change, t],
  );
}
