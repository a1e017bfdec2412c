/**
 * Board packs over one transport: preview, making, the history of what was handed over, the check of a file. What is
 * expected comes from the plan that was put in and from the files themselves.
 */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { blankLine, blankPlan } from '../../../models/plan/blank.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { readSlides } from '../packs/reading/presentation.ts';
import { next, type Session, setCell } from './session.ts';
import type { Connection } from './transport.ts';

/** 1000 at the opening, 600 a year for three years, untaxed, at 10 %: NPV 600 x 2.486852 - 1000 = 492.11. */
function shop(name: string): Plan {
  const plan = blankPlan('shop', name, '2027-01');
  return {
    ...plan,
    timeline: { ...plan.timeline, periodicity: 'year', periods: 3 },
    settings: {
      ...plan.settings,
      tax: { ...plan.settings.tax, rate: 0 },
      discounting: { ...plan.settings.discounting, rate: { mode: 'given', rate: 0.1 } },
    },
    lines: [
      {
        ...blankLine('l-build', 'build', 'Build', 'investment'),
        entry: { type: 'series', values: [], opening: 1000 },
      },
      {
        ...blankLine('l-sales', 'sales', 'Sales <b>', 'revenue'),
        entry: { type: 'series', values: [600, 600, 600] },
      },
    ],
  };
}

function paper(language: Pack['language'] = 'en'): Pack {
  const pack = packFromTemplate('investment-paper', { id: 'paper', name: 'Paper', language });
  const kinds = ['summary', 'returns', 'portfolio'] as const;
  return {
    ...pack,
    unit: 'one',
    sections: kinds.map((kind, index) => ({ id: `s${index + 1}`, kind, title: '', comment: '' })),
  };
}

const NPV = 'metric:npv:postTax:withTerminal';

