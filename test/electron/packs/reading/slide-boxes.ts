/** Where things stand on the slides of a presentation, in inches: boxes, tables by their rows, drawings, pictures. */
import { type Archive, numberedParts, textOf } from './archive.ts';
import { attribute, named, readXml, textIn, type XmlNode } from './xml.ts';

export type SlideBox = {
  readonly name: string;
  readonly kind: 'shape' | 'table' | 'chart';
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly text: string;
};

const EMU = 914_400;

export function slideBoxes(archive: Archive): readonly (readonly SlideBox[])[] {
  return numberedParts(archive, /^ppt\/slides\/slide(\d+)\.xml$/).map((part) => {
    const slide = readXml(textOf(archive, part));
    return [...named(slide, 'p:sp').map(shapeBox), ...named(slide, 'p:graphicFrame').map(frameBox)];
  });
}

function shapeBox(shape: XmlNode): SlideBox {
  return { ...boxOf(shape, 'a:xfrm'), kind: 'shape' };
}

/** A table is as high as its rows. */
function frameBox(frame: XmlNode): SlideBox {
  const rows = named(frame, 'a:tr').map((row) => Number(attribute(row, 'h')) / EMU);
  const box = boxOf(frame, 'p:xfrm');
  return rows.length === 0
    ? { ...box, kind: 'chart' }
    : { ...box, kind: 'table', bottom: box.top + rows.reduce((sum, height) => sum + height, 0) };
}

function boxOf(node: XmlNode, place: string): Omit<SlideBox, 'kind'> {
  const [frame] = named(node, place);
  const at = (child: string, name: string): number =>
    Number(attribute(frame ? named(frame, child)[0] : undefined, name)) / EMU;
  const left = at('a:off', 'x');
  const top = at('a:off', 'y');
  return {
    name: attribute(named(node, 'p:cNvPr')[0], 'name'),
    left,
    top,
    right: left + at('a:ext', 'cx'),
    bottom: top + at('a:ext', 'cy'),
    text: named(node, 'a:t').map(textIn).join(''),
  };
}

/** Boxes that leave the slide, reach into its foot, or lie on each other. */
export function misplaced(slides: readonly (readonly SlideBox[])[]): readonly string[] {
  return slides.flatMap((boxes, index) => {
    const content = boxes.filter(({ name }) => !/^(?:Draft$|Foot$|Slide Number)/.test(name));
    const out = content
      .filter((box) => box.left < 0 || box.right > 13.34 || box.top < 0 || box.bottom > 7)
      .map((box) => `${index + 1}: ${box.name} ${box.text.slice(0, 30)} ends at ${box.bottom.toFixed(2)}`);
    const over = content.flatMap((one, at) =>
      content
        .slice(at + 1)
        .filter((two) => overlap(one, two))
        .map((two) => `${index + 1}: "${one.text.slice(0, 30)}" on "${two.text.slice(0, 30)}"`),
    );
    return [...out, ...over];
  });
}

const TOUCH = 0.03;

function overlap(one: SlideBox, two: SlideBox): boolean {
  // A bar beside a comment and a rule over a number belong to their text.
  if (one.text === '' && one.kind === 'shape') return false;
  if (two.text === '' && two.kind === 'shape') return false;
  return (
    one.left < two.right - TOUCH &&
    two.left < one.right - TOUCH &&
    one.top < two.bottom - TOUCH &&
    two.top < one.bottom - TOUCH
  );
}
