/**
 * A pack as slides: a cover, then every section on as many slides as it needs; native tables and charts, the explanation
 * of the numbers in the speaker's notes, the line with scenario, version, unit and check at the foot of each.
 */
import PptxGenJS from 'pptxgenjs';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { PackContent, Section } from '../content/pack-content.ts';
import type { Changes } from '../document/document.ts';
import { footLine } from '../document/document.ts';
import { documentWords } from '../document/document-words.ts';
import { blockPieces, type SlideContext, textPiece } from './block-pieces.ts';
import { CONTENT_WIDTH, LATIN, lookOf, SLIDE } from './look.ts';
import { TITLE_BOX } from './mending/slide-xml.ts';
import { onSheets, type Piece, type Slide } from './pieces.ts';
import { polished } from './polish.ts';

export type SlidesRequest = {
  readonly content: PackContent;
  readonly changes: Changes | null;
  readonly seal: string;
};

const PAGE = 'page';

export async function writeSlides({
  content,
  changes,
  seal,
}: SlidesRequest): Promise<Result<Uint8Array, HostError>> {
  const { meta, sections, explanations } = content;
  const words = documentWords(meta.language);
  const look = lookOf(meta);
  const context: SlideContext = {
    look,
    words,
    changed: changes?.before ?? new Map(),
    charts: { looks: [], data: [] },
    explanations: new Map(explanations.map((each) => [each.figureId, each])),
  };
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: LATIN, bodyFontFace: LATIN };
  deck.title = `${meta.planName} · ${meta.packName}`;
  deck.author = meta.madeBy === '' ? 'Hurdle' : meta.madeBy;
  deck.company = 'Hurdle';
  deck.subject = footLine(meta, words);
  definePage(deck, content);
  cover(deck.addSlide({ masterName: PAGE }), content, changes, context);
  for (const section of sections) sectionSlides(deck, section, content, context);
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new Error('The slides were not written as bytes.');
  return ok(await polished(written, { charts: context.charts, look, seal, madeAt: meta.madeAt }));
}

/** What every slide has: a rule, the foot, its number, the logo, and DRAFT across it while a check fails. */
function definePage(deck: PptxGenJS, { meta }: PackContent): void {
  const words = documentWords(meta.language);
  const look = lookOf(meta);
  const objects: NonNullable<PptxGenJS.SlideMasterProps['objects']> = [
    { line: { x: SLIDE.left, y: 7, w: CONTENT_WIDTH, h: 0, line: { color: look.rule, width: 0.75 } } },
    {
      text: {
        text: footLine(meta, words),
        options: {
          x: SLIDE.left,
          y: 7.04,
          w: CONTENT_WIDTH - 0.9,
          h: 0.3,
          fontSize: 8.5,
          color: look.quiet,
          margin: 0,
          fontFace: LATIN,
        },
      },
    },
  ];
  if (meta.logo !== null) {
    objects.push({
      image: {
        data: meta.logo,
        x: SLIDE.width - SLIDE.right - 1.5,
        y: 0.3,
        w: 1.5,
        h: 0.6,
        sizing: { type: 'contain', w: 1.5, h: 0.6 },
      } as never,
    });
  }
  if (meta.draft) {
    objects.push({
      text: {
        text: words.draft,
        options: {
          x: 2,
          y: 2.2,
          w: 9.3,
          h: 3,
          fontSize: 130,
          bold: true,
          color: 'A32020',
          transparency: 90,
          rotate: 330,
          align: 'center',
          valign: 'middle',
          fontFace: LATIN,
        },
      },
    });
  }
  deck.defineSlideMaster({
    title: PAGE,
    background: { color: 'FFFFFF' },
    objects,
    slideNumber: {
      x: SLIDE.width - SLIDE.right - 0.7,
      y: 7.04,
      w: 0.7,
      h: 0.3,
      fontSize: 8.5,
      color: look.quiet,
      align: 'right',
      fontFace: LATIN,
    },
  });
}

function cover(
  slide: Slide,
  { meta, sections }: PackContent,
  changes: Changes | null,
  { look, words }: SlideContext,
): void {
  const style = { x: 1, w: 11.3, margin: 0, valign: 'top' as const, lang: look.lang, fontFace: LATIN };
  slide.addShape('rect', { x: SLIDE.left, y: 1.5, w: 0.09, h: 1.75, fill: { color: look.primary } });
  slide.addText(meta.planName, {
    ...style,
    objectName: TITLE_BOX,
    align: 'left',
    y: 1.45,
    h: 1,
    fontSize: 36,
    bold: true,
    color: look.primary,
    fit: 'shrink',
  });
  slide.addText(meta.packName, { ...style, y: 2.45, h: 0.45, fontSize: 20, color: look.ink });
  slide.addText([meta.madeAtText, meta.madeBy].filter((text) => text !== '').join(' · '), {
    ...style,
    y: 2.92,
    h: 0.34,
    fontSize: 13,
    color: look.quiet,
  });
  const half = Math.ceil(sections.length / 2);
  [sections.slice(0, half), sections.slice(half)].forEach((part, column) => {
    if (part.length === 0) return;
    slide.addText(
      part.map(({ number, title }, index) => ({
        text: `${number}  ${title}`,
        options: { breakLine: index < part.length - 1 },
      })),
      {
        ...style,
        x: 1 + column * 5.7,
        y: 3.8,
        w: 5.5,
        h: 2.7,
        fontSize: 12.5,
        color: look.ink,
        lineSpacingMultiple: 1.2,
      },
    );
  });
  if (changes && changes.before.size > 0) {
    slide.addText(words.changed(changes.before.size, changes.since), {
      ...style,
      y: 6.55,
      h: 0.3,
      fontSize: 11,
      color: look.accent,
    });
  }
  slide.addNotes(footLine(meta, words));
}

function sectionSlides(
  deck: PptxGenJS,
  section: Section,
  { meta }: PackContent,
  context: SlideContext,
): void {
  const { look, words } = context;
  const { number, title, comment, blocks, empty } = section;
  const pieces: readonly Piece[] = [
    ...comment.map((text) => textPiece(text, look, 13, true)),
    ...(empty === null ? [] : [textPiece(empty, look, 13)]),
    ...blocks.flatMap((block) => blockPieces(block, context)),
  ];
  const sheets = onSheets(pieces, SLIDE.top, SLIDE.bottom);
  sheets.forEach(({ pieces: placed }, index) => {
    const slide = deck.addSlide({ masterName: PAGE });
    const part = sheets.length > 1 ? ` (${index + 1}/${sheets.length})` : '';
    slide.addText(
      [
        { text: `${number}  `, options: { color: look.quiet, bold: false } },
        { text: title, options: { bold: true } },
        { text: part, options: { color: look.quiet, bold: false, fontSize: 14 } },
      ],
      {
        objectName: TITLE_BOX,
        align: 'left',
        x: SLIDE.left,
        y: 0.35,
        w: CONTENT_WIDTH - (meta.logo === null ? 0 : 1.8),
        h: 0.6,
        fontSize: 24,
        color: look.primary,
        margin: 0,
        valign: 'middle',
        lang: look.lang,
        fontFace: LATIN,
        fit: 'shrink',
      },
    );
    for (const { piece, y } of placed) piece.draw(slide, y);
    const notes = placed.flatMap(({ piece }) => piece.notes);
    slide.addNotes([...new Set(notes), footLine(meta, words)].join('\n\n'));
  });
}
