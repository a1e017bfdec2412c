/** `hurdle appraise FILE`: the appraisal of a plan as text or JSON. Exit 1 when the plan has errors. */
import { appraise } from '../../models/appraisal/appraise.ts';
import { ok } from '../../models/plan/result.ts';
import type { Command } from './command-context.ts';
import { EXIT } from './failure.ts';
import { openPlan } from './open-plan.ts';
import { appraisalReport } from './report/report-json.ts';
import { appraisalText } from './report/report-text.ts';

export const appraiseCommand: Command = async ({ words, flags }, { print, language }) => {
  const plan = await openPlan(words[0] ?? '', flags.get('plan'));
  if (!plan.ok) return plan;
  const appraisal = appraise(plan.value);
  print(
    flags.has('json')
      ? JSON.stringify(appraisalReport(appraisal, language), null, 2)
      : appraisalText(appraisal, language),
  );
  return ok(appraisal.ok ? EXIT.fine : EXIT.planErrors);
};
