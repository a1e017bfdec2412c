/** Does a currency that a file names agree with the plan's? Signs that several currencies share agree with each. Pure. */
import { peelCurrencyBefore } from '../../../../text/number-units.ts';
import { toPlainText } from '../../../../text/text-characters.ts';

const OWNERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['¥', new Set(['CNY', 'CNH', 'RMB', 'JPY'])],
  ['$', new Set(['USD', 'HKD', 'SGD', 'AUD', 'CAD', 'TWD', 'NZD', 'MXN', 'MOP'])],
  ['CNY', new Set(['CNY', 'CNH', 'RMB'])],
]);
/** Places where 元 alone is their own money. */
const YUAN = new Set(['CNY', 'CNH', 'RMB', 'HKD', 'TWD', 'MOP', 'SGD', 'JPY']);

/** `found`: an ISO code, '$' or '¥'. `text`: the amount as written, where it was written with its currency. */
export function sameMoney(found: string, plan: string, text = ''): boolean {
  const own = plan.toUpperCase();
  if (found === own || OWNERS.get(found)?.has(own) === true) return true;
  return found === 'CNY' && /[元圆]/u.test(text) && !/人民币|cny|rmb|cnh|¥/iu.test(text) && YUAN.has(own);
}

const HOME = /^(?:本币|本位币|记账本位币|local|home|functional)(?:\s*currency)?$/iu;

/** A cell of a currency column. Empty means the plan's. */
export function columnCurrency(cell: string, plan: string): 'same' | 'other' {
  const text = toPlainText(cell).text;
  if (text === '' || text.toUpperCase() === plan.toUpperCase() || HOME.test(text)) return 'same';
  const peeled = peelCurrencyBefore(text);
  return peeled?.rest === '' && sameMoney(peeled.code, plan, text) ? 'same' : 'other';
}
