/** The early-warning lights, worst first: what the numbers say, what a person said of it, and what is done when it is red. */
import { dayText } from '../../../../../models/tracking/calendar/day.ts';
import type { RuleLight, RuleReport } from '../../../../contract/tracking/warning-calls.ts';
import type { PackContext, SectionMaker } from '../../context.ts';
import type { Block, Light } from '../../pack-content.ts';
import { notes, paragraphs } from '../../writing/blocks.ts';
import { lightSentence } from '../../writing/rule-words.ts';
import { baselineNote } from './reference.ts';

type Item = Extract<Block, { type: 'lights' }>['items'][number];
const RANK: Readonly<Record<Light, number>> = { red: 3, yellow: 2, none: 1, green: 0 };

export const lights: SectionMaker = (context) => {
  const { words, facts } = context;
  const { tracking } = words;
  const report = facts.tracking?.warnings;
  const rules = report?.rules.filter(({ enabled }) => enabled) ?? [];
  if (!report || rules.length === 0) return { empty: tracking.noRules };
  if (report.through === null) return { empty: tracking.noActuals };
  const all = rules.flatMap((rule) => itemsOf(context, rule));
  const shown = all
    // A light that a person has set to green stays in sight, with what the numbers say.
    .filter(({ light, computed }) => light !== 'green' || computed !== null)
    .toSorted((a, b) => RANK[b.light] - RANK[a.light]);
  const green = greenRules(context, rules);
  const { red, yellow, none } = report.counts;
  return {
    blocks: [
      ...paragraphs(
        tracking.lightCounts(red, yellow, report.counts.green, none),
        `${tracking.through(dayText(report.through))}${words.gap}${baselineNote(context)}`,
      ),
      ...(shown.length === 0 ? [] : [{ type: 'lights' as const, items: shown }]),
      ...notes(green === '' ? '' : tracking.allGreen(green)),
    ],
  };
};

/** Each rule once, with the lines of which it is green by the numbers. */
function greenRules({ words }: PackContext, rules: readonly RuleReport[]): string {
  return rules
    .flatMap(({ name, lights: own }) => {
      const green = own.filter(
        ({ light, override }) => light === 'green' && (override?.light ?? light) === 'green',
      );
      if (green.length === 0) return [];
      const labels = green.flatMap(({ label }) => (label === '' ? [] : [label]));
      return [labels.length === 0 ? name : words.tracking.ruleWith(name, labels.join(words.comma))];
    })
    .join(words.semicolon);
}

function itemsOf(context: PackContext, rule: RuleReport): readonly Item[] {
  const { words } = context;
  if (rule.problems.length > 0) {
    return [{ light: 'none', computed: null, title: rule.name, reason: words.tracking.ruleBroken, note: '' }];
  }
  return rule.lights.map((light) => itemOf(context, rule, light));
}

function itemOf(context: PackContext, report: RuleReport, light: RuleLight): Item {
  const { tracking, gap } = context.words;
  const rule = context.facts.plan.warnings?.find(({ id }) => id === report.ruleId);
  const computed: Light = light.light ?? 'none';
  const { override } = light;
  const shown: Light = override?.light ?? computed;
  const action = rule?.action.trim() ?? '';
  const said = [
    ...(override
      ? [
          tracking.overridden(
            tracking.lightName[override.light],
            override.who,
            override.at.slice(0, 10),
            override.reason,
          ),
        ]
      : []),
    ...(action !== '' && shown === 'red' ? [tracking.actionOf(action)] : []),
    ...(report.owner === '' ? [] : [tracking.ownerOf(report.owner)]),
  ];
  return {
    light: shown,
    computed: override && override.light !== light.light ? computed : null,
    title:
      light.label === '' || report.name.includes(light.label)
        ? report.name
        : `${report.name} · ${light.label}`,
    reason: rule ? lightSentence(context, rule, report.description, light) : tracking.ruleBroken,
    note: said.join(gap === '' ? context.words.semicolon : '. '),
  };
}
