/**
 * What every sheet of the workbook is made from: the plan, its appraisal, the lines as the engine sees them, and the
 * words. Gathered once; nothing is computed here that Hurdle has not computed before.
 */

import type { Discounting } from '../../../models/appraisal/project-flows.ts';
import type { Appraisal, TaxView } from '../../../models/appraisal/types.ts';
import type { ModelLine } from '../../../models/formula/model-line.ts';
import type { Line, Plan } from '../../../models/plan/schema.ts';
import { lastOperatingPeriod, periodsPerYear } from '../../../models/plan/timeline.ts';
import type { StatementRow } from '../../../models/statements/generated.ts';
import type { Language } from '../../contract/common-types.ts';
import type { Extras } from './extras.ts';
import type { PageMarks } from './file/page-marks.ts';
import type { Member, ScenarioSet } from './scenarios/members.ts';
import { type ShiftedLines, type Variants, variantsOf } from './scenarios/variants.ts';
import type { Content, NumberLook, Refs } from './sheet-model.ts';
import { CHINESE } from './words/chinese.ts';
import { CHINESE_MORE } from './words/chinese-more.ts';
import { CHINESE_RETURNS } from './words/chinese-returns.ts';
import { ENGLISH, type WorkbookWords } from './words/english.ts';
import { ENGLISH_MORE, type MoreWords } from './words/english-more.ts';
import { ENGLISH_RETURNS, type ReturnsWords } from './words/english-returns.ts';

export type ColourScheme = 'bankers' | 'fast' | 'colour-blind';

export type Book = {
  /** The plan as it stands: its inputs, labels and settings. */
  readonly plan: Plan;
  readonly set: ScenarioSet;
  /** The member whose figures stand in the cells. Formulas must not depend on it. */
  readonly chosen: number;
  readonly shown: Member;
  /** Of the member that is shown. */
  readonly appraisal: Appraisal;
  /** After tax, and before tax, which may have a rate of its own. */
  readonly discountings: Readonly<Record<TaxView, Discounting>>;
  readonly hasPretaxRate: boolean;
  /** Statement rows and checks of all members. */
  readonly rows: readonly StatementRow[];
  readonly checks: readonly { readonly code: string; readonly ok: boolean }[];
  /** The lines of the two-way table. */
  readonly shifted: ShiftedLines;
  readonly variants: Variants;
  readonly extras: Extras;
  readonly scheme: ColourScheme;
  readonly pageMarks: PageMarks | null;
  /** The period in which the project ends. */
  readonly endColumn: number;
  readonly language: Language;
  readonly words: WorkbookWords;
  readonly returnsWords: ReturnsWords;
  readonly moreWords: MoreWords;
  readonly perYear: number;
  readonly periods: number;
  /** Lines of the model of all members by code. */
  readonly lines: ReadonlyMap<string, ModelLine>;
  readonly values: (code: string) => Float64Array;
  /** Cells whose search (IRR, XIRR) the recalculation did not bring to Hurdle's root, with the member's place before. */
  readonly notFound: ReadonlySet<string>;
  /** The cell of a line in a column of the plan. */
  readonly lineCell: (code: string, column: number, refs: Refs) => Content | undefined;
};

export type BookParts = Omit<Book, 'lineCell' | 'notFound'>;

export type BookOptions = {
  readonly language: Language;
  readonly extras?: Extras;
  readonly scheme?: ColourScheme;
  /** What stands on every page instead of the plan's own lines at head and foot. */
  readonly pageMarks?: PageMarks;
};

export function gatherBook(
  set: ScenarioSet,
  chosen: number,
  { language, extras = {}, scheme = 'bankers', pageMarks }: BookOptions,
): BookParts {
  const [own] = set.members;
  const shown = set.members[chosen] ?? own;
  const { plan } = own;
  const shifted = { x: extras.twoWay?.x.code ?? null, y: extras.twoWay?.y.code ?? null };
  const variants = variantsOf(set, set.members.indexOf(shown), shifted);
  return {
    plan,
    set,
    chosen: set.members.indexOf(shown),
    shown,
    appraisal: shown.appraisal,
    discountings: shown.discountings,
    hasPretaxRate: set.members.some(
      (member) => typeof member.plan.settings.discounting.preTaxRate === 'number',
    ),
    rows: rowsOfAll(set),
    checks: checksOfAll(set),
    shifted,
    variants,
    extras,
    scheme,
    pageMarks: pageMarks ?? null,
    endColumn: lastOperatingPeriod(plan.timeline),
    language,
    ...wordsOf(language),
    perYear: periodsPerYear(plan.timeline),
    periods: plan.timeline.periods,
    lines: new Map(variants.model.map((line) => [line.code, line])),
    values: (code) => shown.appraisal.evaluation.values(code),
  };
}

export function wordsOf(language: Language): Pick<Book, 'words' | 'returnsWords' | 'moreWords'> {
  return language === 'zh'
    ? { words: CHINESE, returnsWords: CHINESE_RETURNS, moreWords: CHINESE_MORE }
    : { words: ENGLISH, returnsWords: ENGLISH_RETURNS, moreWords: ENGLISH_MORE };
}

/** Rows that only a scenario has stand at the end; they are sorted into their sections by whoever shows them. */
function rowsOfAll({ members }: ScenarioSet): readonly StatementRow[] {
  const rows = new Map<string, StatementRow>();
  for (const { appraisal } of members)
    for (const row of appraisal.rows) if (!rows.has(row.code)) rows.set(row.code, row);
  return [...rows.values()];
}

function checksOfAll({ members }: ScenarioSet): Book['checks'] {
  const checks = new Map<string, { readonly code: string; readonly ok: boolean }>();
  for (const { appraisal } of members)
    for (const { code, ok } of appraisal.checks) checks.set(code, { code, ok });
  return [...checks.values()];
}

/** What one member needs, as one text where all need the same: CHOOSE() of the number of the scenario. */
export function chosenOf(set: ScenarioSet, refs: Refs, text: (member: Member, at: number) => string): string {
  const texts = set.members.map(text);
  const [first = ''] = texts;
  if (texts.every((each) => each === first)) return first;
  return `CHOOSE(${refs.constant(SCENARIO_NUMBER)},${texts.join(',')})`;
}

/** Key of the row that holds the number of the chosen scenario. */
export const SCENARIO_NUMBER = '@scenario';

/** A line's figures: rates in percent, large numbers without decimals, small ones with those they have. */
export function lineLook(
  book: Pick<Book, 'values'>,
  { code, unit }: Pick<Line, 'code' | 'unit'>,
): NumberLook {
  if (isRateUnit(unit)) return 'rate';
  const most = book.values(code).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  if (most >= LARGE) return 'amount';
  return most > 0 && most < 1 ? 'factor' : 'number';
}

const LARGE = 1000;

/** How a unit's figures read: fractions for %, plain numbers else. */
export function isRateUnit(unit: string): boolean {
  return unit === '%' || unit === '％';
}
