/** What the plan is about, in the words of its owner; typed here, stored when the field is left. */
import { KeptArea } from '../../fields/kept-area.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';

export function DescriptionBlock() {
  const { t } = useText();
  const { plan, change } = usePlan();
  return (
    <KeptArea
      bare
      plain
      label={t('overview.description')}
      placeholder={t('overview.descriptionHint')}
      minRows={2}
      maxRows={12}
      value={plan.description}
      onKeep={(description) => change({ type: 'set-plan', description }, t('overview.describeStep')) === null}
    />
  );
}
