/** The editor of the rule that the address names, or of a new one; a rule that is gone says so. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useNavigation } from '../../../state/navigation.ts';
import type { RuleChanges } from '../use-rule-changes.ts';
import classes from '../warnings.module.css';
import { newRule } from './rule-draft.ts';
import { RuleEditor } from './rule-editor.tsx';

type Props = { readonly plan: Plan; readonly ruleId: string; readonly changes: RuleChanges };

export function EditorView({ plan, ruleId, changes }: Props) {
  const { t } = useText();
  const { go } = useNavigation();
  const isNew = ruleId === 'new';
  const inPlan = plan.warnings?.find(({ id }) => id === ruleId) ?? null;
  // The rule as it was when it was first found: an edit of another window does not reach into the draft, but a rule that
  // another window has just made may come after the address that names it.
  const [found, setFound] = useState(() =>
    isNew ? newRule(crypto.randomUUID(), t('warnings.editor.newName')) : inPlan,
  );
  if (found === null && inPlan !== null) setFound(inPlan);
  const rule = found ?? inPlan;
  const back = () => go('warnings', { view: 'rules' });
  return (
    <div className={classes.page}>
      {rule ? (
        <RuleEditor
          plan={plan}
          rule={rule}
          isNew={isNew}
          onCancel={back}
          onKeep={(kept) => {
            if (changes.put(kept)) back();
          }}
        />
      ) : (
        <div className={classes.empty}>
          <p>{t('warnings.editor.gone')}</p>
          <Button onClick={back}>{t('warnings.editor.back')}</Button>
        </div>
      )}
    </div>
  );
}
