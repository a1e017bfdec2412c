/**
 * What a section says in one sentence, for the title of its first slide: its own first words where it has some, and else
 * its main figures, worded as everywhere. Nothing is computed; a section without a message keeps its name as the title.
 */
import type { Block, Figure, PackMeta, Section } from '../../content/pack-content.ts';
import { CONTENT_WIDTH } from '../look.ts';
import { lineCount, sentences } from '../text/measure.ts';
import type { SlideWords } from './slide-words.ts';

/** Size of the sentence, and how many lines it may take. */
export const MESSAGE = { size: 20, lines: 2 } as const;

/** Bold is wider. */
export const BOLD = 1.06;

export function messageLines(text: string, width: number): number {
  return lineCount(text, MESSAGE.size * BOLD, width);
}

/** What amounts are in. */
type Unit = Pick<PackMeta, 'currency' | 'unit'>;

export type Told = {
  readonly message: string | null;
  /** What is left to stand on the slides, without the sentence that the title says. */
  readonly blocks: readonly Block[];
};

/** Sections whose first words say how to read it, not what it says. */
const READ_FIRST: ReadonlySet<Section['kind']> = new Set([
  'variance',
  'outlook',
  'review',
  'returns',
  'actions',
]);

export function told(section: Section, meta: Unit, words: SlideWords, width = CONTENT_WIDTH): Told {
  const { kind, blocks } = section;
  const fits = (text: string): boolean => messageLines(text, width) <= MESSAGE.lines;
  const own = READ_FIRST.has(kind) ? null : ownWords(blocks, fits);
  if (own) return own;
  const made = madeOf(section, meta, words);
  return made !== null && fits(made) ? { message: made, blocks } : { message: null, blocks };
}

/** As many of the first sentences as fit; the others stay where they are. */
function ownWords(blocks: readonly Block[], fits: (text: string) => boolean): Told | null {
  const at = blocks.findIndex((block) => block.type === 'paragraphs' && block.look === 'plain');
  const block = blocks[at];
  if (block?.type !== 'paragraphs') return null;
  const [first = '', ...others] = block.texts;
  if (/[:：]\s*$/.test(first)) return null;
  const parts = sentences(first);
  let count = parts.length;
  while (count > 0 && !fits(parts.slice(0, count).join(''))) count -= 1;
  const message = parts
    .slice(0, count)
    .join('')
    .trim()
    .replace(/[.。]$/, '');
  if (message === '') return null;
  const texts = [parts.slice(count).join('').trim(), ...others].filter((text) => text !== '');
  return {
    message,
    blocks: blocks.flatMap((each, index) =>
      index !== at ? [each] : texts.length === 0 ? [] : [{ ...block, texts }],
    ),
  };
}

function madeOf({ kind, blocks }: Section, meta: Unit, words: SlideWords): string | null {
  const figures = new Map(blocks.flatMap(figuresOf).map((figure) => [figure.id, figure]));
  const known = (id: string): Figure | null => {
    const figure = figures.get(id);
    return figure?.value == null ? null : figure;
  };
  const money = ({ text }: Figure): string =>
    words.money(text, meta.currency, meta.unit.replace(meta.currency, '').trim());
  switch (kind) {
    case 'outlay': {
      const total = lastOf(figures, 'sum:$investment:');
      const opening = known('cell:$investment:0');
      if (!total?.value) return null;
      return opening?.value && opening.value !== total.value
        ? words.invested(money(total), opening.text)
        : words.investedLater(money(total));
    }
    case 'cash-flows': {
      const total = lastOf(figures, 'sum:$fcf:');
      if (total?.value == null) return null;
      return total.value > 0 ? words.cashIn(money(total)) : words.cashOut(money(total));
    }
    case 'returns': {
      const irr = known(metric('irr'));
      const npv = known(metric('npv'));
      const hurdle = known('hurdle');
      if (!npv || !hurdle) return null;
      return irr
        ? words.returns(irr.text, hurdle.text, money(npv))
        : words.returnsNpv(money(npv), hurdle.text);
    }
    case 'scenarios':
      return range(blocks, money, words);
    case 'npv-bridge':
    case 'profit-bridge':
      return (
        blocks.flatMap((block) => (block.type === 'chart' ? (bridgeMessage(block, words) ?? []) : []))[0] ??
        null
      );
    case 'review': {
      const expected = known('review:npv:expected');
      const approved = known('review:npv:approved');
      return expected && approved ? words.expected(money(expected), money(approved)) : null;
    }
    case 'outlook': {
      const expected = known('outlook:$fcf:total');
      const approved = known('outlook:$fcf:approved');
      return expected && approved ? words.expectedCash(money(expected), money(approved)) : null;
    }
    case 'variance':
      return yearToDate(blocks, meta, money);
    default:
      return null;
  }
}

