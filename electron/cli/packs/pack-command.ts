/**
 * `hurdle pack FILE --template T --out DIR`: a board pack in the forms asked for. A workspace that can be written keeps
 * what was handed over in its history; a plan file has none.
 */
import { mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PACK_TEMPLATES, type Pack, type PackTemplate } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import { err, ok, type Result } from '../../../models/plan/result.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { type PackForm, packFormSchema } from '../../contract/packs/pack-calls.ts';
import type { FormWriters } from '../../packs/make-forms.ts';
import type { HandedOver } from '../../packs/make-pack.ts';
import type { Command, CommandContext, CommandInput } from '../command-context.ts';
import { EXIT, type Failure, wrongUse } from '../failure.ts';
import { exists, kindOfName, writeWhole } from '../files.ts';
import { fromHostError } from '../host-failure.ts';
import { openPlan } from '../open-plan.ts';
import { toJson } from '../what-if/json.ts';
import { openPlanFile } from '../workspace/open-plan-file.ts';

const FORMS = packFormSchema.options;

export const packCommand: Command = async (input, context) => {
  const { words, flags } = input;
  const file = words[0] ?? '';
  const out = flags.get('out');
  if (out === undefined) return wrongUse('bad-usage', '"pack" needs --out DIR, the folder to write to.');
  const chosen = FORMS.filter((form) => flags.has(form));
  const forms = chosen.length > 0 ? chosen : FORMS;
  const language = flags.get('lang') ?? 'en';
  const folder = makeFolder(out);
  if (!folder.ok) return folder;
  const made = await make(file, input, context, language === 'zh' ? 'zh' : 'en', forms);
  if (!made.ok) return made;
  const { files, issues, refused, draft, hollow, isUnkept = false } = made.value;
  const written: { readonly form: PackForm; readonly path: string; readonly hash: string }[] = [];
  for (const { form, name, bytes, hash } of files) {
    const path = join(out, name);
    const whole = writeWhole(path, bytes);
    if (!whole.ok) return whole;
    written.push({ form, path, hash });
  }
  if (flags.has('json')) {
    context.print(
      toJson({
        files: written,
        kept: issues.map(({ id }) => id),
        draft,
        empty: hollow,
        refused: refused.map(({ form, language: of, error }) => ({
          form,
          language: of,
          reason: error.message,
        })),
      }),
    );
  } else for (const { path } of written) context.print(path);
  for (const { form, error } of refused) context.remark(`hurdle: ${form}: ${error.message}`);
  if (draft) context.remark('hurdle: a check of the plan fails, so the pack is marked as a draft.');
  if (hollow) {
    context.remark(
      'hurdle: no section of the pack has anything to show, so its pages say that there is nothing to report.',
    );
  }
  return ok(refused.length > 0 || isUnkept ? EXIT.planErrors : EXIT.fine);
};

type Made = Pick<HandedOver, 'files' | 'issues' | 'refused' | 'draft' | 'hollow'> & {
  /** Of a workspace that could not be written to. */
  readonly isUnkept?: boolean;
};

async function make(
  file: string,
  { flags }: CommandInput,
  context: CommandContext,
  language: 'en' | 'zh',
  forms: readonly PackForm[],
): Promise<Result<Made, Failure>> {
  const writers = await formWriters();
  const gather = { onProgress: () => undefined };
  if (kindOfName(file) === 'workspace') {
    const opened = await openPlanFile(file, flags.get('plan'), context, 'read');
    if (!opened.ok) return opened;
    const { plans, plan, close } = opened.value;
    try {
      const pack = chosenPack(plan, flags, language);
      if (!pack.ok) return pack;
      const keeps = plans.writable().ok;
      if (!keeps)
        context.remark(
          `hurdle: ${file} cannot be written to (it is open in another program, or protected), so the pack is not kept in its history and "verify" will not know it.`,
        );
      const { createTracking } = await import('../../tracking/tracking.ts');
      const { makePack, makeLoosePack } = await import('../../packs/make-pack.ts');
      const workspace = { plans, tracking: createTracking(plans) };
      const maker = { writers, now: context.now, newId: context.newId, gather, onForm: () => undefined };
      const made = keeps
        ? await makePack({ planId: plan.id, pack: pack.value, forms }, { ...maker, opened: workspace })
        : await makeLoosePack({ plan, workspace, pack: pack.value, forms, who: context.user }, maker);
      return made.ok ? ok({ ...made.value, isUnkept: !keeps }) : err(fromHostError(made.error, file));
    } finally {
      close();
    }
  }
  const plan = await openPlan(file, flags.get('plan'));
  if (!plan.ok) return plan;
  const pack = chosenPack(plan.value, flags, language);
  if (!pack.ok) return pack;
  const { makeLoosePack } = await import('../../packs/make-pack.ts');
  const made = await makeLoosePack(
    { plan: plan.value, workspace: null, pack: pack.value, forms, who: context.user },
    { writers, now: context.now, newId: context.newId, gather, onForm: () => undefined },
  );
  return made.ok ? ok(made.value) : err(fromHostError(made.error, file));
}

/** --pack names one that the plan keeps, --template a ready-made one. */
function chosenPack(plan: Plan, flags: CommandInput['flags'], language: 'en' | 'zh'): Result<Pack, Failure> {
  const named = flags.get('pack');
  const packs = plan.packs ?? [];
  if (named !== undefined) {
    const found = packs.find(({ id }) => id === named) ?? packs.find(({ name }) => name === named);
    const known = packs.map(({ name }) => `"${name}"`).join(', ');
    if (!found)
      return wrongUse('no-such-pack', `The plan has no pack "${named}". It has: ${known || 'none'}.`);
    return ok(flags.has('lang') ? { ...found, language } : found);
  }
  const template: PackTemplate | undefined = PACK_TEMPLATES.find(
    (each) => each === (flags.get('template') ?? 'investment-paper'),
  );
  if (!template) {
    return wrongUse('no-such-template', `--template is one of: ${PACK_TEMPLATES.join(', ')}.`);
  }
  return ok(packFromTemplate(template, { id: template, name: TITLES[template][language], language }));
}

const TITLES: Readonly<Record<PackTemplate, Readonly<Record<'en' | 'zh', string>>>> = {
  'investment-paper': { en: 'Investment paper', zh: '投资申请报告' },
  'monthly-report': { en: 'Monthly report', zh: '月度经营报告' },
  'scenario-comparison': { en: 'Scenario comparison', zh: '情景比较报告' },
  'post-investment-review': { en: 'Post-investment review', zh: '投后评价报告' },
  'feasibility-study': { en: 'Feasibility study', zh: '可行性研究（财务篇）' },
};

async function formWriters(): Promise<FormWriters> {
  const { createServices } = await import('../../host/services.ts');
  const { printPdf, writeSlides, openWorkbookWriter } = createServices();
  return { printPdf, writeSlides, openWorkbookWriter };
}

/** From the highest one down. */
function missingFolders(path: string): readonly string[] {
  const missing: string[] = [];
  for (let at = path; !exists(at) && dirname(at) !== at; at = dirname(at)) missing.unshift(at);
  return missing;
}

function makeFolder(path: string): Result<true, Failure> {
  try {
    if (exists(path) && !statSync(path).isDirectory()) {
      return wrongUse('not-a-folder', `${path} is a file; --out needs a folder.`);
    }
    // One by one: asked for all at once, some file systems (/proc) never answer.
    for (const folder of missingFolders(resolve(path))) mkdirSync(folder);
    return ok(true);
  } catch {
    return wrongUse('cannot-write', `The folder ${path} cannot be made. Choose another one with --out.`);
  }
}
