/**
 * The header words by which a column of a list of bookings gives away what it is, in English, Chinese and German.
 * Promises: a field and how sure the words are (1 to 10), from the title alone; words of columns that look alike but are
 * not wanted (balance, tax, quantity, plan) are told apart. Pure.
 */

import { plainCell } from '../cells/plain-cell.ts';
import type { ColumnField } from '../import-types.ts';

export type TitleMeaning = { readonly field: ColumnField; readonly sure: number };

type Words = readonly (readonly [field: ColumnField, sure: number, words: RegExp])[];

/** Columns that hold figures, days or names, but not the ones of the entry. */
const OTHER =
  /余额|结余|数量|单价|汇率|预算|计划|税额|税率|原币|外币|累计|对方|开户|期初|期末|行号|序号|^税|balance|saldo|quantity|\bqty\b|unit price|\brate\b|budget|\bplan(?:ned)?\b|\btax\b|\bvat\b|foreign|year.to.date|\bytd\b|offset|contra|menge|steuer|kurs|due date|到期|fällig/iu;

const CERTAIN: Words = [
  ['amount', 10, /^(?:不含税|本币|本位币|人民币|实际|入账)(?:发生)?(?:金额|额)$/u],
  ['amount', 9, /^(?:amount|net amount|betrag) (?:in|excl)/iu],
];

const WORDS: Words = [
  [
    'date',
    10,
    /^(?:(?:记账|入账|过账|业务|交易|发生|会计|凭证|制单|收支|付款|日期)?日期|日期时间|date|datum)$/iu,
  ],
  [
    'date',
    9,
    /^(?:(?:posting|booking|transaction|entry|value|accounting|document|effective|gl|g\/l|journal|invoice|payment)[ _]date|date (?:of|posted)\b.*|buchungs(?:datum|tag)|belegdatum|wertstellung|valuta)$/iu,
  ],
  ['date', 6, /日期|时间|\bdate\b|\bday\b|datum|^日$/iu],
  [
    'date',
    4,
    /^(?:会计|所属)?(?:月份|期间|年月|月|账期)$|^(?:month|(?:fiscal |posting )?period|monat|periode)$/iu,
  ],
  ['currency', 9, /币种|币别|^货币|^(?:currency|ccy|curr|w[äa]hrung)(?: code)?$/iu],
  [
    'side',
    9,
    /^(?:借贷|借\/贷|借贷方向|借贷标[志识]|方向|收支|收\/支|收支(?:类型|方向)|d\/?c|dr\/?cr|debit\s?\/\s?credit|debit or credit|s\/h|soll\s?\/\s?haben|(?:posting )?side|direction)$/iu,
  ],
  [
    'batch',
    8,
    /凭证(?:号|字|编号)|单据(?:号|编号)|^单号|批次|批号|流水号|发票号|参考号|voucher|(?:document|doc\.?|journal|invoice|entry) ?(?:no\.?|number|id|#)|\bbatch\b|^ref(?:erence|\.)?(?: no\.?| number)?$|transaction id|beleg(?:nummer|nr\.?)|^journal$/iu,
  ],
  [
    'account',
    10,
    /^(?:会计|费用|预算|总账)?科目(?:名称|全称)?$|^(?:account|gl account|g\/l account|account name|line|line item|budget line|kontobezeichnung)$/iu,
  ],
  [
    'account',
    8,
    /^(?:费用项目|项目名称|预算项目|项目|费用类[别型]|类别|分类|收支项目|account (?:description|text)|category|cost (?:element|type|category)|expense (?:type|category)|item|kostenart|konto)$/iu,
  ],
  ['account', 6, /科目|account (?:no\.?|number|code|id)|\baccount\b|gl code|konto(?:nummer|nr\.?)?\b|账户/iu],
  ['debit', 9, /^借方|借方(?:金额|发生额)|本位币借|^debit|^soll|^dr\.?$/iu],
  ['credit', 9, /^贷方|贷方(?:金额|发生额)|本位币贷|^credit|^haben|^cr\.?$/iu],
  [
    'inflow',
    8,
    /^(?:收入|流入|收款|存入|进账|转入)(?:金额|额)?$|^(?:cash )?inflows?$|^(?:receipts?|money in|paid in|deposits?|income|einnahmen?|eing[aä]nge?)(?: amount)?$/iu,
  ],
  [
    'outflow',
    8,
    /^(?:支出|流出|付款|支取|付出|转出)(?:金额|额)?$|^(?:cash )?outflows?$|^(?:payments?|money out|paid out|withdrawals?|expenditures?|expenses?|ausgaben?|ausg[aä]nge?)(?: amount)?$/iu,
  ],
  ['amount', 10, /^(?:金额|发生额|发生金额|金额合计|实际数|实际|amount|betrag|actuals?|actual amount)$/iu],
  ['amount', 7, /金额|发生额|\bamount\b|betrag|\bactuals?\b/iu],
  ['amount', 4, /^(?:合计|总额|价税合计|total|sum|summe|value|wert|数额|数值)$/iu],
  [
    'memo',
    8,
    /摘要|备注|说明|附言|用途|^(?:memo|description|narration|narrative|particulars|comments?|remarks?|notes?|text|details?|verwendungszweck|buchungstext|bemerkung)$/iu,
  ],
  ['memo', 5, /内容|事由|描述|\bmemo\b|\bdescription\b|\bcomment\b|\btext\b/iu],
];

/** 金额（万元）, Amount (USD) and Betrag in EUR are titles with a unit behind them. */
export function titleOf(text: string): string {
  return (
    plainCell(text)
      .replace(/\s*[(（[【][^)）\]】]*[)）\]】]\s*$/u, '')
      .replace(/\s*[*:：]+$/u, '')
      .replace(/[_\s]+/gu, ' ')
      // 日　期 is set wide, not two words.
      .replace(/(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])/gu, '')
      .trim()
  );
}

/** What a title may mean, the surest first; empty where it says nothing that is wanted. */
export function titleMeanings(text: string): readonly TitleMeaning[] {
  const title = titleOf(text);
  if (title === '' || title.length > 60) return [];
  const certain = CERTAIN.find(([, , words]) => words.test(title));
  if (certain) return [{ field: certain[0], sure: certain[1] }];
  const found: TitleMeaning[] = [];
  const other = OTHER.test(title);
  for (const [field, sure, words] of WORDS) {
    // 余额方向 and Budget line are what they are in spite of such a word.
    if (other && !(sure >= 8 && (field === 'account' || field === 'side'))) continue;
    if (words.test(title) && !found.some((meaning) => meaning.field === field)) found.push({ field, sure });
  }
  return found.sort((a, b) => b.sure - a.sure);
}
