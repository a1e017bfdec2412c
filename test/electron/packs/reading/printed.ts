/** A PDF as another program reads it (pdf.js): its pages with their texts and places, its outline, its size. */
import { getResolvedPDFJS } from 'unpdf';

export type PlacedText = {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly height: number;
};

export type PrintedPage = {
  readonly width: number;
  readonly height: number;
  readonly items: readonly PlacedText[];
  /** All of it in the order of the file, without blanks. */
  readonly packed: string;
};

export type Printed = {
  readonly pages: readonly PrintedPage[];
  readonly outline: readonly string[];
  /** Without blanks, page after page. */
  readonly packed: string;
};

export async function readPdf(file: Uint8Array): Promise<Printed> {
  const { getDocument } = await getResolvedPDFJS();
  const loading = getDocument({ data: Uint8Array.from(file), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    const placed = items.flatMap((item) =>
      'str' in item && item.str.trim() !== ''
        ? [
            {
              text: item.str,
              x: Number(item.transform[4]),
              y: Number(item.transform[5]),
              height: item.height,
            },
          ]
        : [],
    );
    pages.push({ width, height, items: placed, packed: packed(placed.map(({ text }) => text).join('')) });
  }
  const outline = titles(await document.getOutline());
  await loading.destroy();
  return { pages, outline, packed: pages.map((page) => page.packed).join('') };
}

type Entry = { readonly title: string; readonly items: readonly Entry[] };

function titles(entries: readonly Entry[] | null): readonly string[] {
  return (entries ?? []).flatMap(({ title, items }) => [title, ...titles(items)]);
}

/** Ligatures and widths in one form, blanks out: what is left reads the same however lines are broken. */
export function packed(text: string): string {
  return text.normalize('NFKC').replace(/[\s\u200b\u00ad]+/g, '');
}
