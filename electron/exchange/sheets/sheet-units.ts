/**
 * Finds the unit in which a sheet or a line states its figures: 金额(万元), 单位：千元, in USD millions, '000.
 * Promises: a scale only where the words say one; several different ones are told apart from one.
 * It must not multiply anything: the scale is applied once, when the lines are built.
 */

/** One of money's units; the longer words first. */
const SCALES: readonly (readonly [RegExp, number])[] = [
  [/亿[美港欧日]?元?|億/u, 1e8],
  [/千万[美港欧日]?元?/u, 1e7],
  [/百万[美港欧日]?元?/u, 1e6],
  [/十万[美港欧日]?元?/u, 1e5],
  [/万[美港欧日]?元?|萬/u, 1e4],
  [/千[美港欧日]?元|仟元|千円/u, 1e3],
  [/\bcrores?\b|\bcr\b/i, 1e7],
  [/\blakhs?\b|\blacs?\b/i, 1e5],
  [/\bbillions?\b|\bbn\b|\bmrd\b|\bмлрд/i, 1e9],
  [
    /\bmillions?\b|\bmillones\b|\bmilh(?:ões|oes)\b|\bmilioni\b|\bmm\b|\bmn\b|\bmln\b|\bmio\b|\bmeur\b|(?:[$¥￥€£₹]|usd|cny|rmb|eur|gbp|hkd|inr)\s?m\b|\bm\s?(?:[$¥￥€£₹]|(?:usd|cny|rmb|eur|gbp)\b)|(?<![а-я])млн/iu,
    1e6,
  ],
  [
    /\bthousands?\b|\bmilliers\b|\bmiles\b|\bmilhares\b|\bmigliaia\b|['’]000s?\b|\b000s\b|[$¥￥€£₹]\s?000s?\b|\bteur\b|\bt€|\btsd\b|(?:[$¥￥€£₹]|usd|cny|rmb|eur|gbp|hkd|inr)\s?k\b|\bk\s?(?:[$¥￥€£₹]|(?:usd|cny|rmb|eur|gbp|hkd)\b)|(?<![а-я])тыс/iu,
    1e3,
  ],
  [/元|円|\byuan\b|[$¥￥€£₹]|\b(?:usd|cny|rmb|eur|gbp|hkd|jpy|inr)\b/i, 1],
];

const COUNTED_BY_SCALE =
  /^[亿億千仟百十万萬]+(?![亿億千仟百十万萬]|[美港欧日]?元|[美港欧日]?[圆円]|人民币)\p{Script=Han}/u;

/** The scale of a unit text such as '万元' or 'USD m'; undefined where it names no money at all. */
export function scaleOfUnit(unit: string): number | undefined {
  const text = unit.trim();
  if (text === '' || /[%％‰]/.test(text)) return undefined;
  // 元/件 and 万元/人 are prices: their scale still applies, their 'per' part does not.
  const money = text.split(/[/每]/)[0] ?? '';
  // 万吨 and 千件 count things in ten thousands or thousands; they are no money.
  if (COUNTED_BY_SCALE.test(money)) return undefined;
  return SCALES.find(([pattern]) => pattern.test(money))?.[1];
}

/** What stands in brackets at the end of a label: 租金（万元） gives 租金 and 万元. */
export function splitUnit(label: string): { readonly label: string; readonly unit: string } {
  const found = /^(.*?)\s*[(（[【]\s*([^()（）[\]【】]{1,20})\s*[)）\]】]\s*$/su.exec(label);
  const [, name = '', unit = ''] = found ?? [];
  const isUnit =
    scaleOfUnit(unit) !== undefined ||
    /^(?:%|％|件|人|个|次|天|月|年|单|户|平米|㎡|units?|pcs|days?|months?|years?|people|heads?|fte)$/i.test(
      unit,
    );
  return name.trim() !== '' && isUnit ? { label: name.trim(), unit } : { label: label.trim(), unit: '' };
}

/** A unit that a whole sheet states: in brackets, after 单位, or as 'in thousands'. */
export function statedScale(text: string): number | undefined {
  const stated =
    /(?:单位|金额单位|unit|currency|amounts?)\s*[:：]?\s*([^()（）,，;；]{1,24})/iu.exec(text)?.[1] ??
    /[(（[【]\s*(?:单位\s*[:：]?\s*)?([^()（）]{1,24})\s*[)）\]】]/u.exec(text)?.[1] ??
    /\bin\s+((?:[a-z$¥€£]{1,4}\s+)?(?:thousands?|millions?|billions?|['’]000s?|teur|tsd\.?(?:\s+(?:eur|€))?|mio\.?(?:\s+(?:eur|€))?|t€))(?=$|[\s,;)])/iu.exec(
      text,
    )?.[1] ??
    /[,;–—-]\s+((?:rmb|cny|usd|eur|gbp|hkd|[¥￥$€£])\s?(?:k|m|mm|mn|bn|thousands?|millions?))\s*$/iu.exec(
      text,
    )?.[1] ??
    /\ben\s+(milliers|millions)\b/iu.exec(text)?.[1] ??
    /(?:^|\s)((?:тыс|млн|млрд)\.?\s*(?:руб|₽|долл|евро))/iu.exec(text)?.[1] ??
    /^\s*([$¥￥€£₹]\s?000s?)\s*$/u.exec(text)?.[1] ??
    /\bin\s+((?:lakhs?|crores?)|[km]\s?[€$£])(?=$|[\s,;)])/iu.exec(text)?.[1] ??
    /^\s*([km]\s?(?:[¥￥$€£₹]|rmb|cny|usd|eur|gbp|hkd))\s*$/iu.exec(text)?.[1] ??
    /^\s*((?:rmb|cny|usd|eur|gbp|hkd|[¥￥$€£])?\s*(?:['’]?000s|['’]000|thousands?|millions?|billions?|teur|t€|万元|千元|百万元|亿元)|(?:rmb|cny|usd|eur|gbp|hkd|[¥￥$€£])\s?(?:k|m|mm|mn|bn))\s*$/iu.exec(
      text,
    )?.[1];
  return stated === undefined ? undefined : scaleOfUnit(stated);
}

/** What is left of a unit when its scale has been applied: 万元 gives 元, 'USD m' gives USD, 元/件 stays. */
export function baseUnit(unit: string): string {
  const scale = scaleOfUnit(unit);
  if (scale === undefined || scale === 1) return unit;
  return unit
    .replace(/[亿億千仟百十万萬]+(?=[美港欧日]?元|$|[/每])/u, '')
    .replace(/\b(?:thousands?|millions?|billions?|bn|mm|mn|000s)\b|['’]000s?\b/giu, '')
    .replace(/((?:[$¥￥€£₹]|usd|cny|rmb|eur|gbp|hkd|inr))\s?[km]\b/giu, '$1')
    .replace(/\b[km]\s?(?=[$¥￥€£₹]|(?:usd|cny|rmb|eur|gbp|hkd)\b)/giu, '')
    .replace(/\b(?:lakhs?|crores?|mln|mio)\b/giu, '')
    .replace(/\s+/g, ' ')
    .trim();
}
