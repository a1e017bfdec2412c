/**
 * The proof before the handing over: every formula of the workbook is computed again by an independent engine, which
 * knows nothing of Hurdle's, and compared with the figure that Hurdle shows. Promises that no figure is left out,
 * whatever the size: the engine works in stages, each from the inputs and the engine's own figures of earlier stages.
 */
import { setImmediate } from 'node:timers/promises';
import type { WorkbookCheck } from '../../../contract/exchange-calls.ts';
import { cellName } from '../columns.ts';
import type { Content, PlacedCell } from '../sheet-model.ts';
import { chainNeeds, stagesOf } from './calculation-order.ts';
import { cellIndex } from './cell-index.ts';
import { type ReferenceList, referenceList, stackNeed } from './references.ts';
import { type Figure, type KnownCell, type SecondOpinion, secondOpinion } from './second-opinion.ts';
import { type Calculation, type Reading, spreadsheetEngine } from './spreadsheet-engine.ts';
import { agrees, toleranceOf } from './tolerance.ts';

export type Difference = {
  readonly cell: string;
  readonly formula: string;
  readonly ours: number | string;
  readonly theirs: string;
  /** The key of a cell that searches. */
  readonly search: string | null;
};

export type Recalculation = {
  readonly checks: readonly WorkbookCheck[];
  /** The first differences. */
  readonly differences: readonly Difference[];
};

export type ProofWatch = {
  /** Figures proved so far, and all. */
  readonly onProgress?: (done: number, all: number) => void;
};

/** A formula beyond this would exhaust the engine's stack; Excel itself would hardly take it. */
const LARGEST_NEED = 900;

/** More are not listed, and no second opinion is asked: the workbook is refused by then. */
const MOST_DIFFERENCES = 100;

/** Long work lets others have their turn. */
const TURN = 40;

export async function recalculate(
  cells: readonly PlacedCell[],
  { onProgress }: ProofWatch = {},
): Promise<Recalculation> {
  const titles = [...new Set(cells.map(({ sheet }) => sheet))];
  const proof = prepare(cells, titles);
  const tolerance = toleranceOf(cells);
  const compared = new Map<string, number>();
  const failed = new Set<string>();
  const differences: Difference[] = [];
  let turn = performance.now();
  const rest = async (): Promise<void> => {
    if (performance.now() - turn <= TURN) return;
    await setImmediate();
    turn = performance.now();
  };
  let second: SecondOpinion | undefined;
  /** What the formula at a place comes to, by the engine that agrees with Hurdle or else by the first. */
  const judged = async (
    at: number,
    cell: PlacedCell,
    formula: FormulaContent,
    first: Reading,
  ): Promise<Reading> => {
    const isRight = (theirs: Reading): boolean =>
      agrees(formula.value, theirs, (value) => tolerance(cell, value));
    compared.set(cell.sheet, (compared.get(cell.sheet) ?? 0) + 1);
    if (isRight(first)) return first;
    if (differences.length < MOST_DIFFERENCES) {
      second ??= await secondOpinion(titles);
      const theirs = second(cell, formula.formula, knownCells(proof, at));
      if (isRight(theirs)) return theirs;
    }
    refuse(cell, formula, first);
    return first;
  };
  const refuse = (cell: PlacedCell, formula: FormulaContent, theirs: Reading): void => {
    failed.add(cell.sheet);
    if (differences.length >= MOST_DIFFERENCES) return;
    differences.push({
      cell: `${cell.sheet}!${cellName(cell.column, cell.row)}`,
      formula: formula.formula,
      ours: formula.value,
      theirs: theirs.kind === 'number' ? String(theirs.value) : theirs.text,
      search: formula.search ?? null,
    });
  };
  for (const at of proof.circular) {
    const cell = cells[at];
    if (cell?.content.kind === 'formula') refuse(cell, cell.content, { kind: 'error', text: 'a circle' });
  }
  let done = 0;
  for (const stage of proof.stages) {
    const calculation = proof.begin();
    const isPut = new Set<number>();
    for (const at of stage) {
      putFormula(proof, calculation, at, isPut);
      await rest();
    }
    calculation.compute();
    for (const at of stage) {
      const cell = cells[at];
      if (cell?.content.kind !== 'formula') continue;
      const theirs = calculation.read(proof.sheetOf(at), cell.row, cell.column);
      proof.known[at] = keptFigure(cell.content.value, await judged(at, cell, cell.content, theirs));
      await rest();
    }
    calculation.end();
    done += stage.length;
    onProgress?.(done, proof.formulas);
  }
  return {
    checks: [...compared].map(([label, count]) => ({ label, ok: !failed.has(label), compared: count })),
    differences,
  };
}

