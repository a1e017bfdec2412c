/**
 * Ranges that stayed where they were when the plan moved: their simulation describes the old case, and wherever
 * P(NPV < 0) is a headline that is said beside it. Words only; nothing is computed anew.
 */
import { offMostLikely } from '../../../../models/plan/what-if/off-most-likely.ts';
import type { PackContext } from '../context.ts';
import { numberText } from '../figures.ts';
import { typedForm, unbroken } from './line-form.ts';

type Context = Pick<PackContext, 'plan' | 'facts' | 'words'>;

export type OffPlan = { readonly label: string; readonly planned: string; readonly likely: string };

/** Of what was drawn; numbers that read the same on paper are the same. */
export function rangesOffPlan({ plan, facts: { simulation } }: Context): readonly OffPlan[] {
  if (simulation?.kind !== 'done') return [];
  const drawn = new Set(simulation.summary.drivers.map(({ lineId }) => lineId));
  return plan.lines.flatMap((line) => {
    const off = drawn.has(line.id) ? offMostLikely(line) : null;
    if (off === null) return [];
    const forms = [typedForm(line, off.planned), typedForm(line, off.likely)];
    const [form] = forms.toSorted((a, b) => b.digits - a.digits);
    const text = (of: number): string => unbroken(numberText(of, form ?? typedForm(line, of)));
    const [planned, likely] = [text(off.planned), text(off.likely)];
    return planned === likely ? [] : [{ label: line.label, planned, likely }];
  });
}

/** A remark on a figure, and behind it that the ranges stayed behind. */
export function noteOnRanges(context: Context, note: string): string {
  const { words } = context;
  const off = rangesOffPlan(context).length > 0;
  return off ? [note, words.study.notMoved].filter((part) => part !== '').join(words.semicolon) : note;
}

const MOST_NAMED = 2;

/** 'P(NPV < 0) still describes the old case: the range of …'; '' where all ranges moved with the plan. */
export function oldCaseSentence(context: Context): string {
  const { words } = context;
  const off = rangesOffPlan(context);
  if (off.length === 0) return '';
  const named = off
    .slice(0, MOST_NAMED)
    .map(({ label, planned, likely }) => words.study.offBy(label, planned, likely));
  return words.study.oldCase(named, off.length);
}
