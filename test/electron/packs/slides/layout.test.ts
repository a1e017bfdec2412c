/**
 * What a person may write or load, on slides: long comments, names and cells, long and wide tables, logos of any shape, a
 * plan whose checks fail. Nothing leaves its slide, nothing is lost. From contents written here, without a plan.
 */
import { describe, expect, it } from 'vitest';
import type {
  Block,
  PackContent,
  Section,
  TableRow,
} from '../../../../electron/packs/content/pack-content.ts';
import { writeSlides } from '../../../../electron/packs/slides/write-slides.ts';
import { partsOf, textOf } from '../reading/archive.ts';
import { type ReadSlide, readSlides } from '../reading/presentation.ts';
import { misplaced, slideBoxes } from '../reading/slide-boxes.ts';
import { attribute, named, readXml } from '../reading/xml.ts';

const HASH = 'ab12cd34ef56'.padEnd(64, '0');

function contentOf(
  sections: readonly Partial<Section>[],
  meta: Partial<PackContent['meta']> = {},
): PackContent {
  return {
    meta: {
      packId: 'p',
      packName: 'Board paper',
      template: 'investment-paper',
      language: 'en',
      paper: 'a4',
      planId: 'plan',
      planName: 'Corner shop',
      scenarioId: null,
      scenarioName: 'Plan',
      seq: 7,
      version: 'v7',
      unit: 'CNY thousand',
      currency: 'CNY',
      madeAt: '2027-05-04T09:12:00.000Z',
      madeAtText: '2027-05-04 09:12',
      madeBy: 'Ada',
      modelHash: HASH,
      masterCheck: { ok: true, failed: 0, total: 6 },
      draft: false,
      colours: { primary: '#1f4e79', accent: '#c55a11' },
      logo: null,
      ...meta,
    },
    sections: sections.map((section, index) => ({
      id: `s${index}`,
      kind: 'options',
      number: index + 1,
      title: 'Options',
      comment: [],
      blocks: [],
      empty: null,
      ...section,
    })),
    explanations: [],
  };
}

async function slidesOf(content: PackContent) {
  const written = await writeSlides({ content, changes: null, seal: '{}' });
  if (!written.ok) throw new Error(written.error.message);
  const archive = partsOf(written.value);
  expect(misplaced(slideBoxes(archive))).toEqual([]);
  return { archive, slides: readSlides(written.value), boxes: slideBoxes(archive) };
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): Block {
  return {
    type: 'table',
    title: 'Lines',
    unit: '',
    note: 'A note.',
    columns: columns.map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' })),
    rows: rows.map((cells): TableRow => ({ cells, look: 'plain', level: 0 })),
  };
}

const said = (slides: readonly ReadSlide[]): string => slides.flatMap(({ texts }) => texts).join(' ');
const sentence = {
  en: 'The space came late and the crew was paid for waiting',
  zh: '交房晚了六周装修队伍仍需支付待工费用',
};

describe('a comment of 4,000 characters', () => {
  it.each(['en', 'zh'] as const)('flows over slides and is there in full (%s)', async (language) => {
    const stop = language === 'zh' ? '。' : '. ';
    const numbered = Array.from({ length: 200 }, (_, index) => `N${index} ${sentence[language]}${stop}`);
    const text = numbered.join('').slice(0, 4000).trim();
    const { boxes } = await slidesOf(contentOf([{ comment: [text] }], { language }));
    expect(boxes.length).toBeGreaterThan(2);
    const parts = boxes
      .slice(1)
      .flatMap((each) => each.filter(({ name }) => /^Text/.test(name)).map((box) => box.text));
    expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    // Cut where a sentence ends.
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/[.。]$/);
  });
});