type FormulaContent = Extract<Content, { kind: 'formula' }>;

type Proof = {
  readonly cells: readonly PlacedCell[];
  readonly references: ReferenceList;
  readonly stages: readonly Int32Array[];
  readonly circular: readonly number[];
  readonly formulas: number;
  readonly sheetOf: (cell: number) => number;
  readonly begin: () => Calculation;
  /** What the engine found for a formula, as it is put in for later stages. */
  readonly known: (Figure | undefined)[];
};

function prepare(cells: readonly PlacedCell[], titles: readonly string[]): Proof {
  const numbers = new Map(titles.map((title, at) => [title, at]));
  const sheetOf = (at: number): number => numbers.get(cells[at]?.sheet ?? '') ?? 0;
  const references = referenceList(titles, cellIndex(cells, numbers));
  const needs = new Int32Array(cells.length);
  let columns = 1;
  cells.forEach(({ content, column }, at) => {
    if (column > columns) columns = column;
    references.add(content.kind === 'formula' ? content.formula : '', sheetOf(at));
    if (content.kind === 'formula') needs[at] = stackNeed(content.formula);
  });
  const { stages, circular } = stagesOf(references, needs, chainNeeds(references, needs));
  return {
    cells,
    references,
    stages,
    circular,
    formulas: stages.reduce((count, stage) => count + stage.length, 0),
    sheetOf,
    begin: spreadsheetEngine(titles, columns),
    known: new Array<Figure | undefined>(cells.length),
  };
}

/** A formula and the figures that it reads; formulas among them are put in by themselves, in this stage or before. */
function putFormula(proof: Proof, calculation: Calculation, at: number, isPut: Set<number>): void {
  const cell = proof.cells[at];
  if (cell?.content.kind !== 'formula') return;
  calculation.putFormula(proof.sheetOf(at), cell.row, cell.column, cell.content.formula);
  proof.references.each(at, (read) => {
    if (isPut.has(read)) return;
    const source = proof.cells[read];
    const figure = knownFigure(proof, read);
    if (!source || !figure) return;
    isPut.add(read);
    const sheet = proof.sheetOf(read);
    if ('digits' in figure) calculation.putNumber(sheet, source.row, source.column, figure.digits);
    else calculation.putText(sheet, source.row, source.column, figure.text);
  });
}

function knownCells(proof: Proof, at: number): readonly KnownCell[] {
  const found: KnownCell[] = [];
  proof.references.each(at, (read) => {
    const source = proof.cells[read];
    const figure = knownFigure(proof, read);
    if (source && figure) found.push({ ...source, figure });
  });
  return found;
}

/** Nothing for formulas that are not computed yet, and for empty texts, which are no cells in the file. */
function knownFigure({ cells, known }: Proof, at: number): Figure | undefined {
  const content = cells[at]?.content;
  if (!content || content.kind === 'formula') return known[at];
  return content.kind === 'text' && content.text === '' ? undefined : givenFigure(content);
}

function givenFigure(content: Exclude<Content, { kind: 'formula' }>): Figure {
  return content.kind === 'text' ? { text: content.text } : { digits: String(content.value) };
}

/**
 * The engine's figure is kept, not ours: a small difference must be able to grow. Where its 15 digits are those of
 * our figure it may be either, and ours has all its digits, so that the cuts between the stages cost none.
 */
function keptFigure(ours: number | string, theirs: Reading): Figure {
  if (theirs.kind !== 'number') return { text: theirs.text };
  if (typeof ours === 'number' && Number(ours.toExponential(14)) === theirs.value)
    return { digits: String(ours) };
  return { digits: theirs.digits };
}

/** Formulas that are too heavy for the engine. */
export function tooHeavy(cells: readonly PlacedCell[]): readonly PlacedCell[] {
  return cells.filter(
    ({ content }) => content.kind === 'formula' && stackNeed(content.formula) > LARGEST_NEED,
  );
}
