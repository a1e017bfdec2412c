/**
 * Texts of a workbook's XML: the list of shared strings, and characters written as entities. Promises the text that a
 * spreadsheet shows, without phonetic readings. It must not be used on XML with comments or CDATA (see xlsx-source.ts).
 */

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** &amp;, &#10;, &#x4e2d; and the workbook's own _x000D_. */
export function plainXml(text: string): string {
  const plain = text.includes('&')
    ? text.replace(
        /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
        (whole, name, decimal, hex) => {
          if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
          const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
        },
      )
    : text;
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** All <t> of a string item, joined; those of <rPh> left out. */
export function textOf(item: string): string {
  let joined = '';
  let at = 0;
  for (;;) {
    const open = nextTag(item, 't', at, item.length);
    if (open < 0) return plainXml(joined);
    const phonetic = nextTag(item, 'rPh', at, open);
    if (phonetic >= 0) {
      const end = item.indexOf('</rPh>', phonetic);
      if (end < 0) return plainXml(joined);
      at = end + 6;
      continue;
    }
    const start = item.indexOf('>', open) + 1;
    if (item[start - 2] === '/') {
      at = start;
      continue;
    }
    const end = item.indexOf('</t>', start);
    if (end < 0) return plainXml(joined);
    joined += item.slice(start, end);
    at = end + 4;
  }
}

/** The place of '<name>', '<name ' or '<name/' from `at` on; -1 where there is none before `to`. */
export function nextTag(xml: string, name: string, at: number, to: number): number {
  const wanted = `<${name}`;
  let found = xml.indexOf(wanted, at);
  while (found >= 0 && found < to) {
    const sign = xml.charCodeAt(found + wanted.length);
    // '>', '/', or a blank.
    if (sign === 0x3e || sign === 0x2f || sign === 0x20 || sign === 0x0a || sign === 0x0d || sign === 0x09)
      return found;
    found = xml.indexOf(wanted, found + 1);
  }
  return -1;
}

/** xl/sharedStrings.xml as a list. */
export function sharedStrings(xml: string): readonly string[] {
  const texts: string[] = [];
  let at = 0;
  for (;;) {
    const open = nextTag(xml, 'si', at, xml.length);
    if (open < 0) return texts;
    const start = xml.indexOf('>', open) + 1;
    if (xml[start - 2] === '/') {
      texts.push('');
      at = start;
      continue;
    }
    const end = xml.indexOf('</si>', start);
    if (end < 0) return texts;
    texts.push(itemText(xml.slice(start, end)));
    at = end + 5;
  }
}

/** Most strings are one plain <t>. */
function itemText(item: string): string {
  return item.startsWith('<t>') && item.indexOf('</t>') === item.length - 4
    ? plainXml(item.slice(3, -4))
    : textOf(item);
}
