/**
 * All generated lines of a plan's statements, in the order in which they are read. Pure text work: nothing is
 * evaluated here, and a plan line with an error only affects the rows that name it.
 */
import type { ModelLine } from '../formula/model-line.ts';
import type { Line, Plan } from '../plan/schema.ts';
import { assetLines } from './assets.ts';
import { cashLines } from './cash.ts';
import { checkRows } from './check-rows.ts';
import { fundingLines } from './funding.ts';
import type { StatementRow } from './generated.ts';
import { profitLines } from './profit.ts';
import { taxLines } from './tax.ts';
import { workingCapitalLines } from './working-capital.ts';

export type Statements = {
  /** The plan's own lines followed by the generated ones, ready for the engine. */
  readonly lines: readonly ModelLine[];
  readonly rows: readonly StatementRow[];
};

export function buildStatements(plan: Plan): Statements {
  const generated = [
    ...profitLines(plan),
    ...taxLines(plan),
    ...cashLines(plan),
    ...assetLines(plan),
    ...workingCapitalLines(plan),
    ...fundingLines(plan),
    ...checkRows(plan),
  ];
  return {
    lines: [...plan.lines.map(modelLine), ...generated.map(({ line }) => line)],
    rows: generated.map(({ row }) => row),
  };
}

/** Drivers, and the days or percent of working capital, hold at the opening too; flows and balances start at 0. */
export function modelLine(line: Line): ModelLine {
  const holdsAtOpening =
    line.kind === 'driver' || (line.kind === 'working-capital' && line.workingCapital?.basis !== 'balance');
  return {
    code: line.code,
    entry: line.entry,
    holdsAtOpening,
    ...(line.unit === '' ? {} : { unit: line.unit }),
  };
}
