/**
 * What is computed for a pack is computed once: words, order and colours of a pack take it as it is, and so do making and
 * checking one. It is let go of when the workspace is closed, locked or changed for another.
 */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { dataFolder } from '../../../../../electron/host/data/data-folder.ts';
import { openRecent } from '../../../../../electron/host/data/recent.ts';
import { startSession } from '../../../../../electron/host/workspace-session.ts';
import type { PackFacts } from '../../../../../electron/packs/content/facts.ts';
import {
  gatherFacts,
  type PackedWorkspace,
  packRequest,
} from '../../../../../electron/packs/content/gather-facts.ts';
import { makePack } from '../../../../../electron/packs/make-pack.ts';
import { verifyPack } from '../../../../../electron/packs/verify-pack.ts';
import { newKey } from '../../../../../electron/store/cipher/workspace-key.ts';
import { ALL_MIGRATIONS } from '../../../../../electron/store/migrations/all-migrations.ts';
import { createWorkspace } from '../../../../../electron/store/open-workspace.ts';
import { blankLine, blankPlan } from '../../../../../models/plan/blank.ts';
import type { Change } from '../../../../../models/plan/change.ts';
import type { Pack } from '../../../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../../../models/plan/packs/pack-templates.ts';
import { err } from '../../../../../models/plan/result.ts';
import type { Line, Plan } from '../../../../../models/plan/schema.ts';
import { quickSecret } from '../../../quick-secret.ts';
import { closeAll, temporaryFolder } from '../../../test-host.ts';

const NOW = new Date('2028-01-15T09:12:00.000Z');
const PATIENCE = 120_000;
const KINDS = [
  'summary',
  'two-way',
  'scenarios',
  'npv-bridge',
  'simulation',
  'outlook',
  'portfolio',
] as const;

function shop(id = 'shop'): Plan {
  const plan = blankPlan(id, 'Shop', '2027-01');
  const line = (code: string, kind: Line['kind'], entry: Line['entry']): Line => ({
    ...blankLine(`l-${code}`, code, code, kind),
    entry,
  });
  const distribution = { type: 'uniform', min: 0.8, max: 1.2 } as const;
  return {
    ...plan,
    timeline: { ...plan.timeline, periodicity: 'year', periods: 4 },
    lines: [
      line('fitting', 'investment', { type: 'series', values: [], opening: 1000 }),
      {
        ...line('price', 'driver', { type: 'constant', value: 4 }),
        uncertainty: { type: 'once', measure: 'factor', distribution },
      },
      line('sales', 'revenue', { type: 'formula', formula: 'price * 100' }),
    ],
    scenarios: [
      {
        id: 'low',
        name: 'Low',
        parentId: null,
        overrides: [
          { target: 'line', lineId: 'l-price', label: 'price', change: { type: 'scale', factor: 0.9 } },
        ],
      },
    ],
    simulation: { trials: 100, seed: 7, method: 'latin-hypercube' },
  };
}

const PACK: Pack = {
  ...packFromTemplate('investment-paper', { id: 'paper', name: 'Paper', language: 'en' }),
  sections: KINDS.map((kind) => ({ id: kind, kind, title: '', comment: '' })),
};

function session(encrypted = false) {
  const root = temporaryFolder();
  const folder = dataFolder(root);
  const options = {
    folder,
    recent: openRecent(join(root, 'recent.json')),
    now: () => NOW,
    who: () => 'tester',
    announce: () => undefined,
    log: () => undefined,
  };
  const started = startSession(options);
  const opened = started.current();
  if (!opened.ok) throw new Error(opened.error.message);
  if (!encrypted) opened.value.plans.create(shop());
  return { root, session: started };
}

function workspaceOf({ current }: ReturnType<typeof startSession>) {
  const opened = current();
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}

async function factsOf(workspace: PackedWorkspace, pack: Pack = PACK, planId = 'shop'): Promise<PackFacts> {
  const request = packRequest(workspace, planId, pack, NOW);
  const facts = request.ok ? await gatherFacts(request.value) : request;
  if (!facts.ok) throw new Error(facts.error.message);
  return facts.value;
}

function edit({ plans }: PackedWorkspace, change: Change, planId = 'shop'): void {
  const done = plans.commit({
    planId,
    clientId: 'test',
    kind: 'edit',
    label: 'edit',
    change,
    stacks: () => undefined,
  });
  if (!done.ok) throw new Error(done.error.message);
}

/** What takes time. Compared by identity: the very same answer, not an equal one. */
function costly({ shown, sensitivity, grid, matrix, bridge, simulation, portfolio, tracking }: PackFacts) {
  return [
    shown,
    sensitivity?.tornado,
    sensitivity?.switches,
    grid,
    matrix,
    bridge,
    simulation,
    portfolio?.answer,
    tracking?.outlook,
  ] as const;
}

function reused(before: PackFacts, after: PackFacts): readonly boolean[] {
  const now = costly(after);
  return costly(before).map((fact, index) => fact != null && fact === now[index]);
}

afterEach(() => vi.restoreAllMocks());
afterAll(closeAll);

