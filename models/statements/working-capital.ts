/**
 * Working capital: the balance of each line, the net balance, and the cash it takes.
 * days: balance = days x annualised base / days in the year. percent: share x annualised base.
 * Balances return to zero in the last period when the project ends there (released).
 */
import type { Line, Plan } from '../plan/schema.ts';
import { lastOperatingPeriod, periodsPerYear } from '../plan/timeline.ts';
import { type Generated, generate, sumOf } from './generated.ts';

export function workingCapitalLines(plan: Plan): readonly Generated[] {
  const lines = plan.lines.filter((line) => line.kind === 'working-capital');
  const signed = lines.map((line) => {
    const sign = line.workingCapital?.side === 'liability' ? '-' : '+';
    return `${sign} $wc__${line.code}`;
  });
  return [
    ...lines.map((line) => balance(plan, line)),
    generate('$working_capital', signed.length === 0 ? '0' : `0 ${signed.join(' ')}`, {
      section: 'working-capital',
      style: 'balance',
      label: 'workingCapital',
    }),
    generate('$working_capital_change', '$working_capital - prev($working_capital)', {
      section: 'working-capital',
      style: 'subtotal',
      label: 'workingCapitalChange',
    }),
  ];
}

export function releasesWorkingCapital(plan: Plan): boolean {
  return plan.settings.workingCapital.release ?? plan.settings.terminalValue.method === 'none';
}

function balance(plan: Plan, line: Line): Generated {
  const formula = balanceFormula(plan, line);
  return generate(
    `$wc__${line.code}`,
    releasesWorkingCapital(plan)
      ? `if(period >= ${lastOperatingPeriod(plan.timeline)}, 0, ${formula})`
      : formula,
    {
      section: 'working-capital',
      label: 'workingCapitalBalance',
      of: line.code,
      sign: line.workingCapital?.side === 'liability' ? -1 : 1,
    },
  );
}

function balanceFormula(plan: Plan, line: Line): string {
  const details = line.workingCapital;
  if (!details || details.basis === 'balance') return line.code;
  const base =
    details.ahead === undefined
      ? `(${sumOf(details.of)})`
      : `lead(${sumOf(details.of)}, ${details.ahead}, 0)`;
  const annualised = `${base} * ${periodsPerYear(plan.timeline)}`;
  return details.basis === 'percent'
    ? `${line.code} * ${annualised}`
    : `${line.code} * ${annualised} / ${plan.settings.workingCapital.daysInYear}`;
}
