/**
 * Whatever a person writes into a plan or a pack is text in every form: it begins no formula in Excel, becomes no element
 * in the page, and breaks no XML. Property tests for what is made fast; the workbook once with all of the texts.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composePack } from '../../../electron/packs/content/compose-pack.ts';
import { gatherFacts } from '../../../electron/packs/content/gather-facts.ts';
import { packDocument } from '../../../electron/packs/document/document.ts';
import { writeSlides } from '../../../electron/packs/slides/write-slides.ts';
import type { Pack } from '../../../models/plan/packs/pack-schema.ts';
import { packFromTemplate } from '../../../models/plan/packs/pack-templates.ts';
import type { Plan } from '../../../models/plan/schema.ts';
import { samplePlan } from '../sample-plan.ts';
import { writtenWorkbook } from './made-forms.ts';
import { partsOf, textOf } from './reading/archive.ts';
import { readSlides } from './reading/presentation.ts';
import { readBook } from './reading/sheets.ts';
import { readXml } from './reading/xml.ts';

const PATIENCE = 240_000;

const HOSTILE = [
  '=1+1',
  '=HYPERLINK("http://evil.example","x")',
  '+1+1',
  '-1+1',
  '@SUM(A1:A9)',
  '\t=1+1',
  '\r\n=1+1',
  "'=1+1",
  "=cmd|' /C calc'!A0",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><svg onload=alert(1)>',
  '</title></head><body>',
  ']]>',
  '<!--',
  '&lt;b&gt; &#0; &unknown;',
  '</a:t></a:r><a:r>',
  '_x0041_ _x000D_',
  'a\u0000b\u0001c\u001f',
  'half \ud83d and \udc00',
  '\ufffe\uffff',
  '$& $1 $$ $`',
  '{{x}} %s $$',
  '中文“引号”\u2028\u202e',
];

const hostile = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.tuple(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 20 })).map((parts) => parts.join('')),
);

/** The plan and its pack with words of another in every place where a person writes some. */
function filled(say: () => string): { readonly plan: Plan; readonly pack: Pack } {
  const plan = samplePlan();
  const template = packFromTemplate('investment-paper', { id: 'p', name: `n ${say()}`, language: 'en' });
  const kinds = [
    'summary',
    'rationale',
    'outlay',
    'cash-flows',
    'returns',
    'sensitivity',
    'assumptions',
    'sign-off',
  ] as const;
  return {
    plan: {
      ...plan,
      name: `n ${say()}`,
      description: say(),
      lines: plan.lines.map((line) => ({
        ...line,
        label: say(),
        unit: say().slice(0, 20),
        group: say(),
        owner: say(),
        source: say(),
        note: say(),
      })),
    },
    pack: {
      ...template,
      decision: say(),
      recommendation: say(),
      signatories: [
        { role: say(), name: say() },
        { role: say(), name: say() },
      ],
      sections: kinds.map((kind, index) => ({ id: `s${index}"><b>`, kind, title: say(), comment: say() })),
    },
  };
}

async function contentOf({ plan, pack }: ReturnType<typeof filled>, madeBy = '=me') {
  const now = new Date('2028-01-15T09:12:00Z');
  const facts = await gatherFacts({ pack, plan, seq: 0, madeBy, now, workspace: null });
  if (!facts.ok) throw new Error(facts.error.message);
  return composePack(facts.value, pack, 'en');
}

const ALLOWED_ELEMENTS = new Set(
  'html head meta title style body main header h1 h2 h3 p span nav ol ul li a section div dl dt dd figure figcaption table thead tbody tr th td data details summary article code footer strong br wbr svg g defs pattern rect line text polyline circle path'.split(
    ' ',
  ),
);