describe('a pack whose words are edited', () => {
  it('is written from what was computed before, and from nothing that another edit has changed', async () => {
    const workspace = workspaceOf(session().session);
    const put = (pack: Pack): void =>
      edit(workspace, { type: 'put-part', part: { list: 'packs', item: pack }, index: 0 });
    put(PACK);
    const first = await factsOf(workspace);
    const edited: Pack = {
      ...PACK,
      name: 'Another name',
      decision: 'To build',
      colours: { primary: '#112233', accent: '#445566' },
      signatories: [{ role: 'CFO', name: 'Li' }],
      sections: PACK.sections.map((section) => ({ ...section, comment: 'Read this' })).toReversed(),
    };
    put(edited);
    const second = await factsOf(workspace, edited);
    expect(reused(first, second)).toEqual(Array(9).fill(true));
    // What belongs to the pack and to the version is new all the same.
    expect(second.pack).toBe(edited);
    expect(second.seq).toBe(first.seq + 1);
    expect(second.plan.packs).toEqual([edited]);
    expect(second.modelHash).toBe(first.modelHash);

    edit(workspace, { type: 'set-entry', lineId: 'l-price', entry: { type: 'constant', value: 5 } });
    const third = await factsOf(workspace, edited);
    // The same choice among projects is made anew as well: the plan has another value now.
    expect(reused(second, third)).toEqual(Array(9).fill(false));
    expect(third.modelHash).not.toBe(second.modelHash);
  });

  it('shows another scenario with its own figures, and the first one again without computing', async () => {
    const workspace = workspaceOf(session().session);
    const plain = await factsOf(workspace);
    const low = await factsOf(workspace, { ...PACK, scenarioId: 'low' });
    expect(low.shown.headline.npv).not.toBe(plain.shown.headline.npv);
    expect(low.matrix).toBe(plain.matrix);
    expect(low.simulation).not.toBe(plain.simulation);
    expect(reused(plain, await factsOf(workspace))).toEqual(Array(9).fill(true));
  });

  it('keeps three plans of a workspace, and of each the newest state', async () => {
    const workspace = workspaceOf(session().session);
    const ids = ['shop', 'two', 'three', 'four'];
    for (const id of ids.slice(1)) workspace.plans.create(shop(id));
    const first = await factsOf(workspace);
    for (const id of ids.slice(1)) await factsOf(workspace, PACK, id);
    const last = await factsOf(workspace, PACK, 'four');
    expect(last.simulation).toBe((await factsOf(workspace, PACK, 'four')).simulation);
    expect((await factsOf(workspace)).simulation).not.toBe(first.simulation);
  });

  it('computes anew after a gathering that was ended in the middle of the simulation', async () => {
    const workspace = workspaceOf(session().session);
    const request = packRequest(workspace, 'shop', PACK, NOW);
    if (!request.ok) throw new Error(request.error.message);
    const ending = new AbortController();
    const ended = await gatherFacts(request.value, {
      signal: ending.signal,
      onProgress: (share) => share > 0.5 && ending.abort(),
    });
    expect(ended).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
    expect((await factsOf(workspace)).simulation).toMatchObject({ kind: 'done', summary: { trials: 100 } });
  });

  it(
    'is made and checked without the simulation being run again',
    async () => {
      const workspace = workspaceOf(session().session);
      edit(workspace, { type: 'put-part', part: { list: 'packs', item: PACK }, index: 0 });
      await factsOf(workspace);
      // A run of the simulation tells its progress between the third and the fourth of six steps.
      const steps: number[] = [];
      const gather = { onProgress: (share: number) => steps.push(share) };
      const never = async () => err({ code: 'internal' as const, message: 'not asked for' });
      const unopened = async () => {
        throw new Error('not asked for');
      };
      const made = await makePack(
        { planId: 'shop', pack: PACK, forms: ['html'] },
        {
          opened: workspace,
          writers: { printPdf: never, writeSlides: never, openWorkbookWriter: unopened },
          now: () => NOW,
          newId: () => 'issue',
          gather,
          onForm: () => undefined,
        },
      );
      const bytes = made.ok ? made.value.files[0]?.bytes : undefined;
      expect(await verifyPack(bytes ?? new Uint8Array(), workspace, NOW, gather)).toMatchObject({
        ok: true,
        value: { file: 'genuine', model: 'same' },
      });
      expect(steps.filter((share) => share > 3 / 6 && share < 4 / 6)).toEqual([]);
      expect(steps.filter((share) => share === 1)).toHaveLength(2);
    },
    PATIENCE,
  );
});

describe('a workspace that is left', () => {
  const PLAIN = { close: true, switch: true } as const;

  /** In a function of its own, so that nothing of it is held by the test. */
  async function used({ session: started }: ReturnType<typeof session>): Promise<WeakRef<object>[]> {
    const facts = await factsOf(workspaceOf(started));
    return costly(facts).flatMap((fact) => (fact ? [new WeakRef(fact)] : []));
  }

  async function alive(refs: readonly WeakRef<object>[]): Promise<number> {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    // An object that was looked at lives to the end of the turn.
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
    return refs.filter((ref) => ref.deref() !== undefined).length;
  }

  it.each(Object.keys(PLAIN))(
    'takes with it what was computed for its packs: %s',
    async (how) => {
      const place = session();
      const refs = await used(place);
      expect(refs).toHaveLength(9);
      expect(await alive(refs)).toBe(9);
      if (how === 'close') place.session.close();
      else {
        const other = join(place.root, 'other.hurdle');
        createWorkspace(other);
        expect(place.session.open(other).ok).toBe(true);
      }
      expect(await alive(refs)).toBe(0);
      place.session.close();
    },
    PATIENCE,
  );

  it(
    'takes with it what was computed for its packs: lock',
    async () => {
      const place = session(true);
      const path = join(place.root, 'secret.hurdle');
      const key = await newKey('open sesame', quickSecret);
      createWorkspace(path, ALL_MIGRATIONS, key);
      expect(place.session.open(path, key).ok).toBe(true);
      workspaceOf(place.session).plans.create(shop());
      const refs = await used(place);
      expect(await alive(refs)).toBe(9);
      expect(place.session.lock()).toBe(true);
      expect(await alive(refs)).toBe(0);
    },
    PATIENCE,
  );
});
