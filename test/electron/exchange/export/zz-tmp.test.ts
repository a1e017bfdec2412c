import { writeFileSync } from 'node:fs';
import { afterAll, it } from 'vitest';
import { exportWorkbook } from '../../../../electron/exchange/export/export-workbook.ts';
import { gatherExtras } from '../../../../electron/exchange/export/gather-extras.ts';
import { applyChange } from '../../../../models/plan/apply-change.ts';
import { readyMade } from '../../../../scenarios/ready-made.ts';
import { closeAll } from '../../test-host.ts';
import { trackedSample } from './tracked-sample.ts';
afterAll(closeAll);
it('x', async () => {
  for (const [id, lang, scheme] of [['premium-store','en','bankers'],['agency','zh','fast'],['furniture','en','colour-blind']] as const) {
  const s = await trackedSample(id, id!=='agency'); let p = s.plan; let n=0;
  for (const c of readyMade(p,{base:'Base',optimistic:'Optimistic',downturn:'Downturn'},()=>`s${++n}`)) { const r=applyChange(p,c); if(r.ok) p=r.value.plan; }
  const t=process.cpuUsage(); const w=performance.now();
  const r = await exportWorkbook(p, lang, {}, { extras: {...gatherExtras(p), actuals: s.actuals('2027-12')}, scheme });
  const u=process.cpuUsage(t);
  if(!r.ok) throw new Error(JSON.stringify(r.error)); console.log(id, Math.round((u.user+u.system)/1000),'cpu', Math.round(performance.now()-w),'wall', r.value.bytes.length);
  writeFileSync(`/tmp/out-full-${id}.xlsx`, r.value.bytes); }
}, 300000);
