/** What is wrong with a typed override, as a sentence that says what would be right. */
import { useCallback } from 'react';
import { useText } from '../../../i18n/use-text.ts';
import type { DraftProblem } from './override-draft.ts';

export function useProblemWords(): (problem: DraftProblem) => string {
  const { t } = useText();
  return useCallback(
    ({ code, params }) => {
      switch (code) {
        case 'not-a-number': {
          const words = t('grid.notANumber', { text: params.text ?? '' });
          return params.place === undefined
            ? words
            : t('scenarios.problem.at', { place: params.place, problem: words });
        }
        case 'not-a-factor':
          return t('scenarios.problem.factor', { text: params.text ?? '' });
        case 'not-whole':
          return t('scenarios.problem.whole', { value: params.value ?? '' });
        case 'refused':
          return t('scenarios.problem.refused');
        case 'too-many':
          return t('scenarios.problem.tooMany', { count: params.count ?? 0, periods: params.periods ?? 0 });
        case 'formula-missing':
          return t('scenarios.problem.formulaMissing');
      }
    },
    [t],
  );
}
