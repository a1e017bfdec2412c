/**
 * A strict reader of XML 1.0 for tests: what it takes is well-formed (nesting, quoting, one root, entities, characters,
 * no attribute twice). No DTD, no entities of its own; it throws where a parser would refuse.
 */
export type XmlNode = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlNode | string)[];
};

type Open = { name: string; attributes: Map<string, string>; children: (XmlNode | string)[] };

const NAME = '[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?';
const TOKEN = new RegExp(
  `<!--[\\s\\S]*?-->|<\\?[\\s\\S]*?\\?>|</(${NAME})\\s*>|<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>|([^<]+)`,
  'y',
);
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what XML 1.0 forbids
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

const known = new Map<string, XmlNode>();

/** The same text is read once. */
export function readXml(text: string): XmlNode {
  const before = known.get(text);
  if (before) return before;
  const read = parsed(text);
  known.set(text, read);
  return read;
}

function parsed(text: string): XmlNode {
  if (FORBIDDEN.test(text) || !text.isWellFormed()) throw new Error('a character that XML forbids');
  const document: Open = { name: '', attributes: new Map(), children: [] };
  const open: Open[] = [document];
  TOKEN.lastIndex = 0;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text);
    const top = open.at(-1);
    if (!token || !top) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 80)}`);
    at = TOKEN.lastIndex;
    const [, closed, opened, attributes = '', single, words] = token;
    if (closed !== undefined) {
      if (top.name !== closed || open.length < 2) throw new Error(`</${closed}> closes <${top.name}>`);
      open.pop();
    } else if (opened !== undefined) {
      const node: Open = { name: opened, attributes: attributesOf(attributes), children: [] };
      top.children.push(node);
      if (single !== '/') open.push(node);
    } else if (words !== undefined) {
      const plain = unescaped(words);
      if (open.length === 1 && plain.trim() !== '') throw new Error('text outside the root');
      top.children.push(plain);
    }
  }
  const roots = document.children.filter((child) => typeof child !== 'string');
  if (open.length !== 1 || roots.length !== 1 || !roots[0]) throw new Error('not one root that is closed');
  return roots[0];
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g)) {
    if (found.has(name)) throw new Error(`the attribute ${name} stands twice`);
    found.set(name, unescaped(value.slice(1, -1)));
  }
  return found;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in a text');
  return text.replace(/&([^;&\s]*);?/g, (all, entity: string) => {
    const code = /^#x([0-9a-f]+)$/i.exec(entity)?.[1] ?? null;
    const decimal = /^#(\d+)$/.exec(entity)?.[1] ?? null;
    const plain =
      code !== null
        ? String.fromCodePoint(Number.parseInt(code, 16))
        : decimal !== null
          ? String.fromCodePoint(Number(decimal))
          : NAMED[entity];
    if (plain === undefined || !all.endsWith(';') || FORBIDDEN.test(plain))
      throw new Error(`bad entity ${all}`);
    return plain;
  });
}

export function elements(node: XmlNode): readonly XmlNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}

/** The node and all below it, in the order of the text. */
export function everyNode(node: XmlNode, found: XmlNode[] = []): readonly XmlNode[] {
  found.push(node);
  for (const child of node.children) if (typeof child !== 'string') everyNode(child, found);
  return found;
}

export function named(node: XmlNode, name: string): readonly XmlNode[] {
  return everyNode(node).filter((each) => each.name === name);
}

export function textIn(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

export function attribute(node: XmlNode | undefined, name: string): string {
  return node?.attributes.get(name) ?? '';
}
