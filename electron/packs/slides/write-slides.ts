/**
 * A pack as slides: a cover, then every section on as many slides as it needs; native tables and charts, the explanation
 * of the numbers in the speaker's notes, the line with scenario, version, unit and check at the foot of each.
 */
import PptxGenJS from 'pptxgenjs';
import { ok, type Result } from '../../../models/plan/result.ts';
import type { HostError } from '../../contract/host-error.ts';
import type { Block, PackContent, PackMeta, Section } from '../content/pack-content.ts';
import type { Changes } from '../document/document.ts';
import { footLine } from '../document/document.ts';
import { documentWords } from '../document/document-words.ts';
import { withMarkedStatements } from '../statements.ts';
import { blockPieces, bodySize, type SlideContext } from './block-pieces.ts';
import { drawCover } from './cover.ts';
import { LATIN, type Look, lookOf, SLIDE } from './look.ts';
import { TITLE_BOX } from './mending/slide-xml.ts';
import { definePage, footOf, PAGE, type PageLook, stamp, titleWidth } from './page.ts';
import { onSheets, type Piece, type Sheet, type Slide } from './pieces.ts';
import { polished } from './polish.ts';
import { fittingSize, pitch, shortened } from './text/measure.ts';
import { textPiece } from './text/text-pieces.ts';
import { BOLD, MESSAGE, messageLines, told } from './titles/message.ts';
import { slideWords } from './titles/slide-words.ts';

export type SlidesRequest = {
  readonly content: PackContent;
  readonly changes: Changes | null;
  readonly seal: string;
};

export async function writeSlides({
  content: given,
  changes,
  seal,
}: SlidesRequest): Promise<Result<Uint8Array, HostError>> {
  const content = withMarkedStatements(given, changes?.before ?? new Map());
  const { meta, sections, explanations } = content;
  const words = documentWords(meta.language);
  const look = lookOf(meta);
  const context: SlideContext = {
    look,
    words,
    own: slideWords(meta.language),
    compact: false,
    changed: changes?.before ?? new Map(),
    charts: { looks: [], data: [] },
    explanations: new Map(explanations.map((each) => [each.figureId, each])),
  };
  const whole = footLine(meta, words);
  const page: PageLook = { meta, look, words, foot: footOf(meta, words) };
  const deck = new PptxGenJS();
  deck.layout = 'LAYOUT_WIDE';
  deck.theme = { headFontFace: LATIN, bodyFontFace: LATIN };
  deck.title = `${meta.planName} · ${meta.packName}`;
  deck.author = meta.madeBy === '' ? 'Hurdle' : meta.madeBy;
  deck.company = 'Hurdle';
  deck.subject = whole;
  definePage(deck, page);
  const cover = deck.addSlide({ masterName: PAGE });
  stamp(cover, page);
  drawCover(cover, content, changes, context);
  cover.addNotes(whole);
  for (const section of sections) sectionSlides(deck, section, page, context);
  const written = await deck.write({ outputType: 'uint8array' });
  if (!(written instanceof Uint8Array)) throw new Error('The slides were not written as bytes.');
  return ok(await polished(written, { charts: context.charts, look, seal, madeAt: meta.madeAt }));
}

function sectionSlides(deck: PptxGenJS, section: Section, page: PageLook, context: SlideContext): void {
  const { look, own } = context;
  const width = titleWidth(page.meta);
  const { message, blocks } = told(section, page.meta, own, width);
  const piecesIn = (letters: SlideContext): readonly Piece[] => [
    ...section.comment.map((text) => textPiece(text, look, { size: bodySize(letters), comment: true })),
    ...(section.empty === null ? [] : [textPiece(section.empty, look, { size: bodySize(letters) })]),
    ...blocks.map(quieted).flatMap((block) => blockPieces(block, section.title, letters)),
  ];
  const pieces = piecesIn(context);
  const later = Math.max(
    0,
    ...pieces.slice(1).map(({ says }) => (says === undefined ? 0 : titleRoom(says, width, look))),
  );
  const tops = {
    first: message === null ? SLIDE.top : titleRoom(message, width, look),
    next: Math.max(SLIDE.top, later),
  };
  const sheets = fewest([
    () => onSheets(pieces, tops, SLIDE.bottom, false),
    () => onSheets(piecesIn({ ...context, compact: true }), tops, SLIDE.bottom, false),
    () => onSheets(pieces, tops, SLIDE.bottom, true),
    () => onSheets(piecesIn({ ...context, compact: true }), tops, SLIDE.bottom, true),
  ]);
  // A section of nothing but its message is a slide as well.
  (sheets.length === 0 ? [{ pieces: [] }] : sheets).forEach(({ pieces: placed }, index) => {
    const slide = deck.addSlide({ masterName: PAGE });
    stamp(slide, page);
    const part = sheets.length > 1 ? `(${index + 1}/${sheets.length})` : '';
    const says = index === 0 ? message : (placed[0]?.piece.says ?? null);
    drawTitle(slide, section, part, says, page.meta, context);
    for (const { piece, y, height } of placed) piece.draw(slide, { x: SLIDE.left, y, height });
    const notes = placed.flatMap(({ piece }) => piece.notes);
    slide.addNotes([...new Set(notes), footLine(page.meta, page.words)].join('\n\n'));
  });
}

