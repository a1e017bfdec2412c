/**
 * A workbook composed and proved: with the plan's own figures, and again with those of every scenario that its switch
 * holds, formula by formula the same. A scenario that the independent engine does not come to leaves the switch, with
 * the reason on its sheet; what is left differing refuses the workbook.
 */
import type { Appraisal } from '../../../models/appraisal/types.ts';
import type { WorkbookCheck } from '../../contract/exchange-calls.ts';
import { type Book, type BookOptions, gatherBook } from './book.ts';
import { cellName } from './columns.ts';
import { composeWorkbook } from './compose-workbook.ts';
import { createLiveModel } from './formulas/live-model.ts';
import { gatherExtras } from './gather-extras.ts';
import { type Difference, type ProofWatch, recalculate, tooHeavy } from './proof/recalculate.ts';
import { fitScenarios } from './scenarios/fit-scenarios.ts';
import type { LeftOutReason, ScenarioSet } from './scenarios/members.ts';
import type { ExtraSheets, Workbook } from './workbook-model.ts';

export type LiveOptions = BookOptions & {
  /** More sheets, given the places and figures of the plan's own. */
  readonly extraSheets?: ExtraSheets;
  /** Id of the scenario that is in force when the workbook is opened; the plan itself where it is not in the switch. */
  readonly shown?: string;
  /** Of this very plan in this language: what is in it is not proved again, what is not comes in. */
  readonly proofs?: ScenarioProofs;
};

/** What was found of the plan's own sheets under scenarios that are not shown. */
export type ScenarioProofs = Map<string, ScenarioProof>;

type ScenarioProof = {
  /** Searches that did not end at Hurdle's root. */
  readonly lost: readonly string[];
  readonly differs: boolean;
  readonly compared: number;
};

export type LiveWorkbook =
  | {
      readonly kind: 'unwritable';
      readonly places: readonly { readonly path: string; readonly message: string }[];
    }
  | { readonly kind: 'differs'; readonly differences: readonly Difference[] }
  | {
      readonly kind: 'proved';
      readonly book: Book;
      readonly workbook: Workbook;
      readonly checks: readonly WorkbookCheck[];
    };

/** Excel's own limit for the text of one formula. */
const LONGEST_FORMULA = 8192;
/** Formulas that are proved for scenarios beyond the plan itself; larger workbooks compare Hurdle's two models only. */
const MOST_SCENARIO_FORMULAS = 150_000;

export async function proveLive(
  appraisal: Appraisal,
  options: LiveOptions,
  watch: ProofWatch = {},
): Promise<LiveWorkbook> {
  const extras = options.extras ?? gatherExtras(appraisal.plan);
  const notFound = new Set<string>();
  const excluded = new Map<string, LeftOutReason>();
  const settled = { ...options, extras };
  for (;;) {
    const set = fitScenarios(appraisal, settled, excluded);
    const known = notFound.size + excluded.size;
    const found = await proveSet(set, settled, notFound, excluded, watch);
    // A search that does not end at our root (near -100 %, say) is shown as a figure, a scenario that differs leaves the
    // switch, and all is proved again.
    if (notFound.size + excluded.size === known) return found;
  }
}

/** Ahead of `proveLive` with the same options: the share of its work that needs none of the sheets of others. */
export async function proveScenarios(
  appraisal: Appraisal,
  options: LiveOptions & { readonly proofs: ScenarioProofs },
): Promise<void> {
  const set = fitScenarios(appraisal, options, new Map());
  const scenarios = scenarioRounds(set, options, new Set());
  for (const at of toProve(set, scenarios.first, scenarios.formulas())) await scenarios.prove(at);
}

async function proveSet(
  set: ScenarioSet,
  options: LiveOptions,
  notFound: Set<string>,
  excluded: Map<string, LeftOutReason>,
  watch: ProofWatch,
): Promise<LiveWorkbook> {
  const scenarios = scenarioRounds(set, options, notFound);
  const { book, workbook } = composeLive(set, scenarios.first, options, notFound);
  const leaveAll = (): void => {
    for (const { id } of set.members) if (id !== null) excluded.set(id, 'differs');
  };
  const places = unwritable(workbook.cells);
  if (places.length > 0) {
    leaveAll();
    return { kind: 'unwritable', places };
  }
  const count = formulaTexts(workbook.cells).length;
  const proofs = toProve(set, scenarios.first, count);
  const each = proofs.length === 0 ? 0 : scenarios.formulas();
  const all = count + each * proofs.length;
  const watchFrom = (before: number): ProofWatch =>
    watch.onProgress ? { onProgress: (done) => watch.onProgress?.(before + done, all) } : {};
  const { checks, differences } = await recalculate(workbook.cells, watchFrom(0));
  const searches = differences.flatMap(({ search }) => search ?? []);
  for (const search of searches) notFound.add(search);
  if (differences.length > 0) {
    if (searches.length === 0) leaveAll();
    return { kind: 'differs', differences };
  }
  const more: WorkbookCheck[] = [];
  for (const [round, at] of proofs.entries()) {
    const member = set.members[at];
    if (!member) continue;
    const { lost, differs, compared } = await scenarios.prove(at, watchFrom(count + round * each));
    for (const search of lost) notFound.add(search);
    // The plan itself is no scenario that could leave: then the one that is shown does.
    const leaving = member.id ?? book.shown.id;
    if (differs && leaving !== null) excluded.set(leaving, 'differs');
    more.push({ label: `${book.moreWords.scenario}: ${member.name}`, ok: true, compared });
  }
  return { kind: 'proved', book, workbook, checks: [...checks, ...more] };
}

