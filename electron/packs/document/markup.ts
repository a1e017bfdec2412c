/**
 * Text into markup. Everything that comes from a plan goes through `escaped`, so that nothing a user wrote is ever
 * read as markup; attributes are always quoted.
 */

export function escaped(text: string): string {
  return allowed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A word longer than this may not fit into a column: an address, a number of a file. */
const LONGEST_WORD = 24;
/** Letters of scripts that break between any two are not among them. */
const LONG_WORD = new RegExp(`[^\\s\\u1100-\\uffef]{${LONGEST_WORD + 1},}`, 'g');
/** Where it breaks: behind a sign that divides it, or after so many. */
const PIECE = new RegExp(`[^/._?&=-]{1,${LONGEST_WORD / 2}}[/._?&=-]*|[/._?&=-]+`, 'g');

/** Text between two tags: as `escaped`, with places at which a word breaks that no line holds. */
export function flowing(text: string): string {
  let made = '';
  let from = 0;
  for (const { 0: word, index } of text.matchAll(LONG_WORD)) {
    made += escaped(text.slice(from, index));
    made += (word.match(PIECE) ?? []).map(escaped).join('<wbr>');
    from = index + word.length;
  }
  return made + escaped(text.slice(from));
}

/** Without what no document may hold: control characters, half pairs. */
export function allowed(text: string): string {
  return [...text.toWellFormed()].filter((each) => isAllowed(each.codePointAt(0) ?? 0)).join('');
}

function isAllowed(code: number): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d;
  return code !== 0x7f && code !== 0xfffe && code !== 0xffff;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  return `<${name}${attributesText(attributes)}>${content}</${name}>`;
}

/** An SVG or HTML element without content. */
export function single(name: string, attributes: Attributes): string {
  return `<${name}${attributesText(attributes)}/>`;
}

function attributesText(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(String(value))}"`,
    )
    .join('');
}

/** An id that may stand in an address: letters, digits and hyphens of what was given. */
export function anchor(prefix: string, text: string): string {
  const safe = [...text]
    .map((each) => (/[A-Za-z0-9]/.test(each) ? each : `-${(each.codePointAt(0) ?? 0).toString(36)}-`))
    .join('');
  return `${prefix}-${safe}`;
}
