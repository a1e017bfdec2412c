// Statements in words: a recommendation, a verdict or a leading sentence that turned is found and marked; the rest is left.
import { describe, expect, it } from 'vitest';
import { changesSince, keptFigures, markedChanges } from '../../../electron/packs/changes-since.ts';
import { figure, RATE } from '../../../electron/packs/content/figures.ts';
import type { Block, PackContent } from '../../../electron/packs/content/pack-content.ts';
import { documentParts } from '../../../electron/packs/document/document.ts';
import { isStatement, statementsOf, withMarkedStatements } from '../../../electron/packs/statements.ts';
import { line, made, packOf, untaxed } from './content/small-pack.ts';

const META: PackContent['meta'] = {
  packId: 'p',
  packName: 'Pack',
  template: 'investment-paper',
  language: 'en',
  paper: 'a4',
  planId: 'plan',
  planName: 'Plan',
  scenarioId: null,
  scenarioName: 'Plan',
  seq: 1,
  version: 'v1',
  unit: 'CNY',
  currency: 'CNY',
  madeAt: '2026-05-04T09:12:00.000Z',
  madeAtText: '2026-05-04 09:12',
  madeBy: '',
  modelHash: 'a'.repeat(64),
  masterCheck: { ok: true, failed: 0, total: 1 },
  draft: false,
  colours: { primary: '#1F3A5F', accent: '#B5651D' },
  logo: null,
};

function pack(recommendation: string, lead: string, verdict: string): PackContent {
  const blocks: readonly Block[] = [
    {
      type: 'facts',
      rows: [
        { label: 'Decision asked', cell: 'Invest' },
        { label: 'Recommendation', cell: recommendation },
      ],
    },
    { type: 'paragraphs', look: 'plain', texts: [lead, 'Second.'] },
    {
      type: 'table',
      title: 'Scenarios',
      unit: '',
      note: '',
      columns: [
        { title: '', align: 'left' },
        { title: 'Base', align: 'right' },
        { title: 'Bad', align: 'right' },
      ],
      rows: [
        { look: 'plain', level: 0, cells: ['IRR', figure('irr', 0.1, RATE), 'n/a'] },
        { look: 'plain', level: 0, cells: ['Verdict', 'Reject', verdict] },
      ],
    },
  ];
  const section = { id: 's1', kind: 'summary', number: 1, title: 'Summary', comment: [], blocks } as const;
  return { meta: META, sections: [{ ...section, empty: null }], explanations: [] };
}

const EARLIER = pack('Approve', 'It pays.', 'Accept');
const LATER = pack('Do not approve', 'It does not pay.', 'Reject');