describe('a table', () => {
  it('of 60 rows stands on several slides, each with the names of its columns, every row once and in order', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `Line ${index + 1}`);
    const { slides } = await slidesOf(
      contentOf([
        {
          blocks: [
            table(
              ['Name', '2027', '2028'],
              names.map((name) => [name, '1,000', '(2,000)']),
            ),
          ],
        },
      ]),
    );
    const tables = slides.flatMap((slide) => slide.tables);
    expect(tables.length).toBeGreaterThan(2);
    for (const rows of tables) {
      expect(rows[0]).toEqual(['Name', '2027', '2028']);
      expect(rows.length).toBeGreaterThan(2);
    }
    expect(tables.flatMap((rows) => rows.slice(1).map(([name]) => name))).toEqual(names);
  });

  it('that fits on a slide of its own is not cut', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => [`Line ${index}`, '1']);
    const blocks = [table(['First', 'a'], rows), table(['Second', 'b'], rows), table(['Third', 'c'], rows)];
    const { slides } = await slidesOf(contentOf([{ blocks }]));
    const heads = slides.flatMap(({ tables }) => tables.map(([head]) => head?.[0]));
    expect(heads).toEqual(['First', 'Second', 'Third']);
  });

  it('whose numbers are wider than the slide is cut between columns, the names of the rows on each', async () => {
    const years = Array.from({ length: 20 }, (_, index) => String(2027 + index));
    const cells = years.map((_, index) => `(1,234,567,8${10 + index})`);
    const { slides } = await slidesOf(
      contentOf([
        {
          blocks: [
            table(
              ['Name', ...years],
              [
                ['Revenue', ...cells],
                ['Cost', ...cells],
                ['Profit', ...cells],
              ],
            ),
          ],
        },
      ]),
    );
    const tables = slides.flatMap((slide) => slide.tables);
    expect(tables.length).toBeGreaterThan(1);
    for (const rows of tables)
      expect(rows.map(([name]) => name)).toEqual(['Name', 'Revenue', 'Cost', 'Profit']);
    expect(tables.flatMap(([head]) => head?.slice(1) ?? [])).toEqual(years);
    expect(tables.flatMap((rows) => rows[1]?.slice(1) ?? [])).toEqual(cells);
  });

  it('shortens a cell of 2,000 characters with a hint, and the notes have all of it', async () => {
    const long = Array.from({ length: 60 }, (_, index) => `${index} ${sentence.en}.`)
      .join(' ')
      .slice(0, 2000)
      .trim();
    const { slides } = await slidesOf(
      contentOf([
        {
          blocks: [
            table(
              ['Action', 'n'],
              [
                [long, '1'],
                ['b', '2'],
              ],
            ),
          ],
        },
      ]),
    );
    const [cell = ''] = slides.flatMap(({ tables }) => tables)[0]?.[1] ?? [];
    expect(cell).toMatch(/… \(in full in the notes\)$/);
    expect(long.startsWith(cell.slice(0, cell.indexOf('…')))).toBe(true);
    expect(slides.map(({ notes }) => notes).join('\n')).toContain(long);
  });
});

describe('long names', () => {
  it('stay in their boxes: plan, pack, scenario, sections and their number', async () => {
    const name = 'Northern and western regional distribution centre with cold storage '
      .repeat(3)
      .slice(0, 200);
    const sections = Array.from({ length: 60 }, () => ({ title: name, empty: 'Nothing to show.' }));
    const { slides, boxes } = await slidesOf(
      contentOf(sections, {
        planName: name,
        packName: name,
        scenarioName: name,
        draft: true,
        masterCheck: { ok: false, failed: 2, total: 6 },
      }),
    );
    expect(slides.length).toBe(61);
    expect(slides[0]?.texts.join('\n')).toMatch(/… and \d+ more/);
    for (const each of boxes) {
      const foot = each.find((box) => box.name === 'Foot')?.text ?? '';
      for (const part of [
        'v7',
        'CNY thousand',
        '2027-05-04 09:12',
        HASH.slice(0, 12),
        '✗ 2 of 6 checks fail',
      ]) {
        expect(foot).toContain(part);
      }
    }
  });
});

