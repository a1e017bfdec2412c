/**
 * Runs the internal rate of return on seeded random flows and prints a line a family: rates found, largest residual
 * when put back into NPV, disagreements with the count on a fine grid, time. `node test/bench/irr-roots.ts [flows]`.
 * Exits with 1 when anything fails. The same figures, on fewer flows, are asserted in test/models/returns.
 */
import { irr, irrRates } from '../../models/returns/irr.ts';
import { FAMILIES, gridCount, residual, seeded } from './irr-families.ts';

const total = Number(process.argv[2] ?? 100_000);
const names = Object.keys(FAMILIES);
let failed = 0;

for (const [name, make] of Object.entries(FAMILIES)) {
  const random = seeded(names.indexOf(name) + 1);
  const flows = Array.from({ length: Math.ceil(total / names.length) }, () => make(random));
  const started = performance.now();
  const found = flows.map((flow) => irrRates(irr(flow)));
  const milliseconds = performance.now() - started;

  let rates = 0;
  let worst = 0;
  let notZero = 0;
  const counts = [0, 0, 0];
  const mismatches: string[] = [];
  found.forEach((roots, k) => {
    const flow = flows[k] ?? [];
    rates += roots.length;
    counts[Math.min(2, roots.length)] = (counts[Math.min(2, roots.length)] ?? 0) + 1;
    for (const rate of roots) {
      const left = residual(flow, rate);
      worst = Math.max(worst, left);
      if (!(left < 1e-9)) notZero++;
    }
    const grid = gridCount(flow);
    if (grid !== roots.length)
      mismatches.push(`${JSON.stringify(flow)}: found ${roots.join(' ')}, grid ${grid}`);
  });
  failed += notZero + mismatches.length;
  console.log(
    `${name.padEnd(13)} flows ${flows.length}  none/one/many ${counts.join('/')}  rates ${rates}  ` +
      `worst residual ${worst.toExponential(1)}  above 1e-9: ${notZero}  grid disagrees: ${mismatches.length}  ` +
      `${((milliseconds * 1000) / flows.length).toFixed(1)} us each`,
  );
  for (const line of mismatches.slice(0, 5)) console.log(`  ${line}`);
}
process.exitCode = failed === 0 ? 0 : 1;
