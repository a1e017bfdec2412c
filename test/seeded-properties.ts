/**
 * Property tests draw the same cases in every run, so that a green suite stays green until the code changes. To look
 * further: FC_SEED=<any whole number> npm test -- --only unit.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20_261_121) });
