/** Edits of the plan's warning rules: each is one change of the plan, with its name in the history, and can be undone. */
import { notifications } from '@mantine/notifications';
import { createElement, useMemo } from 'react';
import type { WarningRule } from '../../../models/plan/tracking/warning-schema.ts';
import { useErrorText } from '../../app/error-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { UndoMessage } from '../history/undo-message.tsx';

export type RuleChanges = {
  /** Adds the rule at the end, or puts it in the place of the one with its id. False when it was refused. */
  readonly put: (rule: WarningRule) => boolean;
  readonly remove: (rule: WarningRule) => void;
};

export function useRuleChanges(): RuleChanges {
  const { base, change, undo } = usePlanNumbers();
  const { t } = useText();
  const errorText = useErrorText();
  const { warnings } = base;
  return useMemo(
    () => ({
      put(rule) {
        const rules = warnings ?? [];
        const index = rules.findIndex(({ id }) => id === rule.id);
        const label = t(index < 0 ? 'warnings.step.add' : 'warnings.step.change', { name: rule.name });
        const refused = change(
          {
            type: 'put-part',
            part: { list: 'warnings', item: rule },
            index: index < 0 ? rules.length : index,
          },
          label,
        );
        if (refused) notifications.show({ color: 'red', title: label, message: errorText(refused) });
        return refused === null;
      },
      remove({ id, name }) {
        const refused = change(
          { type: 'remove-part', list: 'warnings', id },
          t('warnings.step.remove', { name }),
        );
        if (refused) return;
        const shown = notifications.show({
          autoClose: 10_000,
          message: createElement(UndoMessage, {
            text: t('warnings.removed', { name }),
            undo: t('history.undo'),
            onUndo: () => {
              notifications.hide(shown);
              undo();
            },
          }),
        });
      },
    }),
    [warnings, change, undo, t, errorText],
  );
}
