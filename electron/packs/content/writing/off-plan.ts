/**
 * Ranges that stayed where they were when the planned numbers moved: their simulation describes another case, and
 * wherever P(NPV < 0) is a headline that is said beside it. Words only; nothing is computed anew.
 */
import { offMostLikely } from '../../../../models/plan/what-if/off-most-likely.ts';
import type { PackContext } from '../context.ts';
import { numberText } from '../figures.ts';
import { typedForm, unbroken } from './line-form.ts';

type Context = Pick<PackContext, 'plan' | 'facts' | 'words'>;
type OffPlan = {
  readonly label: string;
  readonly planned: string;
  readonly likely: string;
  /** The scenario that is shown has its own number; ranges are the plan's. */
  readonly ownNumber: boolean;
};

/** Of what was drawn; numbers that read the same on paper are the same. */
function rangesOffPlan({ plan, facts: { simulation, plan: base } }: Context): readonly OffPlan[] {
  if (simulation?.kind !== 'done') return [];
  const drawn = new Set(simulation.summary.drivers.map(({ lineId }) => lineId));
  return plan.lines.flatMap((line) => {
    const off = drawn.has(line.id) ? offMostLikely(line) : null;
    if (off === null) return [];
    const forms = [typedForm(line, off.planned), typedForm(line, off.likely)];
    const [form] = forms.toSorted((a, b) => b.digits - a.digits);
    const text = (of: number): string => unbroken(numberText(of, form ?? typedForm(line, of)));
    const [planned, likely] = [text(off.planned), text(off.likely)];
    const own = base.lines.find(({ id }) => id === line.id)?.entry;
    const ownNumber = own?.type !== 'constant' || own.value !== off.planned;
    return planned === likely ? [] : [{ label: line.label, planned, likely, ownNumber }];
  });
}

export type RangeRemarks = {
  /** The remark on a figure, and behind it that ranges stayed behind. */
  readonly note: (figureNote: string) => string;
  /** The decision, and behind it that P(NPV < 0) is that of another case. */
  readonly claim: (decision: string) => string;
  /** Within the sentence on the trials. */
  readonly trials: string;
  /** Which ranges, by how much, and what follows for P(NPV < 0). */
  readonly sentence: string;
  /** Every range, one by one. */
  readonly lines: readonly string[];
};

const MOST_NAMED = 2;

/** null where every range lies where its number is planned. */
export function rangeRemarks(context: Context): RangeRemarks | null {
  const { words } = context;
  const off = rangesOffPlan(context);
  if (off.length === 0) return null;
  const say = words.offRange[off.some(({ ownNumber }) => ownNumber) ? 'scenario' : 'plan'];
  const named = off.slice(0, MOST_NAMED).map((each) => say.by(each.label, each.planned, each.likely));
  return {
    note: (figureNote) => `${figureNote}${words.semicolon}${say.note}`,
    claim: (decision) => `${decision}${words.semicolon}${say.claim}`,
    trials: say.trials,
    sentence: say.sentence(named, off.length),
    lines: off.map((each) => say.line(each.label, each.planned, each.likely)),
  };
}
