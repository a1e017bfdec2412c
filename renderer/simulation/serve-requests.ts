/**
 * What a simulation worker does with each request: runs blocks, gathers results and summarises them, works out Sobol'
 * indices. Knows nothing of threads: answers go to `reply`. Holds copies only, and forgets them when told.
 */
import type { Plan } from '../../models/plan/schema.ts';
import { createStudy } from '../../scenarios/simulation/study/create-study.ts';
import { createStudyCache } from '../../scenarios/simulation/study/prepared-study.ts';
import { createStudyResults, type StudyResults } from '../../scenarios/simulation/study/study-results.ts';
import { studySobol } from '../../scenarios/simulation/study/study-sobol.ts';
import type { Study, StudySummary } from '../../scenarios/simulation/study/study-types.ts';
import { createSummariser } from '../../scenarios/simulation/study/summarise-study.ts';
import { buffersOf, type WorkerReply, type WorkerRequest } from './worker-messages.ts';

type Reply = (reply: WorkerReply, transfer?: readonly ArrayBufferLike[]) => void;
type Gathered = { readonly results: StudyResults; readonly summarise: () => StudySummary };

export function serveRequests(now: () => number, reply: Reply): (request: WorkerRequest) => void {
  const cache = createStudyCache();
  const studies = new Map<number, Study>();
  const gathered = new Map<number, Gathered>();
  let plan: Plan | undefined;

  const gather = (job: number, study: Study): Gathered => {
    const known = gathered.get(job);
    if (known) return known;
    const results = createStudyResults(study);
    const made = { results, summarise: createSummariser(study, results) };
    gathered.set(job, made);
    return made;
  };

  return (request) => {
    if (request.kind === 'plan') {
      // Written by the page from a plan of its own a moment ago.
      plan = JSON.parse(request.json) as Plan;
      return;
    }
    const { job } = request;
    if (request.kind === 'study') {
      if (!plan) throw new Error('a study needs a plan before it');
      const made = createStudy(plan, request.settings, cache);
      if (made.ok) studies.set(job, made.value);
      else reply({ kind: 'problems', job, problems: made.error });
      return;
    }
    const study = studies.get(job);
    // A study with problems has said so, and one forgotten is wanted no more.
    if (!study) return;
    switch (request.kind) {
      case 'run': {
        const started = now();
        const blocks = study.runBlocks(request.from, request.to);
        reply({ kind: 'blocks', job, blocks, ms: now() - started }, buffersOf(blocks));
        return;
      }
      case 'gather':
        gather(job, study).results.add(request.blocks);
        return;
      case 'summarise':
        reply({ kind: 'summary', job, summary: gather(job, study).summarise() });
        return;
      case 'sobol': {
        const onRun = (done: number, of: number): void => reply({ kind: 'sobol-progress', job, done, of });
        const made = studySobol(study, request.points, cache, onRun);
        if (made.ok) reply({ kind: 'sobol', job, sobol: made.value });
        else reply({ kind: 'no-sobol', job, reason: made.error });
        return;
      }
      case 'forget':
        studies.delete(job);
        gathered.delete(job);
    }
  };
}
