/**
 * The figures of board packs for `npm run bench`: the investment paper of a sample plan in all four forms, and that of a
 * plan of 200 lines over 120 months, each from the plan to the last byte, as `hurdle pack` makes them. The PDF is printed
 * by an installed browser; where there is none it counts as nothing and the note says so.
 */
import { homedir } from 'node:os';
import { findPrinter, isProgram } from '../../electron/host/local/browser.ts';
import { createServices } from '../../electron/host/services.ts';
import type { MadeForm } from '../../electron/packs/make-forms.ts';
import { makeLoosePack } from '../../electron/packs/make-pack.ts';
import { packFromTemplate } from '../../models/plan/packs/pack-templates.ts';
import type { Plan } from '../../models/plan/schema.ts';
import { templates } from '../../models/templates/templates.ts';
import { readyMade } from '../../scenarios/ready-made.ts';
import { bigPlan, withUncertainty } from './big-plan.ts';

const FORMS = ['pdf', 'pptx', 'xlsx', 'html'] as const satisfies readonly MadeForm['form'][];

/** With the three scenarios that a finance team puts beside it. */
function withScenarios(plan: Plan): Plan {
  let ids = 0;
  const words = { base: 'Base', optimistic: 'Optimistic', downturn: 'Downturn' };
  const scenarios = readyMade(plan, words, () => `scenario-${++ids}`).flatMap((change) =>
    change.type === 'put-scenario' ? [change.scenario] : [],
  );
  return { ...plan, scenarios };
}

function samplePlan(): Plan {
  const template = templates.find(({ id }) => id === 'premium-store');
  if (!template) throw new Error('the bench needs the sample');
  return withScenarios(template.build('sample', 'en'));
}

async function seconds(plan: Plan): Promise<number> {
  const started = performance.now();
  const pack = packFromTemplate('investment-paper', { id: 'paper', name: 'Paper', language: 'en' });
  const made = await makeLoosePack(
    { plan, workspace: null, pack, forms: FORMS, who: 'bench' },
    {
      writers: createServices(),
      now: () => new Date('2028-01-15T09:12:00Z'),
      newId: () => 'bench',
      gather: {},
      onForm: () => undefined,
    },
  );
  if (!made.ok) throw new Error(made.error.message);
  const wanted = PRINTER === null ? FORMS.length - 1 : FORMS.length;
  if (made.value.files.length !== wanted) throw new Error(JSON.stringify(made.value.refused));
  return (performance.now() - started) / 1000;
}

const PRINTER = findPrinter({ os: process.platform, env: process.env, home: homedir(), isProgram });

export const benches = [
  {
    name: 'investment paper in four forms',
    run: async () => ({
      figures: {
        'sample plan, s': await seconds(samplePlan()),
        '200 lines x 120 months, s': await seconds(withScenarios(withUncertainty(bigPlan()))),
      },
      limits: { 'sample plan, s': 10, '200 lines x 120 months, s': 30 },
      ...(PRINTER === null ? { note: 'no browser is installed: without the PDF' } : {}),
    }),
  },
];
