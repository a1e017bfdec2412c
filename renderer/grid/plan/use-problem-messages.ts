/** Says what a refused paste or fill would have needed, cell by cell as far as there is room; the cells are marked. */
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useText } from '../../i18n/use-text.ts';
import type { CellProblem } from '../grid-source.ts';

const SHOWN = 3;

export function useProblemMessages(): (problems: readonly CellProblem[]) => void {
  const { t } = useText();
  return useCallback(
    (problems) => {
      const sentences = [...new Set(problems.map((problem) => problem.message))];
      const more = sentences.length - SHOWN;
      const listed = [...sentences.slice(0, SHOWN), ...(more > 0 ? [t('grid.more', { count: more })] : [])];
      notifications.show({
        id: 'grid-problems',
        color: 'red',
        autoClose: 12_000,
        title: t('grid.nothingChanged', { count: problems.length }),
        message: listed.join(' '),
      });
    },
    [t],
  );
}