describe('every slide', () => {
  it('says scenario, version, unit, date, model and check at its foot', async () => {
    const { boxes } = await slidesOf(contentOf([{ empty: 'Nothing.' }, { empty: 'Nothing.' }]));
    expect(boxes.map((each) => each.filter(({ name }) => name === 'Foot').map(({ text }) => text))).toEqual(
      Array.from({ length: 3 }, () => [
        `Scenario Plan · Version v7 · Unit CNY thousand · 2027-05-04 09:12 · Model ${HASH.slice(0, 12)} · ✓ all 6 checks hold`,
      ]),
    );
  });

  it.each([
    ['en', 'DRAFT'],
    ['zh', '草稿'],
  ] as const)('says that it is a draft while a check fails, and only then (%s)', async (language, word) => {
    const sections = [{ empty: 'x' }, { blocks: [table(['a', 'b'], [['c', '1']])] }];
    const marks = async (draft: boolean) =>
      (await slidesOf(contentOf(sections, { language, draft }))).boxes.map((each) =>
        each.filter(({ name }) => name === 'Draft').map(({ text }) => text),
      );
    expect(await marks(true)).toEqual([[word], [word], [word]]);
    expect(await marks(false)).toEqual([[], [], []]);
  });

  it('has the logo in its own proportions', async () => {
    for (const [width, height] of [
      [900, 60],
      [40, 400],
      [128, 128],
    ] as const) {
      const { archive } = await slidesOf(contentOf([{ empty: 'x' }], { logo: png(width, height) }));
      const layout = readXml(textOf(archive, 'ppt/slideLayouts/slideLayout2.xml'));
      const [picture] = named(layout, 'p:pic');
      const size = picture ? named(picture, 'a:ext')[0] : undefined;
      const drawn = Number(attribute(size, 'cx')) / Number(attribute(size, 'cy'));
      expect(drawn / (width / height)).toBeCloseTo(1, 2);
      expect(Number(attribute(size, 'cx'))).toBeLessThanOrEqual(1.71 * 914_400);
      expect(Number(attribute(size, 'cy'))).toBeLessThanOrEqual(0.61 * 914_400);
    }
  });

  it('is painted in the company’s colours', async () => {
    const { archive } = await slidesOf(
      contentOf([{ title: 'Ours', empty: 'x' }], { colours: { primary: '#0b6e4f', accent: '#c8102e' } }),
    );
    const theme = textOf(archive, 'ppt/theme/theme1.xml');
    expect(theme).toContain('<a:accent1><a:srgbClr val="0B6E4F"/></a:accent1>');
    expect(theme).toContain('<a:accent2><a:srgbClr val="C8102E"/></a:accent2>');
    expect(textOf(archive, 'ppt/slides/slide2.xml')).toContain('0B6E4F');
    expect(textOf(archive, 'ppt/slides/slide2.xml')).not.toContain('1F4E79');
  });
});

describe('the title of a section', () => {
  const words: Block = {
    type: 'paragraphs',
    look: 'plain',
    texts: ['Cash lasts to 2029-04. It is enough.', 'More.'],
  };

  it('is its message where it has one, which is then not said twice', async () => {
    const { slides } = await slidesOf(contentOf([{ kind: 'funding', title: 'Funding', blocks: [words] }]));
    expect(slides[1]?.title).toBe('1  Funding\nCash lasts to 2029-04. It is enough');
    expect(said(slides).match(/Cash lasts/g)).toHaveLength(1);
    expect(said(slides)).toContain('More.');
  });

  it('is its name where the first words say how to read it', async () => {
    const { slides } = await slidesOf(contentOf([{ kind: 'actions', title: 'Actions', blocks: [words] }]));
    expect(slides[1]?.title).toBe('1  Actions');
    expect(said(slides)).toContain('Cash lasts to 2029-04. It is enough.');
  });
});

/** A picture that is no more than its head: a reader of sizes needs nothing else. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(33);
  Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]).copy(bytes);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return `data:image/png;base64,${bytes.toString('base64')}`;
}
