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
