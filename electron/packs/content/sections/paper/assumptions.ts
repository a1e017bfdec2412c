/**
 * The assumption book: every number that was typed, by group, with its range, distribution, source, owner and the day it
 * was last changed. What has no source is marked and counted.
 */
import type { Line } from '../../../../../models/plan/schema.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import { numberText } from '../../figures.ts';
import type { Block, Cell, NumberForm, TableRow } from '../../pack-content.ts';
import { heading, notes, paragraphs, row, table } from '../../writing/blocks.ts';
import { distributionText } from '../../writing/distribution-text.ts';
import { formOfLine, typedForm, unbroken } from '../../writing/line-form.ts';
import { cellFigure } from '../../writing/shown-figures.ts';
import { columnTitle } from '../../writing/time-words.ts';
import { timeValue } from '../conventions.ts';

const TYPED_KINDS: ReadonlySet<Line['kind']> = new Set([
  'revenue',
  'variable-cost',
  'fixed-cost',
  'investment',
  'financing',
  'memo',
]);

/** A plan in a workspace has a log, and so the days of its changes. */
const DATED_COLUMNS = 7;

export const assumptions: SectionMaker = (context) => {
  const { words, plan } = context;
  const { paper } = words;
  const lines = plan.lines.filter(isAssumption);
  if (lines.length === 0) return { empty: paper.noAssumptions };
  const bare = lines.filter((line) => !isDocumented(line));
  const groups = [...new Set(lines.map(groupOf(context)))];
  const dated = context.facts.changedOn.size > 0;
  const rows = groups.flatMap((group): readonly TableRow[] => [
    heading(group, dated ? DATED_COLUMNS : DATED_COLUMNS - 1),
    ...lines.filter((line) => groupOf(context)(line) === group).map((line) => lineRow(context, line)),
  ]);
  const undocumented: readonly Block[] =
    bare.length === 0
      ? []
      : paragraphs(
          paper.undocumented(bare.length, lines.length, bare.map(({ label }) => label).join(words.comma)),
        );
  return {
    blocks: [
      ...(bare.length === 0 ? paragraphs(words.lead.documented(lines.length)) : undocumented),
      table({
        text: dated ? [2, 3, 4, 5, 6] : [2, 3, 4, 5],
        plan: [3, 4, 5],
        title: paper.bookTitle,
        columns: [
          paper.assumption,
          paper.value,
          paper.lineUnit,
          paper.lowHigh,
          paper.source,
          paper.owner,
          ...(dated ? [paper.changedOn] : []),
        ],
        rows,
        note: paper.bookNote(context.unitText),
      }),
      ...notes(timeValue(context)),
    ],
  };
};

/** What was typed: drivers, working capital, and flows that are not computed. */
export function isAssumption({ kind, entry }: Line): boolean {
  if (kind === 'driver' || kind === 'working-capital') return true;
  return TYPED_KINDS.has(kind) && entry.type !== 'formula';
}

function isDocumented({ source, note }: Line): boolean {
  return source.trim() !== '' || note.trim() !== '';
}

function groupOf({ words }: PackContext): (line: Line) => string {
  return ({ group, kind }) => group.trim() || words.kinds[kind];
}

function lineRow(context: PackContext, line: Line): TableRow {
  const { words, facts, unitText, amount } = context;
  const { paper } = words;
  const money = formOfLine(line, 1, amount).kind === 'amount';
  const changed = facts.changedOn.get(line.id);
  return row([
    line.label,
    valueCell(context, line),
    money ? unitText : unitOf(context, line),
    spreadText(context, line),
    line.source.trim() || line.note.trim() || paper.noSource,
    line.owner.trim() || words.none,
    ...(facts.changedOn.size > 0 ? [changed ?? words.none] : []),
  ]);
}

/** One number where there is one, else the way from the first to the last. */
function valueCell(context: PackContext, line: Line): Cell {
  const { appraisal, words, amount, plan } = context;
  const values = appraisal.evaluation.values(line.code);
  const known = [...values.entries()].filter(([, value]) => value !== 0 && Number.isFinite(value));
  const flow = TYPED_KINDS.has(line.kind);
  const constant = line.entry.type === 'constant' && !(typeof line.entry.opening === 'number' && flow);
  if (constant) return cellFigure(context, line.code, 1);
  const [only] = known;
  if (!only) return cellFigure(context, line.code, 1);
  if (known.length === 1) return cellFigure(context, line.code, only[0]);
  const text = (value: number): string => unbroken(numberText(value, formOfLine(line, value, amount)));
  if (line.kind === 'investment') {
    return known
      .map(([column, value]) =>
        words.paper.outlayAt(text(value), column === 0 ? '' : columnTitle(plan.timeline, column)),
      )
      .join(words.comma);
  }
  const first = known[0]?.[1] ?? 0;
  const last = known.at(-1)?.[1] ?? 0;
  return first === last ? text(first) : words.paper.fromTo(text(first), text(last));
}

/** The same in a sentence or a list, with its unit: 'from 800,000 to 4,500,000 visits'. */
export function valueWithUnit(context: PackContext, line: Line): string {
  const { words, unitText, amount } = context;
  const cell = valueCell(context, line);
  const text = cell === null ? words.none : typeof cell === 'string' ? cell : unbroken(cell.text);
  if (cell !== null && typeof cell !== 'string' && cell.value === null) return text;
  if (formOfLine(line, 1, amount).kind === 'amount') {
    const isNumber = cell !== null && typeof cell !== 'string' && cell.value !== null;
    return isNumber ? context.money(cell.value) : `${text}\u00a0${unitText}`;
  }
  const unit = unitOf(context, line);
  return unit === '' || unit === words.none ? text : `${text}\u00a0${unit}`;
}

/** A rate carries its sign with it. */
function unitOf({ words, plan }: PackContext, line: Line): string {
  return typedForm(line, 1).kind === 'rate'
    ? ''
    : words.lineUnit(line.unit, plan.settings.currency) || words.none;
}

/** How far it may go and how it is drawn; a distribution that names both ends of the range says it all. */
function spreadText(context: PackContext, line: Line): string {
  const { words } = context;
  const range = rangeText(context, line);
  if (!line.uncertainty) return range;
  const drawn = distributionText(context, line, line.uncertainty);
  const ends: readonly string[] = range.match(NUMBERS) ?? [];
  const said: readonly string[] = drawn.match(NUMBERS) ?? [];
  return ends.every((end) => said.includes(end)) ? drawn : `${range}${words.semicolon}${drawn}`;
}
const NUMBERS = /\(?[\d.,]*\d\)?/g;

function rangeText(context: PackContext, line: Line): string {
  const { words } = context;
  if (!line.range) return words.none;
  const form = (value: number): NumberForm => typedForm(line, value);
  const text = (value: number): string =>
    value === 0 ? (form(value).kind === 'rate' ? '0\u00a0%' : '0') : unbroken(numberText(value, form(value)));
  return words.paper.rangeOf(text(line.range.low), text(line.range.high));
}