describe('statements of a pack', () => {
  it('are told as changed where their words are, each with what it read before', () => {
    const changes = changesSince(keptFigures(EARLIER), keptFigures(LATER));
    expect(changes.map(({ label, before, now }) => [label, before, now])).toEqual([
      ['Recommendation', 'Approve', 'Do not approve'],
      ['Summary', 'It pays.', 'It does not pay.'],
      ['Verdict · Bad', 'Accept', 'Reject'],
    ]);
    expect(changesSince(keptFigures(LATER), keptFigures(LATER))).toEqual([]);
  });

  it('are not compared with a pack that kept only its numbers', () => {
    const numbers = keptFigures(EARLIER).filter(([id]) => id === 'irr');
    expect(numbers).toHaveLength(1);
    expect(changesSince(numbers, keptFigures(LATER))).toEqual([]);
  });

  it('are marked on the pages, and only those that turned', () => {
    const before = markedChanges(changesSince(keptFigures(EARLIER), keptFigures(LATER)));
    const { body } = documentParts(LATER, { before, since: '2026-05-01' });
    expect(body).toContain('3 numbers and statements differ');
    const marks = [...body.matchAll(/<data class="statement changed"[^>]*>([^<]*)</g)];
    // 'Reject' of the scenario that said so before stays without a mark.
    expect(marks.map(([, text]) => text)).toEqual(['Do not approve', 'Reject']);
    expect(body).toContain('△ It does not pay.');
    expect(body).not.toContain('△ Second.');
    expect(documentParts(LATER, null).body).not.toContain('△');
  });

  it('are the verdicts and the first words, not names, notes, units or blanks', () => {
    const [section] = pack('Approve', 'It pays.', 'Accept').sections;
    const [, lead, table] = section?.blocks ?? [];
    if (!section || !lead || table?.type !== 'table') throw new Error('no table');
    const note: Block = { type: 'paragraphs', look: 'note', texts: ['Rounded.'] };
    const heading = { look: 'heading' as const, level: 0, cells: ['Group', null, null] };
    const words = {
      ...table,
      title: 'Owners',
      columns: table.columns.map((column) => ({ ...column, align: 'left' as const })),
    };
    const blocks = [note, { ...table, rows: [heading, ...table.rows] }, words, lead];
    expect(statementsOf({ ...section, blocks }).map(({ id, text }) => [id, text])).toEqual([
      ['text:s1:Scenarios:Verdict:Base', 'Reject'],
      ['text:s1:Scenarios:Verdict:Bad', 'Accept'],
      ['text:s1:lead', 'It pays.'],
    ]);
  });

  it('leave contents alone in which only numbers differ', () => {
    expect(withMarkedStatements(LATER, new Map([['irr', '9.0 %']]))).toBe(LATER);
  });

  it('of a plan that no longer pays are its recommendation, its reasons and its verdict', async () => {
    // 1,000 at the opening against `sales` a year later: worth it at ten percent from 1,100 on.
    const paper = packOf('investment-paper', ['summary', 'options']);
    const of = async (sales: number) => {
      const lines = [
        line('sales', 'revenue', { type: 'constant', value: sales }),
        line('plant', 'investment', { type: 'series', values: [], opening: 1000 }),
      ];
      return keptFigures((await made(untaxed(1, lines), paper)).content);
    };
    const turned = changesSince(await of(1101), await of(1099)).filter(({ id }) => isStatement(id));
    expect(turned.map(({ id, before, now }) => [id, before, now])).toEqual([
      ['text:summary:fact:Recommendation', 'Approve', 'Do not approve'],
      [
        'text:summary:lead',
        expect.stringContaining('value is created'),
        expect.stringContaining('value is lost'),
      ],
      ['text:options:Options side by side:Verdict:Plan', 'passes', 'fails: NPV below zero'],
    ]);
    // Still worth it: the numbers move, the statements that name none of them stay.
    const moved = changesSince(await of(1101), await of(1200)).filter(({ id }) => isStatement(id));
    expect(moved.map(({ id }) => id)).toEqual(['text:summary:lead']);
  });
});

describe('what the pack prints of a line beside its number', () => {
  const plan = (more: Parameters<typeof line>[3]) =>
    untaxed(2, [line('rent', 'fixed-cost', { type: 'constant', value: 100 }, more)]);
  const figures = async (more: Parameters<typeof line>[3]) =>
    keptFigures((await made(plan(more), packOf('investment-paper', ['assumptions', 'sign-off']))).content);
  const given = { source: 'Contract', owner: 'Head of property', note: 'Signed' };

  it('is told where its source or owner has changed', async () => {
    const changes = changesSince(
      await figures(given),
      await figures({ ...given, source: 'Estimate', owner: 'Finance' }),
    );
    expect(changes.map(({ label, before, now }) => [label, before, now])).toEqual([
      ['rent · Source', 'Contract', 'Estimate'],
      ['rent · Owner', 'Head of property', 'Finance'],
    ]);
  });

  it('says the same where a remark has changed that is not printed, though the fingerprint is another', async () => {
    const pages = packOf('investment-paper', ['assumptions', 'sign-off']);
    const [before, now] = [
      await made(plan(given), pages),
      await made(plan({ ...given, note: 'Kept' }), pages),
    ];
    expect(before.content.meta.modelHash).not.toBe(now.content.meta.modelHash);
    expect(changesSince(keptFigures(before.content), keptFigures(now.content))).toEqual([]);
  });
});
