/**
 * Sensitivity: what matters most? Tornado left, the input looked at right, below them two inputs at once, one input in
 * a table, the goal that is sought and the break-even of every input. All of it is computed beside the page, on the
 * scenario on show.
 */
import { Button } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { useNavigation } from '../../state/navigation.ts';
import { usePlanNumbers } from '../../state/plan-context.tsx';
import { useChoice } from './choice.ts';
import classes from './sensitivity.module.css';
import { studyInputs } from './study/inputs.ts';
import { StudyProvider } from './study/use-study.tsx';
import { StudyPage } from './study-page.tsx';

export function SensitivityPage() {
  const { t } = useText();
  const { plan, appraisal } = usePlanNumbers();
  const { choice, choose } = useChoice(plan.id);
  const { go } = useNavigation();
  const lines = studyInputs(plan).some(({ driver }) => driver.kind === 'line');
  if (!lines) {
    return (
      <div className={classes.page}>
        <h1>{t('sensitivity.title')}</h1>
        <p>{t('sensitivity.empty')}</p>
        <div>
          <Button onClick={() => go('assumptions')}>{t('sensitivity.toAssumptions')}</Button>
        </div>
      </div>
    );
  }
  return (
    <StudyProvider plan={plan}>
      <StudyPage plan={plan} appraisal={appraisal} choice={choice} choose={choose} />
    </StudyProvider>
  );
}