const metric = (id: string): string => `metric:${id}:postTax:withTerminal`;

/** The sum that reaches furthest. */
function lastOf(figures: ReadonlyMap<string, Figure>, beginning: string): Figure | null {
  const span = (id: string): number => {
    const [from = 0, to = 0] = id.slice(beginning.length).split(':').map(Number);
    return to - from;
  };
  const found = [...figures.values()]
    .filter(({ id }) => id.startsWith(beginning))
    .toSorted((a, b) => span(b.id) - span(a.id));
  return found[0] ?? null;
}

/** The worst and the best NPV of the scenarios; the first row of their table. */
function range(
  blocks: readonly Block[],
  money: (figure: Figure) => string,
  words: SlideWords,
): string | null {
  const tables = blocks.filter((block) => block.type === 'table');
  const found = tables.flatMap(({ columns, rows }) =>
    rows
      .filter(({ cells }) => cells.some((cell) => isFigure(cell) && cell.id.endsWith(metric('npv'))))
      .flatMap(({ cells }) =>
        cells.flatMap((cell, index) =>
          isFigure(cell) && cell.id.endsWith(metric('npv')) && cell.value !== null
            ? [{ name: columns[index]?.title ?? '', figure: cell, value: cell.value }]
            : [],
        ),
      ),
  );
  const sorted = found.toSorted((a, b) => a.value - b.value);
  const [least] = sorted;
  const most = sorted.at(-1);
  if (!least || !most || least.figure.text === most.figure.text) return null;
  return words.range(money(least.figure), least.name, money(most.figure), most.name);
}

/** Where a bridge begins and ends, and what made most of the difference. */
export function bridgeMessage(
  { chart, title }: Extract<Block, { type: 'chart' }>,
  words: SlideWords,
): string | null {
  if (chart.kind !== 'waterfall') return null;
  const { steps } = chart;
  const first = steps[0];
  const last = steps.at(-1);
  const [largest] = steps
    .filter(({ total, figure }) => !total && figure.value !== null && figure.value !== 0)
    .toSorted((a, b) => Math.abs(b.figure.value ?? 0) - Math.abs(a.figure.value ?? 0));
  if (!first || !last || !largest || first === last) return null;
  const sign = (largest.figure.value ?? 0) > 0 ? '+' : '';
  // 'EBITDA of 2027-12: from plan to actual' names what is bridged before its colon.
  const what = /^([^:：]*)([:：])/.exec(title);
  const said = words.bridge(
    first.name,
    first.figure.text,
    last.name,
    last.figure.text,
    largest.name,
    sign + largest.figure.text,
  );
  return what === null ? said : `${what[1]}${what[2]}${what[2] === ':' ? ' ' : ''}${said}`;
}

/** The second of the three stretches that the section begins with. */
function yearToDate(
  blocks: readonly Block[],
  { unit }: Unit,
  money: (figure: Figure) => string,
): string | null {
  const item = blocks.flatMap((block) => (block.type === 'headline' ? block.items : []))[1];
  if (item?.figure.value == null) return null;
  const label = item.label.replace(`, ${unit}`, '').replace(`（${unit}）`, '').replace(`，${unit}）`, '）');
  const zh = /[\u4e00-\u9fff]/.test(label);
  return `${label}${zh ? '：' : ': '}${[money(item.figure), item.note].filter((part) => part !== '').join(zh ? '，' : ', ')}`;
}

function isFigure(cell: unknown): cell is Figure {
  return typeof cell === 'object' && cell !== null;
}

function figuresOf(block: Block): readonly Figure[] {
  switch (block.type) {
    case 'headline':
      return block.items.map(({ figure }) => figure);
    case 'facts':
      return block.rows.map(({ cell }) => cell).filter(isFigure);
    case 'table':
      return block.rows.flatMap(({ cells }) => cells.filter(isFigure));
    default:
      return [];
  }
}
