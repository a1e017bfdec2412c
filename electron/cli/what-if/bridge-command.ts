/** `hurdle bridge FILE [FILE2] --from A --to B`: why a metric moved, shared out to what was changed. */
import { ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { bridge } from '../../../scenarios/bridge/bridge.ts';
import type { Difference } from '../../../scenarios/bridge/differences.ts';
import type { Command, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { openPlan } from '../open-plan.ts';
import { table } from '../report/display-width.ts';
import { metricFigure } from './figures.ts';
import { toJson } from './json.ts';
import { stateNamed } from './states.ts';
import { metricNamed } from './subject.ts';
import { type Words, whatIfWords } from './words.ts';

export const bridgeCommand: Command = async (input, { print, language }) => {
  const { flags } = input;
  const metric = metricNamed(flags.get('metric'));
  if (!metric.ok) return metric;
  const method = flags.get('method') ?? 'shapley';
  if (method !== 'shapley' && method !== 'sequential') {
    return wrongUse('bad-usage', `--method is shapley or sequential, not "${method}".`);
  }
  const ends = await endsOf(input);
  if (!ends.ok) return ends;
  const { from, to } = ends.value;
  const { id } = metric.value;
  const text = whatIfWords(language);
  const made = bridge(from, to, metric.value, { method });
  if (made.kind === 'none') {
    print(flags.has('json') ? toJson({ metric: id, ...made }) : text.bridgeNone);
    return ok(EXIT.planErrors);
  }
  if (flags.has('json')) {
    print(
      toJson({
        metric: id,
        method: made.method,
        from: made.from,
        to: made.to,
        steps: made.steps.map(({ difference, contribution, standardError }) => ({
          ...named(difference),
          contribution,
          standardError,
        })),
      }),
    );
    return ok(EXIT.fine);
  }
  const rows = made.steps
    .toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .map(({ difference, contribution, standardError }) => [
      differenceText(difference, text),
      metricFigure(id, contribution),
      made.method === 'sampled' ? `± ${metricFigure(id, standardError)}` : '',
    ]);
  const end = (name: string, value: number): readonly string[] => [name, metricFigure(id, value), ''];
  print(text.metrics[id]);
  print(table([end(text.from, made.from), ...rows, end(text.to, made.to)]).join('\n'));
  return ok(EXIT.fine);
};

async function endsOf({ words, flags }: CommandInput): Promise<Result<{ from: Plan; to: Plan }, Failure>> {
  const [file = '', other] = words;
  const [fromName = 'plan', toName] = [flags.get('from'), flags.get('to')];
  if (other === undefined && toName === undefined) {
    return wrongUse(
      'bad-usage',
      'Say what to compare: --to SCENARIO (or a snapshot, or #12), or a second FILE.',
    );
  }
  const from = await stateNamed(file, flags.get('plan'), fromName);
  if (!from.ok) return from;
  const to =
    other === undefined
      ? await stateNamed(file, flags.get('plan'), toName ?? 'plan')
      : toName === undefined
        ? await openPlan(other, undefined)
        : await stateNamed(other, undefined, toName);
  return to.ok ? ok({ from: from.value, to: to.value }) : to;
}

function named(difference: Difference): Readonly<Record<string, unknown>> {
  if (difference.kind === 'setting')
    return { section: difference.change.section, setting: difference.change.key };
  return { lines: difference.changes.map(({ from, to }) => (to ?? from)?.code ?? null) };
}

function differenceText(difference: Difference, words: Words): string {
  if (difference.kind === 'lines') {
    return difference.changes.map(({ from, to }) => (to ?? from)?.label ?? '').join(', ');
  }
  const { section, key } = difference.change;
  return key === null ? words.because[section] : `${words.because[section]}: ${key}`;
}
