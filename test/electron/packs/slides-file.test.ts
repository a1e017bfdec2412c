/**
 * The presentation as a file: what PowerPoint asks for before it opens one without repairing it. The rules are those of
 * ECMA-376 (order of elements, parts and relations) and of what is known of the slide library (its issues 1443, 1444, 1534).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PACK_TEMPLATES } from '../../../models/plan/packs/pack-schema.ts';
import { closeWorkspaces, slidesOf } from './made-forms.ts';
import { type Archive, numberedParts, partsOf, textOf } from './reading/archive.ts';
import { chartSeries, chartSource, readSlides, relationsOf } from './reading/presentation.ts';
import { readPdf } from './reading/printed.ts';
import { outOfOrder } from './reading/schema-order.ts';
import { misplaced, slideBoxes } from './reading/slide-boxes.ts';
import { attribute, elements, everyNode, named, readXml, textIn } from './reading/xml.ts';

const PATIENCE = 240_000;
const files = new Map<string, { readonly bytes: Uint8Array; readonly archive: Archive }>();

beforeAll(async () => {
  for (const language of ['en', 'zh'] as const) {
    for (const which of [...PACK_TEMPLATES, 'all'] as const) {
      const bytes = await slidesOf(which, language);
      files.set(`${language} ${which}`, { bytes, archive: partsOf(bytes) });
    }
  }
}, PATIENCE);

afterAll(closeWorkspaces);

function each(check: (name: string, archive: Archive, bytes: Uint8Array) => void): void {
  expect(files.size).toBe(12);
  for (const [name, { archive, bytes }] of files) check(name, archive, bytes);
}

const xmlParts = (archive: Archive): readonly string[] =>
  [...archive.keys()].filter((part) => part.endsWith('.xml') || part.endsWith('.rels'));

describe('the presentation', () => {
  it('has well-formed parts only, and elements in the order of the schema', () => {
    each((name, archive) => {
      for (const part of xmlParts(archive)) {
        const root = readXml(textOf(archive, part));
        expect(outOfOrder(root), `${name} ${part}`).toEqual([]);
      }
    });
  });

  it('names the kind of every part, and no part that is not there', () => {
    each((name, archive) => {
      const types = readXml(textOf(archive, '[Content_Types].xml'));
      const overrides = named(types, 'Override').map((entry) => attribute(entry, 'PartName').slice(1));
      expect(
        overrides.filter((part) => !archive.has(part)),
        name,
      ).toEqual([]);
      expect(new Set(overrides).size, name).toBe(overrides.length);
      const defaults = new Set(named(types, 'Default').map((entry) => attribute(entry, 'Extension')));
      const uncovered = [...archive.keys()].filter(
        (part) =>
          part !== '[Content_Types].xml' &&
          !overrides.includes(part) &&
          (!defaults.has(part.split('.').at(-1) ?? '') || (part.endsWith('.xml') && part.startsWith('ppt/'))),
      );
      expect(uncovered, name).toEqual([]);
    });
  });

  it('has a part behind every relation, and a relation behind every reference', () => {
    each((name, archive) => {
      for (const part of archive.keys()) {
        if (!part.endsWith('.xml')) continue;
        const related = relationsOf(archive, part);
        for (const target of related.values())
          expect(archive.has(target), `${name} ${part} ${target}`).toBe(true);
        for (const node of everyNode(readXml(textOf(archive, part)))) {
          const id = attribute(node, 'r:id') || attribute(node, 'r:embed');
          if (id !== '') expect(related.has(id), `${name} ${part} ${id}`).toBe(true);
        }
      }
    });
  });

  it('gives every master a theme of its own', () => {
    each((name, archive) => {
      const themes = ['ppt/slideMasters/slideMaster1.xml', 'ppt/notesMasters/notesMaster1.xml'].map((part) =>
        [...relationsOf(archive, part).values()].find((target) => target.includes('/theme/')),
      );
      expect(themes, name).toEqual(['ppt/theme/theme1.xml', 'ppt/theme/theme2.xml']);
    });
  });

  it('numbers the shapes of a slide, and the slides and layouts, each once', () => {
    each((name, archive) => {
      for (const part of numberedParts(
        archive,
        /^ppt\/(?:slides|notesSlides|slideLayouts|slideMasters)\/[a-zA-Z]+(\d+)\.xml$/,
      )) {
        const ids = named(readXml(textOf(archive, part)), 'p:cNvPr').map((shape) => attribute(shape, 'id'));
        expect(new Set(ids).size, `${name} ${part}`).toBe(ids.length);
      }
      const ids = ['p:sldId', 'p:sldMasterId'].flatMap((kind) =>
        named(readXml(textOf(archive, 'ppt/presentation.xml')), kind).map((entry) => attribute(entry, 'id')),
      );
      expect(new Set(ids).size, name).toBe(ids.length);
    });
  });

  it('has a body in every cell and every box, and no measure that is not a number', () => {
    each((name, archive) => {
      for (const part of xmlParts(archive)) {
        const text = textOf(archive, part);
        expect(text, `${name} ${part}`).not.toMatch(/="(?:NaN|undefined|Infinity|null)[^"]*"/);
        for (const body of [...named(readXml(text), 'a:txBody'), ...named(readXml(text), 'p:txBody')]) {
          expect(
            elements(body).filter(({ name: child }) => child === 'a:p').length,
            `${name} ${part}`,
          ).toBeGreaterThan(0);
        }
      }
    });
  });

  it('has two axes to a chart, of which each crosses the other, and series in a row', () => {
    each((name, archive) => {
      for (const part of numberedParts(archive, /^ppt\/charts\/chart(\d+)\.xml$/)) {
        const chart = readXml(textOf(archive, part));
        const [plot] = named(chart, 'c:plotArea');
        const axes = elements(plot ?? chart).filter((node) => /Ax$/.test(node.name));
        const ids = axes.map((axis) => attribute(elements(axis)[0], 'val'));
        const crossing = axes.map((axis) => attribute(named(axis, 'c:crossAx')[0], 'val'));
        expect(ids.length, `${name} ${part}`).toBe(2);
        expect(crossing, `${name} ${part}`).toEqual(ids.toReversed());
        for (const kind of ['c:barChart', 'c:lineChart']) {
          for (const drawn of named(chart, kind)) {
            const used = elements(drawn).filter((node) => node.name === 'c:axId');
            expect(
              used.map((axis) => attribute(axis, 'val')),
              `${name} ${part}`,
            ).toEqual(ids);
          }
        }
        const orders = named(chart, 'c:ser').map((series) => attribute(named(series, 'c:order')[0], 'val'));
        expect(orders, `${name} ${part}`).toEqual(orders.map((_, index) => String(index)));
      }
    });
  });

  it('has behind every chart a workbook with the numbers that the chart shows', () => {
    let charts = 0;
    each((name, archive) => {
      for (const part of numberedParts(archive, /^ppt\/charts\/chart(\d+)\.xml$/)) {
        const shown = chartSeries(archive, part).map(({ name: series, categories, values }) => ({
          name: series,
          categories,
          values,
        }));
        expect(chartSource(archive, part), `${name} ${part}`).toEqual(shown);
        charts += 1;
      }
    });
    expect(charts).toBeGreaterThan(20);
  });

  it('has on every slide a title, speaker’s notes, and fonts for both scripts', () => {
    each((name, archive, bytes) => {
      for (const { title, notes } of readSlides(bytes)) {
        expect(title, name).not.toBe('');
        expect(notes, name).not.toBe('');
      }
      const theme = textOf(archive, 'ppt/theme/theme1.xml');
      expect(theme).toContain('<a:ea typeface="Microsoft YaHei"/>');
      for (const part of numberedParts(archive, /^ppt\/slides\/slide(\d+)\.xml$/)) {
        for (const run of named(readXml(textOf(archive, part)), 'a:rPr')) {
          const fonts = elements(run).filter((font) => font.name === 'a:latin' || font.name === 'a:ea');
          expect([0, 2], `${name} ${part}`).toContain(fonts.length);
        }
      }
    });
  });

  it('has as many cells in every row of a table as the table has columns, merged ones counted', () => {
    let tables = 0;
    each((name, archive) => {
      for (const part of numberedParts(archive, /^ppt\/slides\/slide(\d+)\.xml$/)) {
        for (const table of named(readXml(textOf(archive, part)), 'a:tbl')) {
          const columns = named(table, 'a:gridCol').length;
          for (const row of named(table, 'a:tr')) {
            const cells = elements(row).filter((cell) => cell.name === 'a:tc');
            expect(cells.length, `${name} ${part}`).toBe(columns);
            for (const [index, cell] of cells.entries()) {
              const merged = Array.from({ length: Number(attribute(cell, 'gridSpan') || 1) - 1 }, (_, next) =>
                attribute(cells[index + 1 + next], 'hMerge'),
              );
              expect(new Set(merged).size <= 1 && !merged.includes(''), `${name} ${part}`).toBe(true);
            }
          }
          tables += 1;
        }
      }
    });
    expect(tables).toBeGreaterThan(100);
  });

  it('measures in whole units and paints in six hexadecimal digits', () => {
    const whole = /^-?\d+$/;
    each((name, archive) => {
      for (const part of numberedParts(
        archive,
        /^ppt\/(?:slides|slideLayouts|slideMasters|charts)\/[a-zA-Z]+(\d+)\.xml$/,
      )) {
        for (const node of everyNode(readXml(textOf(archive, part)))) {
          for (const measure of [
            'x',
            'y',
            'cx',
            'cy',
            'w',
            'h',
            'sz',
            'marL',
            'marR',
            'marT',
            'marB',
            'rot',
          ]) {
            const value = attribute(node, measure);
            // Ends of lines are measured in words, the page of a chart in inches.
            const free = ['a:headEnd', 'a:tailEnd', 'p:ph', 'c:manualLayout'].includes(node.name);
            if (value !== '' && !free)
              expect(value, `${name} ${part} ${node.name} ${measure}`).toMatch(whole);
          }
          if (node.name === 'a:srgbClr') {
            expect(attribute(node, 'val'), `${name} ${part}`).toMatch(/^[0-9A-F]{6}$/);
          }
        }
      }
    });
  });

  it('counts its slides and notes as they are, and names as many parts as it says', () => {
    each((name, archive, bytes) => {
      const app = readXml(textOf(archive, 'docProps/app.xml'));
      const slides = readSlides(bytes).length;
      const said = (what: string): number => Number(named(app, what).map(textIn)[0]);
      expect([said('Slides'), said('Notes'), said('HiddenSlides')], name).toEqual([slides, slides, 0]);
      for (const list of named(app, 'vt:vector')) {
        expect(elements(list).length, name).toBe(Number(attribute(list, 'size')));
      }
    });
  });

  it('keeps every box on its slide, off the foot and off the other boxes', () => {
    each((name, archive) => {
      expect(misplaced(slideBoxes(archive)), name).toEqual([]);
    });
  });

  const office = [
    '/usr/bin/soffice',
    '/usr/bin/libreoffice',
    '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  ].find(existsSync);
  it(
    'opens in LibreOffice with all its slides',
    async ({ skip }) => {
      skip(office === undefined, 'LibreOffice is not installed');
      const bytes = await slidesOf('all', 'zh');
      const folder = mkdtempSync(join(tmpdir(), 'hurdle-slides-'));
      writeFileSync(join(folder, 'pack.pptx'), bytes);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const ended = spawnSync(
        office ?? '',
        [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'pack.pptx')],
        { timeout: 120_000 },
      );
      expect(ended.status).toBe(0);
      const { pages } = await readPdf(readFileSync(join(folder, 'pack.pdf')));
      rmSync(folder, { recursive: true, force: true });
      expect(pages.length).toBe(readSlides(bytes).length);
    },
    PATIENCE,
  );
});
