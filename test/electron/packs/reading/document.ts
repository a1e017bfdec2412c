/** What stands in a pack's HTML document, read by a reader of this test and not by the code that wrote it. */

export type ReadFigure = { readonly id: string; readonly text: string; readonly value: string };

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => NAMED[name] ?? '');
}

/** Every number in the order of reading. */
export function figuresIn(html: string): readonly ReadFigure[] {
  return [...html.matchAll(/<data ([^>]*)>([\s\S]*?)<\/data>/g)].map(([, attributes = '', content = '']) => ({
    id: plain(/data-id="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    value: plain(/value="([^"]*)"/.exec(attributes)?.[1] ?? ''),
    text: plain(content),
  }));
}

/** By the section's id, as markup; the explanations under 'how'. */
export function sectionsIn(html: string): ReadonlyMap<string, string> {
  const body = html.slice(html.indexOf('<main'));
  const pieces = body.split(/(?=<section )/).slice(1);
  return new Map(
    pieces.map((piece) => [
      /data-section="([^"]*)"/.exec(piece)?.[1] ?? 'how',
      piece.split('</section>')[0] ?? '',
    ]),
  );
}

/** The words of the drawings of a section: those that are seen, not those that appear under the pointer. */
export function drawnTexts(section: string): readonly string[] {
  return [...section.matchAll(/<svg[\s\S]*?<\/svg>/g)].flatMap(([drawing]) =>
    [...drawing.replace(/<g class="tip">[\s\S]*?<\/g>/g, '').matchAll(/<text[^>]*>([\s\S]*?)<\/text>/g)].map(
      ([, content = '']) => plain(content),
    ),
  );
}
