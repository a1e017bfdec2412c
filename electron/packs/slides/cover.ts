/** The first slide: what it is about, when and by whom it was made, what has changed, and the sections. */
import type { PackContent } from '../content/pack-content.ts';
import type { Changes } from '../document/document.ts';
import type { SlideContext } from './block-pieces.ts';
import { LATIN } from './look.ts';
import { TITLE_BOX } from './mending/slide-xml.ts';
import type { Slide } from './pieces.ts';
import { fittingSize, lineCount, pitch, shortened } from './text/measure.ts';

const LEFT = 1;
const WIDTH = 11.3;
const NAMES = [40, 34, 28, 24, 20] as const;
const CONTENTS = { top: 3.9, bottom: 6.5, size: 13, width: 5.4, between: 0.5 } as const;

export function drawCover(
  slide: Slide,
  { meta, sections }: PackContent,
  changes: Changes | null,
  { look, words, own }: SlideContext,
): void {
  const style = { x: LEFT, w: WIDTH, margin: 0, lang: look.lang, fontFace: LATIN };
  const room = WIDTH - (meta.logo === null ? 0 : 0.6);
  const name = fittingSize(meta.planName, NAMES, room, 2);
  const height = (name.lines * pitch(name.size, look.lang)) / 72;
  const top = 2.42 - height;
  slide.addShape('rect', {
    x: LEFT - 0.32,
    y: top,
    w: 0.08,
    h: height + 0.95,
    fill: { color: look.primary },
    line: { type: 'none' },
  });
  slide.addText(shortened(meta.planName, name.size, room, 2), {
    ...style,
    w: room,
    objectName: TITLE_BOX,
    align: 'left',
    y: top,
    h: height,
    fontSize: name.size,
    lineSpacing: pitch(name.size, look.lang),
    bold: true,
    color: look.primary,
    valign: 'middle',
  });
  const pack = fittingSize(meta.packName, [20, 16, 13], WIDTH);
  slide.addText(shortened(meta.packName, pack.size, WIDTH, 1), {
    ...style,
    y: 2.5,
    h: 0.42,
    fontSize: pack.size,
    color: look.ink,
    valign: 'middle',
  });
  const made = [meta.madeAtText, meta.madeBy].filter((text) => text !== '').join(' · ');
  slide.addText(shortened(made, 13, WIDTH, 1), {
    ...style,
    y: 2.98,
    h: 0.34,
    fontSize: 13,
    color: look.quiet,
    valign: 'middle',
  });
  listSections(
    slide,
    sections.map(({ number, title }) => `${number}  ${title}`),
    own.more,
    {
      ...style,
      color: look.ink,
      lineSpacing: Math.round(pitch(CONTENTS.size, look.lang) * 1.12 * 10) / 10,
    },
  );
  if (changes && changes.before.size > 0) {
    slide.addText(words.changed(changes.before.size, changes.since), {
      ...style,
      y: 6.58,
      h: 0.28,
      fontSize: 11,
      color: look.accent,
      valign: 'middle',
    });
  }
}

/** In two columns, of which none is longer than the slide. */
function listSections(
  slide: Slide,
  names: readonly string[],
  more: (count: number) => string,
  style: { readonly lineSpacing: number } & Record<string, unknown>,
): void {
  const { top, bottom, size, width, between } = CONTENTS;
  const most = Math.floor(((bottom - top) * 72) / style.lineSpacing);
  const kept =
    names.length > 2 * most ? [...names.slice(0, 2 * most - 1), more(names.length - 2 * most + 1)] : names;
  const half = kept.length > 6 ? Math.ceil(kept.length / 2) : kept.length;
  [kept.slice(0, half), kept.slice(half)].forEach((part, column) => {
    if (part.length === 0) return;
    slide.addText(
      part.map((text, index) => ({
        text: lineCount(text, size, width) > 1 ? shortened(text, size, width, 1) : text,
        options: { breakLine: index < part.length - 1 },
      })),
      {
        ...style,
        x: LEFT + column * (width + between),
        y: top,
        w: width,
        h: bottom - top,
        fontSize: size,
        valign: 'top',
      },
    );
  });
}
