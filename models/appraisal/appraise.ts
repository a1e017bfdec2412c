/**
 * The main job: a plan in, its appraisal out. Pure; the appraiser only remembers compiled formulas between edits,
 * never results, so appraising the same plan twice gives the same bits.
 */
import { compileModel, evaluateModel, type Model } from '../formula/compile.ts';
import { createParseCache } from '../formula/parse-cache.ts';
import type { Plan } from '../plan/schema.ts';
import { buildStatements, type Statements } from '../statements/build.ts';
import { accountingReturnOf, breakEvenOf } from './break-even.ts';
import { checkResults } from './check-results.ts';
import { createDiscountings, type Discounting, type Discountings } from './project-flows.ts';
import { type FlowsInput, returnsOf } from './returns-of.ts';
import { budgetShares } from './shares.ts';
import { structureFindings } from './structure-findings.ts';
import type { Appraisal, PlanValues, Returns, TerminalView } from './types.ts';
import { valueFindings } from './value-findings.ts';
import { verdictOf } from './verdict.ts';

export type Appraiser = (plan: Plan) => Appraisal;

/** An appraiser for one plan at a time; keep it while the plan is edited. Lines that an edit did not move keep their arrays. */
export function createAppraiser(): Appraiser {
  const cache = createParseCache();
  const discountings = createDiscountings();
  return (plan) => {
    const statements = buildStatements(plan);
    const model = compileModel(plan.timeline, statements.lines, cache);
    return appraiseModel(plan, statements, model, discountings(plan));
  };
}

export function appraise(plan: Plan): Appraisal {
  return createAppraiser()(plan);
}

function appraiseModel(
  plan: Plan,
  statements: Statements,
  model: Model,
  discountings: Discountings,
): Appraisal {
  const evaluation: PlanValues = evaluateModel(model);
  const discounting = discountings.postTax;
  const { endColumn } = discounting;
  const investment = evaluation.values('$investment');
  const views = (flows: string, terminalValue: string, rates: Discounting): Record<TerminalView, Returns> => {
    const terminal = evaluation.values(terminalValue)[endColumn] ?? 0;
    const input = (value: number): FlowsInput => ({
      operating: evaluation.values(flows),
      terminal: value,
      investment,
    });
    const withoutTerminal = returnsOf(input(0), rates);
    return {
      withoutTerminal,
      withTerminal: terminal === 0 ? withoutTerminal : returnsOf(input(terminal), rates),
    };
  };
  const returns = {
    postTax: views('$fcf', '$terminal_value', discounting),
    preTax: views('$fcf_pretax', '$terminal_value_pretax', discountings.preTax),
  };
  const headline = returns.postTax.withTerminal;
  const checks = checkResults(evaluation, statements.rows);
  const shares = budgetShares(plan, evaluation);
  const terminalShare = terminalShareOf(headline, returns.postTax.withoutTerminal);
  const facts = {
    plan,
    model,
    evaluation,
    discountRates: discounting.annualRates,
    terminalShare,
    shares,
    checks,
  };
  const findings = [...structureFindings(plan, model), ...valueFindings(facts)];
  return {
    plan,
    model,
    evaluation,
    rows: statements.rows,
    discountRates: discounting.annualRates,
    discountFactors: discounting.factors,
    hurdle: discounting.hurdle,
    returns,
    headline,
    terminalShare,
    accountingReturn: accountingReturnOf(evaluation, discounting.years),
    breakEven: breakEvenOf(evaluation),
    shares,
    verdict: verdictOf(headline, returns.postTax.withoutTerminal, discounting.hurdle, plan.settings),
    checks,
    findings,
    ok: checks.every((check) => check.ok) && findings.every((finding) => finding.severity !== 'error'),
  };
}

/** Present value of the terminal value / present value of all that comes in after the opening. */
function terminalShareOf(withTerminal: Returns, withoutTerminal: Returns): number | null {
  if (withTerminal.npv === null || withoutTerminal.npv === null || withTerminal === withoutTerminal)
    return null;
  const value = withTerminal.npv - withoutTerminal.npv;
  const incoming = withTerminal.npv - (withTerminal.discounted[0] ?? 0);
  return incoming > 0 && value > 0 ? value / incoming : null;
}
