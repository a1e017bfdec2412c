/**
 * What every sheet of the workbook is made from: the plan, its appraisal, the lines as the engine sees them, and the
 * words. Gathered once; nothing is computed here that Hurdle has not computed before.
 */

import { type Discounting, discountingOf } from '../../../models/appraisal/project-flows.ts';
import type { Appraisal, TaxView } from '../../../models/appraisal/types.ts';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { lastOperatingPeriod, periodsPerYear } from '../../../models/plan/timeline.ts';
import type { Language } from '../../contract/common-types.ts';
import type { Content, Refs } from './sheet-model.ts';
import { CHINESE } from './words/chinese.ts';
import { CHINESE_RETURNS } from './words/chinese-returns.ts';
import { ENGLISH, type WorkbookWords } from './words/english.ts';
import { ENGLISH_RETURNS, type ReturnsWords } from './words/english-returns.ts';

export type Book = {
  readonly plan: Plan;
  readonly appraisal: Appraisal;
  /** After tax, and before tax, which may have a rate of its own. */
  readonly discountings: Readonly<Record<TaxView, Discounting>>;
  readonly hasPretaxRate: boolean;
  /** The period in which the project ends. */
  readonly endColumn: number;
  readonly language: Language;
  readonly words: WorkbookWords;
  readonly returnsWords: ReturnsWords;
  readonly perYear: number;
  readonly periods: number;
  /** Plan lines and generated lines by code. */
  readonly lines: ReadonlyMap<string, ModelLine>;
  readonly values: (code: string) => Float64Array;
  /** Cells whose search (IRR, XIRR) the recalculation did not bring to Hurdle's root: they become plain figures. */
  readonly notFound: ReadonlySet<string>;
  /** The cell of a line in a column of the plan. */
  readonly lineCell: (code: string, column: number, refs: Refs) => Content | undefined;
};

export type BookParts = Omit<Book, 'lineCell' | 'notFound'>;

export function gatherBook(appraisal: Appraisal, language: Language): BookParts {
  const { plan } = appraisal;
  return {
    plan,
    appraisal,
    discountings: { postTax: discountingOf(plan), preTax: discountingOf(plan, 'preTax') },
    hasPretaxRate: typeof plan.settings.discounting.preTaxRate === 'number',
    endColumn: lastOperatingPeriod(plan.timeline),
    language,
    words: language === 'zh' ? CHINESE : ENGLISH,
    returnsWords: language === 'zh' ? CHINESE_RETURNS : ENGLISH_RETURNS,
    perYear: periodsPerYear(plan.timeline),
    periods: plan.timeline.periods,
    lines: new Map(appraisal.model.lines.map((line) => [line.code, line])),
    values: (code) => appraisal.evaluation.values(code),
  };
}

/** How a unit's figures read: fractions for %, plain numbers else. */
export function isRateUnit(unit: string): boolean {
  return unit === '%' || unit === '％';
}
