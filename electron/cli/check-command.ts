/**
 * `hurdle check FILE`: everything that is wrong or doubtful in a plan, with its place. Exit 1 when there is an
 * error or a check fails, 0 when there are only warnings and notes.
 */
import { appraise } from '../../models/appraisal/appraise.ts';
import type { Appraisal } from '../../models/appraisal/types.ts';
import { ok } from '../../models/plan/result.ts';
import type { Language } from '../contract/common-types.ts';
import type { Command } from './command-context.ts';
import { EXIT, type Failure } from './failure.ts';
import { openPlan } from './open-plan.ts';
import { findingReport } from './report/report-json.ts';
import { findingsText } from './report/report-text.ts';

export const checkCommand: Command = async ({ words, flags }, { print, language }) => {
  const json = flags.has('json');
  const plan = await openPlan(words[0] ?? '', flags.get('plan'));
  if (!plan.ok) {
    if (!json || plan.error.exit !== EXIT.planErrors) return plan;
    print(JSON.stringify(invalidReport(plan.error), null, 2));
    return ok(EXIT.planErrors);
  }
  const appraisal = appraise(plan.value);
  print(
    json
      ? JSON.stringify(checkReport(appraisal, language), null, 2)
      : [plan.value.name, ...findingsText(appraisal, language)].join('\n'),
  );
  return ok(appraisal.ok ? EXIT.fine : EXIT.planErrors);
};

function checkReport(appraisal: Appraisal, language: Language) {
  const { plan, checks, findings, ok: isOk } = appraisal;
  return {
    plan: { id: plan.id, name: plan.name, lines: plan.lines.length },
    ok: isOk,
    counts: {
      errors: findings.filter((finding) => finding.severity === 'error').length,
      warnings: findings.filter((finding) => finding.severity === 'warning').length,
      notes: findings.filter((finding) => finding.severity === 'note').length,
    },
    problems: [],
    findings: findings.map((finding) => findingReport(finding, appraisal, language)),
    checks: checks.map((check) => ({ code: check.code, ok: check.ok, worst: check.worst })),
  };
}

/** The same keys for a plan that could not be read: `problems` says where its fields are faulty. */
function invalidReport(failure: Failure) {
  const problems = failure.places ?? [];
  return {
    plan: null,
    ok: false,
    counts: { errors: problems.length, warnings: 0, notes: 0 },
    problems,
    findings: [],
    checks: [],
  };
}
