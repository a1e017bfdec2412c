/**
 * What every slide has: a rule, its number, the logo; and on the slide itself, so that it goes along when the slide is
 * copied into another deck, the foot line and DRAFT across it while a check fails.
 */
import type PptxGenJS from 'pptxgenjs';
import type { PackMeta } from '../content/pack-content.ts';
import { footLine } from '../document/document.ts';
import type { DocumentWords } from '../document/document-words.ts';
import { CONTENT_WIDTH, LATIN, type Look, SLIDE } from './look.ts';
import { pictureSize } from './picture-size.ts';
import type { Slide } from './pieces.ts';
import { fittingSize, lineCount } from './text/measure.ts';

export const PAGE = 'page';

export type PageLook = {
  readonly meta: PackMeta;
  readonly look: Look;
  readonly words: DocumentWords;
  readonly foot: Foot;
};

type Foot = { readonly text: string; readonly size: number };

const LOGO = { width: 1.7, height: 0.6, y: 0.3 } as const;
const NUMBER = 0.7;
const FOOT_SIZES = [9, 8.5, 8] as const;

const FOOT_WIDTH = CONTENT_WIDTH - NUMBER - 0.1;

/** The foot line in one line: where it is too long the names in it are shortened, never the check at its end. */
export function footOf(meta: PackMeta, words: DocumentWords): Foot {
  for (const most of [200, 60, 40, 25, 15]) {
    const short = (name: string): string => (name.length > most ? `${name.slice(0, most).trimEnd()}…` : name);
    const text = footLine(
      { ...meta, scenarioName: short(meta.scenarioName), version: short(meta.version) },
      words,
    );
    const found = fittingSize(text, FOOT_SIZES, FOOT_WIDTH);
    if (lineCount(text, found.size, FOOT_WIDTH) === 1 || most === 15) return { text, size: found.size };
  }
  return { text: '', size: FOOT_SIZES[0] };
}

/** What a logo leaves of the width. */
export function titleWidth({ logo }: Pick<PackMeta, 'logo'>): number {
  return CONTENT_WIDTH - (logo === null ? 0 : LOGO.width + 0.3);
}

export function definePage(deck: PptxGenJS, { meta, look }: PageLook): void {
  const objects: NonNullable<PptxGenJS.SlideMasterProps['objects']> = [
    { line: { x: SLIDE.left, y: 7, w: CONTENT_WIDTH, h: 0, line: { color: look.rule, width: 0.75 } } },
  ];
  if (meta.logo !== null) {
    const size = pictureSize(meta.logo);
    // As large as its box lets it be, in its own proportions.
    const scale = size ? Math.min(LOGO.width / size.width, LOGO.height / size.height) : 0;
    const w = size ? size.width * scale : LOGO.height;
    const h = size ? size.height * scale : LOGO.height;
    objects.push({
      image: {
        data: meta.logo,
        altText: 'Logo',
        x: SLIDE.width - SLIDE.right - w,
        y: LOGO.y + (LOGO.height - h) / 2,
        w,
        h,
      },
    });
  }
  deck.defineSlideMaster({
    title: PAGE,
    background: { color: 'FFFFFF' },
    objects,
    slideNumber: {
      x: SLIDE.width - SLIDE.right - NUMBER,
      y: 7.06,
      w: NUMBER,
      h: 0.26,
      fontSize: 9,
      color: look.quiet,
      align: 'right',
      margin: 0,
      valign: 'middle',
      fontFace: LATIN,
    },
  });
}

/** Drawn first, so that it lies behind all else. */
export function stamp(slide: Slide, { meta, look, words, foot }: PageLook): void {
  if (meta.draft) {
    slide.addText(words.draft, {
      objectName: 'Draft',
      x: 1.5,
      y: 2.2,
      w: 10.3,
      h: 3,
      fontSize: 130,
      bold: true,
      color: 'A32020',
      transparency: 88,
      rotate: 330,
      align: 'center',
      valign: 'middle',
      margin: 0,
      lang: look.lang,
      fontFace: LATIN,
    });
  }
  slide.addText(foot.text, {
    objectName: 'Foot',
    x: SLIDE.left,
    y: 7.06,
    w: FOOT_WIDTH,
    h: 0.26,
    fontSize: foot.size,
    color: look.quiet,
    margin: 0,
    valign: 'middle',
    lang: look.lang,
    fontFace: LATIN,
  });
}
