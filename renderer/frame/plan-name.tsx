/** The plan's name, edited in place: Enter or leaving keeps, Esc gives back what was there. */
import { useEffect, useRef, useState } from 'react';
import { LIMITS } from '../../models/plan/limits.ts';
import { useText } from '../i18n/use-text.ts';
import { usePlanNumbers } from '../state/plan-context.tsx';
import styles from './frame.module.css';

export function PlanName() {
  const { t } = useText();
  const { plan, change } = usePlanNumbers();
  const [text, setText] = useState(plan.name);
  const dropped = useRef(false);
  useEffect(() => setText(plan.name), [plan.name]);
  useEffect(() => {
    document.title = `${plan.name} · Hurdle`;
    return () => {
      document.title = 'Hurdle';
    };
  }, [plan.name]);
  const keep = () => {
    const name = text.trim();
    if (dropped.current || name === '' || name === plan.name) setText(plan.name);
    else change({ type: 'set-plan', name }, t('changes.renamePlan', { name }));
    dropped.current = false;
  };
  return (
    <input
      className={styles.name}
      aria-label={t('frame.planName')}
      value={text}
      maxLength={LIMITS.nameLength}
      spellCheck={false}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') dropped.current = true;
        if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
