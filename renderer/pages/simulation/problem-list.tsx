/** Why the plan cannot be simulated yet: each problem with the line it is at. What was simulated before stays below. */
import type { Plan } from '../../../models/plan/schema.ts';
import type { StudyProblem } from '../../../scenarios/simulation/study/study-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { problemWords } from '../../uncertainty/problem-words.ts';
import classes from './simulation.module.css';

export function ProblemList({
  plan,
  problems,
}: {
  readonly plan: Plan;
  readonly problems: readonly StudyProblem[];
}) {
  const texts = useText();
  const { t } = texts;
  return (
    <div className={classes.warning} role="alert">
      <div>
        <p>{t('simulation.problems')}</p>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.lineId} ${problem.field} ${problem.code}`}>
              {t('simulation.problemOf', {
                line: plan.lines.find(({ id }) => id === problem.lineId)?.label ?? t('simulation.title'),
                problem: problemWords(texts, problem),
              })}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