/** Words that lead to remarks go with them to the notes: on the slide they would lead to nothing. */
function quieted(block: Block, index: number, blocks: readonly Block[]): Block {
  const next = blocks[index + 1];
  const leads =
    block.type === 'paragraphs' &&
    block.texts.length === 1 &&
    /[:：]$/.test(block.texts[0] ?? '') &&
    next?.type === 'paragraphs' &&
    next.look !== 'plain';
  return leads ? { ...block, look: 'note' } : block;
}

/** The first of the layouts that need no more slides than any other. */
function fewest(layouts: readonly (() => readonly Sheet[])[]): readonly Sheet[] {
  let best: readonly Sheet[] | null = null;
  for (const layout of layouts) {
    if (best !== null && best.length <= 1) break;
    const tried = layout();
    if (best === null || tried.length < best.length) best = tried;
  }
  return best ?? [];
}

const TITLES = [24, 20, 17, 15] as const;
const KICKER = 12;
const KICKER_LINE = 18;
const TITLE_TOP = 0.3;

/** Where the content begins under a sentence, in inches. */
function titleRoom(message: string, width: number, { lang }: Look): number {
  const lines = Math.min(MESSAGE.lines, messageLines(message, width));
  return TITLE_TOP + (KICKER_LINE + lines * pitch(MESSAGE.size, lang)) / 72 + 0.2;
}

/** The section's name, and under it what it says; the name alone is large. */
function drawTitle(
  slide: Slide,
  { number, title }: Section,
  part: string,
  message: string | null,
  meta: PackMeta,
  { look }: SlideContext,
): void {
  const width = titleWidth(meta);
  const box = {
    objectName: TITLE_BOX,
    align: 'left' as const,
    x: SLIDE.left,
    w: width,
    margin: 0,
    lang: look.lang,
    fontFace: LATIN,
  };
  const name = (size: number, lines: number, breaks: boolean, lineSpacing: number) => [
    { text: `${number}  `, options: { color: look.quiet, fontSize: size, lineSpacing } },
    {
      text: shortened(title, size, width - 1, lines),
      options: {
        color: look.primary,
        bold: true,
        fontSize: size,
        lineSpacing,
        breakLine: breaks && part === '',
      },
    },
    ...(part === ''
      ? []
      : [
          {
            text: ` ${part}`,
            options: { color: look.quiet, fontSize: Math.min(size, 14), lineSpacing, breakLine: breaks },
          },
        ]),
  ];
  if (message === null) {
    const { size, lines } = fittingSize(title, TITLES, width - 1, 2);
    slide.addText(name(size, lines, false, pitch(size, look.lang)), {
      ...box,
      y: TITLE_TOP,
      h: 0.75,
      valign: 'middle',
    });
    return;
  }
  slide.addText(
    [
      ...name(KICKER, 1, true, KICKER_LINE),
      {
        text: shortened(message, MESSAGE.size * BOLD, width, MESSAGE.lines),
        options: {
          color: look.ink,
          bold: true,
          fontSize: MESSAGE.size,
          lineSpacing: pitch(MESSAGE.size, look.lang),
        },
      },
    ],
    {
      ...box,
      y: TITLE_TOP,
      h: titleRoom(message, width, look) - TITLE_TOP - 0.14,
      valign: 'top',
    },
  );
}
