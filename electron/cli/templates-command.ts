/** `hurdle templates`: the sample plans as a list, or one of them written as a plan file or into a workspace. */
import { ok } from '../../models/plan/result.ts';
import type { Plan } from '../../models/plan/schema.ts';
import type { Command, CommandContext, CommandInput } from './command-context.ts';
import { EXIT, wrongUse } from './failure.ts';
import { table } from './report/display-width.ts';
import { checkTarget, savePlan } from './save-plan.ts';

export const templatesCommand: Command = async (input, context) => {
  const { templates } = await import('../../models/templates/templates.ts');
  const [id] = input.words;
  if (id !== undefined) {
    const template = templates.find((each) => each.id === id);
    if (!template) {
      const ids = templates.map((each) => each.id).join(', ');
      return wrongUse('no-such-template', `There is no template "${id}". The templates are: ${ids}.`);
    }
    return writeTemplate(template.build(context.newId(), context.language), input, context);
  }
  if (input.flags.has('out'))
    return wrongUse('bad-usage', '--out needs the ID of a template. See: hurdle templates');
  const list = templates.map((template) => summary(template.build('template', context.language), template));
  context.print(
    input.flags.has('json')
      ? JSON.stringify(list, null, 2)
      : table(
          list.map((each) => [each.id, `${each.name[context.language]} (${each.lines} × ${each.periods})`]),
        ).join('\n'),
  );
  return ok(EXIT.fine);
};

type Text = Readonly<Record<'en' | 'zh', string>>;

function summary(
  plan: Plan,
  template: { readonly id: string; readonly name: Text; readonly description: Text },
) {
  return {
    id: template.id,
    name: template.name,
    description: template.description,
    periodicity: plan.timeline.periodicity,
    periods: plan.timeline.periods,
    lines: plan.lines.length,
  };
}

async function writeTemplate(plan: Plan, { flags }: CommandInput, context: CommandContext) {
  const out = flags.get('out');
  if (out === undefined) {
    context.print(JSON.stringify(plan, null, 2));
    return ok(EXIT.fine);
  }
  const allowed = checkTarget(out, '--out');
  if (!allowed.ok) return allowed;
  const saved = await savePlan(plan, out, context);
  if (!saved.ok) return saved;
  context.print(
    flags.has('json')
      ? JSON.stringify({ planId: plan.id, name: plan.name, out }, null, 2)
      : context.language === 'zh'
        ? `已将“${plan.name}”写入 ${out}。`
        : `Wrote "${plan.name}" to ${out}.`,
  );
  return ok(EXIT.fine);
}
