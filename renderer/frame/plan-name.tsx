/** The plan's name, edited in place: Enter or leaving keeps, Esc gives back what was there. */
import { useEffect } from 'react';
import { LIMITS } from '../../models/plan/limits.ts';
import { useDraft } from '../fields/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { usePlanNumbers } from '../state/plan-context.tsx';
import styles from './frame.module.css';

export function PlanName() {
  const { t } = useText();
  const { plan, change } = usePlanNumbers();
  const { text, isTyped, elsewhere, onType, onBlur, onKeyDown } = useDraft({
    value: plan.name,
    required: true,
    onKeep: (name) => change({ type: 'set-plan', name }, t('changes.renamePlan', { name })) === null,
  });
  useEffect(() => {
    document.title = `${plan.name} · Hurdle`;
    return () => {
      document.title = 'Hurdle';
    };
  }, [plan.name]);
  return (
    <input
      className={styles.name}
      aria-label={t('frame.planName')}
      value={text}
      maxLength={LIMITS.nameLength}
      spellCheck={false}
      data-settled={isTyped ? undefined : true}
      // In the bar there is no place below the field to say it.
      title={elsewhere === null ? undefined : t('fields.putElsewhere', { text: elsewhere })}
      onChange={(event) => onType(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={(event) => onKeyDown(event, true)}
    />
  );
}
