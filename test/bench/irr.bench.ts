/**
 * The figures of the internal rate of return for `npm run bench`: 100,000 seeded flows in five families, each rate put
 * back into NPV, each count of rates compared with an independent one on a fine grid; and what a flow costs beside
 * one evaluation of its NPV at a thousand rates, the work of a search by grid.
 */
import { irr, irrRates } from '../../models/returns/irr.ts';
import { FAMILIES, gridCount, residual, seeded } from './irr-families.ts';

const FLOWS = 100_000;

export const benches = [
  {
    name: 'internal rates of return of 100,000 random flows',
    run: async () => {
      const names = Object.keys(FAMILIES);
      let worst = 0;
      let disagreeing = 0;
      let solving = 0;
      let onGrid = 0;
      for (const [name, make] of Object.entries(FAMILIES)) {
        const random = seeded(names.indexOf(name) + 1);
        const flows = Array.from({ length: FLOWS / names.length }, () => make(random));
        const started = performance.now();
        const found = flows.map((flow) => irrRates(irr(flow)));
        const solved = performance.now();
        const counts = flows.map(gridCount);
        onGrid += performance.now() - solved;
        solving += solved - started;
        found.forEach((rates, k) => {
          if (rates.length !== counts[k]) disagreeing += 1;
          for (const rate of rates) worst = Math.max(worst, residual(flows[k] ?? [], rate));
        });
      }
      return {
        figures: {
          'worst residual of a rate put back': worst,
          'flows whose number of rates disagrees': disagreeing,
          'time beside the count on a grid, ratio': solving / onGrid,
          'time a flow, microseconds': (solving * 1000) / FLOWS,
        },
        limits: { 'worst residual of a rate put back': 1e-9, 'flows whose number of rates disagrees': 0 },
      };
    },
  },
];
