/** What the plan is about, in the words of its owner; typed here, stored when the field is left. */
import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { LIMITS } from '../../../models/plan/limits.ts';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';

export function DescriptionBlock() {
  const { t } = useText();
  const { plan, change } = usePlan();
  const [text, setText] = useState(plan.description);
  useEffect(() => setText(plan.description), [plan.description]);
  const keep = () => {
    if (text === plan.description) return;
    change({ type: 'set-plan', description: text }, t('overview.describeStep'));
  };
  return (
    <Textarea
      aria-label={t('overview.description')}
      placeholder={t('overview.descriptionHint')}
      variant="unstyled"
      autosize
      minRows={2}
      maxRows={12}
      maxLength={LIMITS.textLength}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setText(plan.description);
      }}
    />
  );
}