describe('the page', () => {
  it(
    'holds no element, attribute or address of what was written, and says all of it as text',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(hostile, { minLength: 5, maxLength: 60 }), async (texts) => {
          let at = 0;
          const content = await contentOf(filled(() => texts[at++ % texts.length] ?? ''));
          const html = packDocument(content, { changes: null, seal: '{"a":"\\"><script>"}' });
          const [head = '', ...rest] = html.split('<style>');
          const body = head + (rest.join('<style>').split('</style>').slice(1).join('</style>') ?? '');
          expect(rest.join('<style>').split('</style>').length).toBe(2);
          for (const [, name = '', attributes = ''] of body.matchAll(
            /<([a-zA-Z][\w-]*)((?:\s+[\w-]+(?:="[^"]*")?)*)/g,
          )) {
            expect(ALLOWED_ELEMENTS.has(name)).toBe(true);
            expect(attributes.replace(/"[^"]*"/g, '""')).not.toMatch(/\son\w+=|\ssrc=/);
            expect(attributes).not.toMatch(/\shref="(?!#)/);
          }
          expect(body.split('<').length - 1).toBe([...body.matchAll(/<(?:\/?[a-zA-Z]|!doctype)/g)].length);
          expect(html.isWellFormed()).toBe(true);
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );
});

describe('the slides', () => {
  it(
    'are well-formed and say every title',
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(hostile, { minLength: 5, maxLength: 60 }), async (texts) => {
          let at = 0;
          const content = await contentOf(filled(() => texts[at++ % texts.length] ?? ''));
          const written = await writeSlides({ content, changes: null, seal: '{"a":"$&]]>"}' });
          if (!written.ok) throw new Error(written.error.message);
          const archive = partsOf(written.value);
          for (const name of archive.keys()) {
            if (name.endsWith('.xml') || name.endsWith('.rels')) readXml(textOf(archive, name));
          }
          const titles = readSlides(written.value).map(({ title }) => plainWords(title));
          for (const { title } of content.sections) {
            expect(titles.some((each) => each.includes(plainWords(title)))).toBe(true);
          }
        }),
        { numRuns: 8 },
      );
    },
    PATIENCE,
  );
});

/** What is left of a text where control characters cannot stand. */
function plainWords(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those that no document holds
      .replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029\ufffe\uffff]+/g, '')
      .trim()
  );
}

describe('the workbook', () => {
  it(
    'holds all of the texts as texts',
    async () => {
      let at = 0;
      const { plan, pack } = filled(() => HOSTILE[at++ % HOSTILE.length] ?? '');
      const content = await contentOf({ plan, pack });
      const written = await writtenWorkbook({
        content,
        plan,
        model: { actuals: null },
        changes: null,
        seal: '{"a":"$&<"}',
      });
      if (!written.ok) throw new Error(JSON.stringify(written.error));
      const archive = partsOf(written.value);
      for (const name of archive.keys()) {
        if (name.endsWith('.xml') || name.endsWith('.rels')) readXml(textOf(archive, name));
      }
      const { cells, titles } = readBook(written.value);
      const texts = new Set(
        cells.flatMap(({ content: cell }) => (cell.kind === 'text' ? [plainWords(cell.text)] : [])),
      );
      for (const { label, owner, source } of plan.lines) {
        for (const said of [label, owner, source]) {
          if (plainWords(said) !== '') expect([said, texts.has(plainWords(said))]).toEqual([said, true]);
        }
      }
      for (const { role, name } of pack.signatories) {
        for (const said of [role, name]) expect([said, texts.has(plainWords(said))]).toEqual([said, true]);
      }
      const formulas = cells.flatMap(({ content: cell }) => (cell.kind === 'formula' ? [cell.formula] : []));
      expect(formulas.filter((formula) => /evil|cmd|calc|alert|^1\+1$/.test(formula))).toEqual([]);
      for (const title of titles) expect([...title].length).toBeLessThanOrEqual(31);
      expect(new Set(titles.map((title) => title.toLowerCase())).size).toBe(titles.length);
    },
    PATIENCE,
  );
});