type ScenarioRounds = {
  /** Place of the member that is shown. */
  readonly first: number;
  /** How many formulas a round proves. */
  readonly formulas: () => number;
  readonly prove: (at: number, watch?: ProofWatch) => Promise<ScenarioProof>;
};

/**
 * The plan's own sheets under the figures of the members that are not shown. The two-way table, what was simulated and
 * booked, and the sheets of others are proved with the figures shown, over rows that are proved under every scenario.
 */
function scenarioRounds(
  set: ScenarioSet,
  options: LiveOptions,
  notFound: ReadonlySet<string>,
): ScenarioRounds {
  const { shown, language, proofs = new Map() } = options;
  const first = Math.max(
    0,
    set.members.findIndex(({ id }) => id !== null && id === shown),
  );
  const plain = { language };
  const known = JSON.stringify([language, set.members.map(({ id }) => id), first, [...notFound].toSorted()]);
  let own: readonly string[] | undefined;
  const texts = (): readonly string[] => {
    own ??= formulaTexts(composeLive(set, first, plain, notFound).workbook.cells);
    return own;
  };
  const prove = async (at: number, watch: ProofWatch = {}): Promise<ScenarioProof> => {
    const { cells } = composeLive(set, at, plain, notFound).workbook;
    if (!sameTexts(texts(), formulaTexts(cells))) return { lost: [], differs: true, compared: 0 };
    const { checks, differences } = await recalculate(cells, watch);
    const lost = differences.flatMap(({ search }) => search ?? []);
    const compared = checks.reduce((sum, check) => sum + check.compared, 0);
    return { lost, differs: differences.length > 0 && lost.length === 0, compared };
  };
  return {
    first,
    formulas: () => texts().length,
    prove: async (at, watch) => {
      const key = `${at} of ${known}`;
      const proof = proofs.get(key) ?? (await prove(at, watch));
      proofs.set(key, proof);
      return proof;
    },
  };
}

/** The workbook with the figures of one member; its formulas are those of all. */
export function composeLive(
  set: ScenarioSet,
  chosen: number,
  options: LiveOptions,
  notFound: ReadonlySet<string> = new Set(),
): { readonly book: Book; readonly workbook: Workbook } {
  const parts = gatherBook(set, chosen, options);
  const model = createLiveModel(parts);
  const book = { ...parts, values: model.valuesOf, lineCell: model.lineCell, notFound };
  return { book, workbook: composeWorkbook(book, model, options.extraSheets) };
}

/** Places of the members whose figures are proved too: all that differ from the one shown, as far as there is time. */
function toProve({ members }: ScenarioSet, first: number, formulas: number): readonly number[] {
  const differing = members.flatMap(({ plan }, at) =>
    at !== first && plan !== members[first]?.plan ? [at] : [],
  );
  return differing.slice(0, Math.floor(MOST_SCENARIO_FORMULAS / Math.max(1, formulas)));
}

function formulaTexts(cells: Workbook['cells']): readonly string[] {
  return cells.flatMap(({ content }) => (content.kind === 'formula' ? [content.formula] : []));
}

function sameTexts(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

function unwritable(cells: Workbook['cells']) {
  const heavy = new Set(tooHeavy(cells));
  return cells.flatMap((cell) => {
    const { sheet, row, column, content } = cell;
    if (content.kind !== 'formula') return [];
    const isLong = content.formula.length > LONGEST_FORMULA;
    if (!isLong && !heavy.has(cell)) return [];
    return [
      {
        path: `${sheet}!${cellName(column, row)}`,
        message: isLong
          ? `formula of ${content.formula.length} characters; Excel holds ${LONGEST_FORMULA}`
          : 'formula of too many steps to be recalculated; split it into several lines',
      },
    ];
  });
}
