/**
 * Is this file still what was handed over, and does the model still say the same? Asked of every form, as it was made and
 * after each kind of tampering. What was handed over comes back byte for byte.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PackForm, PackVerdict } from '../../../electron/contract/packs/pack-calls.ts';
import { createServices } from '../../../electron/host/services.ts';
import type { FormWriters } from '../../../electron/packs/make-forms.ts';
import { type HandedOver, makePack } from '../../../electron/packs/make-pack.ts';
import { rewriteZip } from '../../../electron/packs/seal/rewrite-zip.ts';
import { verifyPack } from '../../../electron/packs/verify-pack.ts';
import { findIssue, issueFile, listIssues } from '../../../electron/store/packs/pack-issues.ts';
import { setDeleted } from '../../../electron/store/plan-list.ts';
import type { Change } from '../../../models/plan/change.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import { ok } from '../../../models/plan/result.ts';
import { closeAll } from '../test-host.ts';
import { type Prepared, prepareWorkspace, TODAY } from './content/prepared-workspace.ts';

const PATIENCE = 240_000;
const FORMS = ['pdf', 'pptx', 'xlsx', 'html'] as const satisfies readonly PackForm[];
const services = createServices();

/** As a browser prints it, without one: the seal stands behind it whatever is in it. */
const writers: FormWriters = {
  ...services,
  printPdf: async () => ok(Buffer.from('%PDF-1.7\n1 0 obj\n%%EOF\n')),
};

let prepared: Prepared;
let planId = '';
let pack: Pack;
let given: HandedOver;
let clock = TODAY.getTime();
let ids = 0;

const maker = () => ({
  opened: prepared.opened,
  writers,
  now: () => {
    clock += 1000;
    return new Date(clock);
  },
  newId: () => `issue-${++ids}`,
  gather: {},
  onForm: () => undefined,
});

