import * as big from '../../../bench/big-plan.ts';
import { gatherFacts } from '../../../../electron/packs/content/gather-facts.ts';
import { composePack } from '../../../../electron/packs/content/compose-pack.ts';
import { packFromTemplate } from '../../../../models/plan/packs/pack-templates.ts';
import { readyMade } from '../../../../scenarios/ready-made.ts';
const plan0 = (big as any).bigPlan(200, 120);
console.log(plan0.lines.length, plan0.timeline, plan0.lines.filter((l: any) => l.kind === 'driver').length);
let n = 0;
const scenarios = readyMade(plan0, { base: 'B', optimistic: 'O', downturn: 'D' }, () => `s${++n}`).map((c: any) => c.scenario);
const lines = plan0.lines.map((l: any, i: number) => l.entry.type === 'constant' && i < 60 ? { ...l, uncertainty: { type: 'once', measure: 'factor', distribution: { type: 'pert', min: 0.8, mode: 1, max: 1.2 } } } : l);
const plan = { ...plan0, scenarios, lines };
for (const t of ['investment-paper', 'scenario-comparison'] as const) {
  const pack = packFromTemplate(t, { id: 'p', name: 'P', language: 'en' });
  const c = process.cpuUsage(); const t0 = performance.now(); let last = t0, was = '';
  const f = await gatherFacts({ pack, plan, seq: 1, madeBy: 'x', now: new Date(), workspace: null }, { onProgress: (_s, step) => { if (step !== was) { const now = performance.now(); if (was) console.log('  ', was, (now - last).toFixed(0)); last = now; was = step; } } });
  if (!f.ok) throw new Error(f.error.message);
  const d = process.cpuUsage(c);
  const t1 = performance.now();
  const content = composePack(f.value, pack, 'en');
  console.log(t, `gather wall ${(t1 - t0).toFixed(0)} cpu ${((d.user + d.system) / 1000).toFixed(0)} compose ${(performance.now() - t1).toFixed(0)}`, content.sections.map((s) => `${s.kind}:${s.empty ?? s.blocks.length}`).join(' '));
}