export function packConformance(session: Session): void {
  const { connect, must, refusal, change, newPlan } = session;

  async function withPack(host: Connection, pack = paper(), name = 'Shop'): Promise<string> {
    const { planId } = await must(host, 'plan.create', { from: { kind: 'plan', plan: shop(name) } });
    await change(host, planId, { type: 'put-part', part: { list: 'packs', item: pack }, index: 0 }, 'Pack');
    return planId;
  }

  it('shows the pages of a pack that need not be stored, with what was written as text', async () => {
    const host = await connect();
    const { planId } = await must(host, 'plan.create', {
      from: { kind: 'plan', plan: shop('A & <i>B</i>') },
    });
    const input = { planId, pack: paper(), language: 'en' } as const;
    const shown = await must(host, 'packs.preview', input);
    expect(shown.title).toBe('A & <i>B</i> · Paper');
    expect(shown.body).toContain('A &amp; &lt;i&gt;B&lt;/i&gt;');
    expect(shown.body).toMatch(new RegExp(`data-id="${NPV}"[^>]*>492<`));
    expect(shown.sections.map(({ id, empty }) => [id, empty])).toEqual([
      ['s1', false],
      ['s2', false],
      // One plan alone is no portfolio.
      ['s3', true],
    ]);
    expect(shown).toMatchObject({ draft: false, since: null });
    const chinese = await must(host, 'packs.preview', { ...input, language: 'zh' });
    expect(chinese.body).toContain('净现值');
  });

  it('makes the forms asked for, keeps them with their hashes, and gives them back byte for byte', async () => {
    const host = await connect();
    const planId = await withPack(host, paper('both'));
    const steps = new Set<string>();
    host.on('packs.progress', ({ jobId, step }) => {
      if (jobId === 'job-1') steps.add(step);
    });
    const told = next(host, 'packs.issued');
    const forms = ['html', 'pptx', 'pdf', 'xlsx'] as const;
    const made = await must(host, 'packs.make', {
      planId,
      packId: 'paper',
      forms: [...forms],
      jobId: 'job-1',
    });
    expect(await told).toEqual({ planId });
    expect(made.refused).toEqual([]);
    expect(made.issues.map(({ language, name, seq, draft }) => [language, name, seq, draft])).toEqual([
      ['en', 'Paper', 1, false],
      ['zh', 'Paper', 1, false],
    ]);
    expect(made.files.map(({ form }) => form)).toEqual([...forms, ...forms]);
    expect(steps).toEqual(new Set(['contents', 'simulation', ...forms]));
    const { issues } = await must(host, 'packs.issues', { planId });
    expect(new Set(issues.map(({ id }) => id))).toEqual(new Set(made.issues.map(({ id }) => id)));
    for (const { issueId, form, ticket, name } of made.files) {
      const bytes = await host.take(ticket);
      const kept = issues.find(({ id }) => id === issueId)?.files.find((file) => file.form === form);
      expect(kept).toMatchObject({ name, size: bytes.length });
      expect(kept?.hash).toBe(createHash('sha256').update(bytes).digest('hex'));
      const again = await must(host, 'packs.file', { issueId, form });
      expect(again.name).toBe(name);
      expect(Buffer.from(await host.take(again.ticket)).equals(Buffer.from(bytes))).toBe(true);
      if (form === 'pptx') {
        expect(readSlides(bytes).flatMap(({ texts }) => texts)).toContain('492');
      }
    }
  });

  it('tells whether a file is what was handed over and what the model says by now', async () => {
    const host = await connect();
    const planId = await withPack(host);
    const made = await must(host, 'packs.make', { planId, packId: 'paper', forms: ['html'] });
    const bytes = await host.take(made.files[0]?.ticket ?? '');
    const verdict = async (file: Uint8Array) =>
      must(host, 'packs.verify', { ticket: await host.bring('pack', 'pack.html', file) });
    expect(await verdict(bytes)).toMatchObject({ file: 'genuine', form: 'html', model: 'same', seq: 1 });
    await change(host, planId, setCell('l-sales', 3, 1600), 'More');
    // 1000 more in three years at 10 %: 751.31 more, 1243.43.
    const later = await verdict(bytes);
    expect(later).toMatchObject({ file: 'genuine', model: 'changed', seq: 2 });
    expect(later.changes.find(({ id }) => id === NPV)).toMatchObject({ before: '492', now: '1,243' });
    const shown = await must(host, 'packs.preview', { planId, pack: paper(), language: 'en' });
    expect(shown.since).toMatchObject({ issue: { id: made.issues[0]?.id }, changes: later.changes.length });
    const edited = Buffer.from(bytes).toString('utf8').replaceAll('>492<', '>9492<');
    expect(await verdict(Buffer.from(edited))).toMatchObject({ file: 'edited', model: 'changed' });
    expect(await verdict(Buffer.from('<!doctype html><p>'))).toMatchObject({ file: 'unknown', issue: null });
    await must(host, 'plan.delete', { planId });
    expect(await verdict(bytes)).toMatchObject({ file: 'genuine', model: 'gone', seq: null });
  });

  it('tells a form that could not be made, and makes the others', async () => {
    const host = await connect();
    const planId = await withPack(host, paper(), 'NO PRINTER');
    const made = await must(host, 'packs.make', { planId, packId: 'paper', forms: ['pdf', 'html'] });
    expect(made.refused).toMatchObject([
      { form: 'pdf', language: 'en', error: { code: 'export-refused', params: { reason: 'no-browser' } } },
    ]);
    expect(made.files.map(({ form }) => form)).toEqual(['html']);
    expect(made.issues[0]?.files.map(({ form }) => form)).toEqual(['html']);
  });

  it('says what is not there, and refuses what is no pack', async () => {
    const host = await connect();
    const planId = await newPlan(host);
    expect(await refusal(host, 'packs.make', { planId, packId: 'none', forms: ['html'] })).toBe('not-found');
    expect(await refusal(host, 'packs.make', { planId: 'none', packId: 'p', forms: ['html'] })).toBe(
      'not-found',
    );
    expect(await refusal(host, 'packs.make', { planId, packId: 'p', forms: [] })).toBe('invalid-input');
    expect(await refusal(host, 'packs.issues', { planId: 'none' })).toBe('not-found');
    expect(await refusal(host, 'packs.file', { issueId: 'none', form: 'pdf' })).toBe('not-found');
    expect(await refusal(host, 'packs.verify', { ticket: 'A'.repeat(32) })).toBe('ticket-expired');
    const preview = { planId, pack: paper(), language: 'en' } as const;
    expect(
      await refusal(host, 'packs.preview', { ...preview, pack: { ...paper(), scenarioId: 'none' } }),
    ).toBe('not-found');
    const bad = [
      { ...paper(), sections: [] },
      { ...paper(), colours: { primary: 'red;}body{display:none', accent: '#000000' } },
      { ...paper(), logo: 'https://example.com/logo.png' },
      { ...paper(), logo: 'data:image/svg+xml;base64,PHN2Zz4=' },
      { ...paper(), name: ' ' },
    ];
    for (const pack of bad)
      expect(await refusal(host, 'packs.preview', { ...preview, pack })).toBe('invalid-input');
    expect(await must(host, 'packs.issues', { planId })).toEqual({ issues: [] });
    expect(await must(host, 'packs.cancel', { jobId: 'none' })).toEqual({ cancelled: false });
  });

  it('writes nothing when it is cancelled', async () => {
    const host = await connect();
    const planId = await withPack(host);
    const cancelled = new Promise<boolean>((resolve) => {
      const stop = host.on('packs.progress', ({ jobId, step }) => {
        if (jobId !== 'job-2' || step !== 'pptx') return;
        stop();
        void must(host, 'packs.cancel', { jobId }).then((answer) => resolve(answer.cancelled));
      });
    });
    const making = host.call('packs.make', {
      planId,
      packId: 'paper',
      forms: ['pptx', 'html', 'xlsx'],
      jobId: 'job-2',
    });
    expect(await cancelled).toBe(true);
    expect(await making).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
    expect(await must(host, 'packs.issues', { planId })).toEqual({ issues: [] });
  });

  it('ends a check that is cancelled, and says so', async () => {
    const host = await connect();
    const planId = await withPack(host);
    const made = await must(host, 'packs.make', { planId, packId: 'paper', forms: ['html'] });
    const bytes = await host.take(made.files[0]?.ticket ?? '');
    const cancelled = new Promise<boolean>((resolve) => {
      const stop = host.on('packs.progress', ({ jobId }) => {
        if (jobId !== 'job-3') return;
        stop();
        void must(host, 'packs.cancel', { jobId }).then((answer) => resolve(answer.cancelled));
      });
    });
    const ticket = await host.bring('pack', 'pack.html', bytes);
    const checking = host.call('packs.verify', { ticket, jobId: 'job-3' });
    // Over a connection the check may have ended before it hears of it.
    const ended = await cancelled;
    const answer = await checking;
    if (ended) expect(answer).toMatchObject({ ok: false, error: { params: { reason: 'cancelled' } } });
    else expect(answer).toMatchObject({ ok: true, value: { file: 'genuine' } });
    // The same file is checked again afterwards.
    expect(await must(host, 'packs.verify', { ticket, jobId: 'job-3' })).toMatchObject({ model: 'same' });
  });

  it('says that the workspace was closed where that happens while a pack is made, and keeps nothing', async () => {
    const host = await connect();
    const planId = await withPack(host);
    const other = new Promise<void>((resolve) => {
      const stop = host.on('packs.progress', ({ jobId }) => {
        if (jobId !== 'job-4') return;
        stop();
        void must(host, 'workspace.create', { name: 'Another' }).then(() => resolve());
      });
    });
    const forms = ['pptx', 'html', 'xlsx'] as const;
    const making = host.call('packs.make', { planId, packId: 'paper', forms: [...forms], jobId: 'job-4' });
    await other;
    expect(await making).toMatchObject({ ok: false, error: { code: 'workspace-missing' } });
  });
}