function edit(change: Change): void {
  const done = prepared.opened.plans.commit({
    planId,
    clientId: 'test',
    kind: 'edit',
    label: 'edit',
    change,
    stacks: () => undefined,
  });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

beforeAll(async () => {
  prepared = await prepareWorkspace('en', 64);
  planId = prepared.planIds.get('premium-store') ?? '';
  pack = packFromTemplate('investment-paper', { id: 'paper', name: 'Paper', language: 'en' });
  const kept = ['summary', 'cash-flows', 'returns'];
  pack = { ...pack, sections: pack.sections.filter(({ kind }) => kept.includes(kind)) };
  edit({ type: 'put-part', part: { list: 'packs', item: pack }, index: 0 });
  const made = await makePack({ planId, pack, forms: FORMS }, maker());
  if (!made.ok) throw new Error(made.error.message);
  given = made.value;
}, PATIENCE);

afterAll(async () => {
  prepared.close();
  await closeAll();
});

async function verdict(bytes: Uint8Array): Promise<PackVerdict> {
  const told = await verifyPack(bytes, prepared.opened, TODAY);
  if (!told.ok) throw new Error(told.error.message);
  return told.value;
}

function fileOf(form: PackForm): Uint8Array {
  const found = given.files.find((file) => file.form === form);
  if (!found) throw new Error(`no ${form}`);
  return found.bytes;
}

/** Bytes of the middle turned over. */
function scratched(bytes: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

function appended(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([bytes, Buffer.from('\n% more\n')]);
}

/** A number on a slide or sheet made another, and the archive written anew, as an editor does. */
function rezipped(bytes: Uint8Array): Promise<Uint8Array> {
  return rewriteZip(bytes, (name, text) =>
    /slides\/slide2\.xml$|worksheets\/sheet2\.xml$/.test(name) ? text().replace(/\d{2}(?=<)/, '99') : null,
  );
}

describe('a file that was handed over', () => {
  it.each(FORMS)('is genuine as %s, byte for byte, and the model says the same', async (form) => {
    const told = await verdict(fileOf(form));
    expect(told).toMatchObject({ file: 'genuine', form, model: 'same', changes: [] });
    expect(told.issue?.id).toBe('issue-1');
  });

  it.each(FORMS)('comes back from the history as it was, as %s', (form) => {
    const { db } = prepared.opened.plans;
    const kept = issueFile(db, 'issue-1', form);
    expect(kept && Buffer.from(kept.bytes).equals(Buffer.from(fileOf(form)))).toBe(true);
    const size = findIssue(db, 'issue-1')?.files.find((file) => file.form === form)?.size;
    expect(size).toBe(fileOf(form).byteLength);
  });

  it.each(['pdf', 'html'] as const)(
    'is told as edited where something was added to the %s or changed in it',
    async (form) => {
      for (const changed of [appended(fileOf(form)), scratched(fileOf(form))]) {
        expect(await verdict(changed)).toMatchObject({ file: 'edited', form, model: 'same' });
      }
    },
  );

  it.each(['pptx', 'xlsx'] as const)(
    'is told as edited where a number in the %s was changed, or it was packed anew',
    async (form) => {
      const repacked = await rewriteZip(fileOf(form), () => null);
      const changed = await rezipped(fileOf(form));
      expect(Buffer.from(changed).equals(Buffer.from(repacked))).toBe(false);
      expect(await verdict(changed)).toMatchObject({ file: 'edited', form, model: 'same' });
      expect((await verdict(appended(fileOf(form)))).file).not.toBe('genuine');
      expect((await verdict(scratched(fileOf(form)))).file).not.toBe('genuine');
    },
  );

  it('is unknown where it was made elsewhere, has no seal, or a seal of nothing', async () => {
    const foreign = Buffer.from(fileOf('html')).toString('utf8').replaceAll('issue-1', 'issue-x');
    for (const bytes of [
      Buffer.from(foreign),
      Buffer.from('%PDF-1.7\n%%EOF\n'),
      Buffer.from('%PDF-1.7\n%hurdle-pack !!!!\n'),
      Buffer.from('<!doctype html><meta name="hurdle-pack" content="{">'),
      Buffer.from('PK\u0003\u0004 and nothing'),
      Buffer.from('some text'),
      Buffer.alloc(0),
    ]) {
      expect(await verdict(bytes)).toMatchObject({ file: 'unknown', issue: null, model: null, changes: [] });
    }
  });
});

describe('a check that is ended', () => {
  it('answers so at every step of gathering the figures, and is told how far it is', async () => {
    const shares: number[] = [];
    const told = await verifyPack(fileOf('html'), prepared.opened, TODAY, {
      onProgress: (share) => shares.push(share),
    });
    expect(told).toMatchObject({ ok: true, value: { model: 'same' } });
    expect(shares.at(-1)).toBe(1);
    expect(shares.toSorted((a, b) => a - b)).toEqual(shares);
    for (const end of new Set(shares.slice(0, -1))) {
      const ending = new AbortController();
      const ended = await verifyPack(fileOf('html'), prepared.opened, TODAY, {
        signal: ending.signal,
        onProgress: (share) => {
          if (share >= end) ending.abort();
        },
      });
      expect(ended).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
    }
  });
});

describe('the model behind a pack', () => {
  it(
    'says which numbers read otherwise after an edit, and the next pack marks them',
    async () => {
      const { plans } = prepared.opened;
      const loaded = plans.load(planId);
      if (!loaded.ok) throw new Error(loaded.error.message);
      const before = loaded.value.plan.settings.discounting;
      edit({
        type: 'set-settings',
        settings: { discounting: { ...before, rate: { mode: 'given', rate: 0.2 } } },
      });
      const told = await verdict(fileOf('pptx'));
      expect(told).toMatchObject({ file: 'genuine', model: 'changed' });
      const npv = told.changes.find(({ id }) => id === 'metric:npv:postTax:withTerminal');
      expect(npv?.before).not.toBe(npv?.now);
      expect(npv?.label).toMatch(/^Net present value/);
      // A number is named by what stands beside it, never by its id alone.
      expect(told.changes.filter(({ label }) => label === '')).toEqual([]);
      expect(told.seq).toBe((given.issues[0]?.seq ?? 0) + 1);

      const made = await makePack({ planId, pack, forms: ['html'] }, maker());
      if (!made.ok) throw new Error(made.error.message);
      const html = Buffer.from(made.value.files[0]?.bytes ?? []).toString('utf8');
      const marked = [...html.matchAll(/class="figure[^"]*changed[^"]*"[^>]*data-id="([^"]*)"/g)].map(
        ([, id]) => id,
      );
      expect(new Set(marked)).toEqual(
        new Set(
          told.changes.flatMap(({ id, before, now }) =>
            !id.endsWith(':lead') && before !== null && now !== null ? [id] : [],
          ),
        ),
      );
      // A sentence has its mark in front of it.
      const leads = told.changes.filter(({ id }) => id.endsWith(':lead'));
      expect(leads.length).toBeGreaterThan(0);
      expect(html.split('<p>△ ')).toHaveLength(leads.length + 1);
      expect(html).toContain(`title="was ${npv?.before}"`);
      expect(listIssues(plans.db, planId).map(({ id }) => id)).toEqual(['issue-2', 'issue-1']);
      edit({ type: 'set-settings', settings: { discounting: before } });
      expect(await verdict(fileOf('pptx'))).toMatchObject({ model: 'same', changes: [] });
    },
    PATIENCE,
  );

  it(
    'is gone where the scenario of the pack was removed, or the plan deleted; the file is genuine all the same',
    async () => {
      const ofScenario = { ...pack, id: 'other', scenarioId: 'scenario-1' };
      const made = await makePack({ planId, pack: ofScenario, forms: ['html'] }, maker());
      if (!made.ok) throw new Error(made.error.message);
      const bytes = made.value.files[0]?.bytes ?? new Uint8Array();
      expect(await verdict(bytes)).toMatchObject({ file: 'genuine', model: 'same' });
      edit({ type: 'remove-scenario', scenarioId: 'scenario-1' });
      expect(await verdict(bytes)).toMatchObject({ file: 'genuine', model: 'gone', seq: null });
      const { plans } = prepared.opened;
      expect(setDeleted(plans.db, planId, '2028-01-16T00:00:00.000Z')).toBe(true);
      plans.forget(planId);
      expect(await verdict(fileOf('xlsx'))).toMatchObject({ file: 'genuine', model: 'gone', seq: null });
    },
    PATIENCE,
  );
});

describe('making a pack', () => {
  it(
    'gives the other forms where one fails through a fault, and says so of that one',
    async () => {
      const fault = new Error('a chart that nobody thought of');
      const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
      const faults: unknown[] = [];
      const made = await makePack(
        {
          planId: prepared.planIds.get('furniture') ?? '',
          pack: { ...pack, id: 'faulty' },
          forms: ['pdf', 'pptx', 'html'],
        },
        {
          ...maker(),
          writers: {
            ...writers,
            printPdf: async () => {
              throw full;
            },
            writeSlides: async () => {
              throw fault;
            },
          },
          onFault: (told) => faults.push(told),
        },
      );
      if (!made.ok) throw new Error(made.error.message);
      expect(made.value.files.map(({ form }) => form)).toEqual(['html']);
      expect(made.value.issues[0]?.files.map(({ form }) => form)).toEqual(['html']);
      expect(made.value.refused.map(({ form, error }) => [form, error.code])).toEqual([
        ['pdf', 'disk-full'],
        ['pptx', 'internal'],
      ]);
      // A full disk is no fault of ours; what is goes to the log.
      expect(faults).toEqual([fault]);
    },
    PATIENCE,
  );

  it(
    'keeps nothing when it is cancelled, at whatever moment',
    async () => {
      const { db } = prepared.opened.plans;
      const other = prepared.planIds.get('agency') ?? '';
      for (const form of FORMS) {
        const ending = new AbortController();
        const made = await makePack(
          { planId: other, pack, forms: FORMS },
          {
            ...maker(),
            gather: { signal: ending.signal },
            onForm: (begun) => {
              if (begun === form) ending.abort();
            },
          },
        );
        expect(made).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
      }
      expect(listIssues(db, other)).toEqual([]);
    },
    PATIENCE,
  );
});
