/**
 * The words by which a row of a budget gives away what it is: kind, role, total or result.
 * Promises: a proposal only, from the label first and the heading above it second; the user can correct each.
 * It must not look at figures.
 */
import type { Kind, Line } from '../../../models/plan/schema.ts';

/** Order matters: 'cost of sales' is a cost before it is sales, 'depreciation' is neither. */
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'memo',
    /折旧|摊销|各项税费|amortissement|amortizaci|imp(?:ô|o)ts?\b|impuestos?\b|depreciation|amorti[sz]ation|\bd\s?&\s?a\b|所得税|income tax|\bcorporat(?:e|ion) tax|^(?:cash )?tax(?:es)?(?: (?:expense|charge|paid))?$|增值税|\bvat\b|abschreibung|ertragsteuer|umsatzsteuer/iu,
  ],
  [
    'driver',
    /单价|客单价|均价|价格|销量|数量|件数|人数|户数|订单数|转化率|比例|比率|占比|增长率|费率|(?<!现金)流量|访客|天数|\bprices?\b|\bvolumes?\b|\bunits\b|\bheadcount\b|conversion|\brate\b|\bratio\b|growth|\bvisits?\b|\btraffic\b|\bvisitors?\b|average order value|\barp[au]\b|\bsubscribers\b|\borders\b|\baov\b|\bshares\b|\bper share\b|每股|absatzmenge|stückzahl|mitarbeiterzahl/iu,
  ],
  [
    'working-capital',
    /应收|应付账款|应付款|存货|库存(?!成本)|预收|预付|营运资金|receivable|payable|inventor|\bstock\b(?![- ](?:based|comp))|流动资金|working capital|prepa(?:id|yment)|deferred revenue|forderungen|verbindlichkeiten|vorräte/iu,
  ],
  [
    'financing',
    /借款|贷款|债务资金|资本金|自筹|提款|还款|偿还|利息|增资|股权|融资|分红|股利|\bloan|\bdraw-?downs?\b|\bborrow|repayment|\binterest\b|\bequity\b|dividend|\bdebt\b|financing|emprunt|darlehen|zinsen|zinsaufwand|tilgung|dividende/iu,
  ],
  [
    'investment',
    /投资(?!收益|收入|回报)|资本性?支出|购置|设备(?!租|维)|固定资产|无形资产|平台建设|平台搭建|系统(?:建设|开发|采购)|装修|建设|基建|厂房|在建|土地|\bcapex\b|capital expenditure|\binvestments?\b|equipment|platform build|machinery|\bplant\b|fit-?out|construction|\bland\b|\bbuildings?\b|investition|anschaffung|maschinen/iu,
  ],
  [
    'variable-cost',
    /变动成本|变动费用|可变成本|佣金|扣点|物流|快递|运费|配送|仓储|包装|营销|推广|广告|投流|获客|支付手续费|手续费|退货|售后|采购成本|采购付?款|采购支出|购买商品|接受劳务|商品成本|进货|销售成本|营业成本|主营业务成本|原材料|材料费|燃料|动力费|直接材料|直接人工|variable cost|commission|logistic|freight|shipping|fulfil|delivery|packag|marketing|advertis|promotion|acquisition cost|customer acquisition|\bcac\b|payment fee|processing fee|cost of (?:sales|goods|revenue)|\bcogs\b|raw materials?|direct (?:materials?|labou?r)|royalt|\bmaterials?\b|\brefunds?\b|returns and allowances|\bachats\b|matières|\bcompras\b|materias primas|transporte?\b|sales returns|supplier|\bvendors?\b|\bpurchases?\b|wareneinsatz|materialaufwand|materialkosten|fremdleistung|provision|fracht|werbung|werbekosten/iu,
  ],
  [
    'fixed-cost',
    /固定成本|固定费用|支付给职工|支付其他与经营|租金|房租|租赁|工资|薪酬|薪资|人工|人员|社保|公积金|福利|团队|管理费|办公|水电|物业|保险|技术(?:开发|维护|服务)|研发|软件|维护|维修|修理|培训|咨询|审计|法务|差旅|品牌|\bfixed cost|\brent\b|\blease\b|salar|wages?\b|payroll|personnel|\bstaff\b|\bteam\b|employee|overhead|admin|\boffice\b|utilit|insurance|maintenance|software|licen[cs]e|\bsaas\b|hosting|consult|audit|legal|travel|training|r&d|research|technology|\bg&a\b|\bsg&a\b|brand|\bvenue\b|compensation|\bloyers?\b|salaires|charges de personnel|honoraires|assurances?\b|\balquiler|sueldos|salarios|\bseguros?\b|\bsales (?:dept|department|team|force|staff|office|people|and marketing|& marketing)\b|\bselling\b|\b(?:marketing|support) (?:and|&) sales\b|sozialabgaben|sozialversicherung|personalaufwand|personalkosten|löhne|gehälter|gehalt|miete|mietaufwand|versicherung|verwaltung|raumkosten|reisekosten|beratung/iu,
  ],
  [
    'revenue',
    /收入|营收|销售额|回款|补助|补贴(?!支出)|成交额|成交总额|\bgmv\b|\brevenues?\b|\bsales\b|turnover|\bincome\b|subscription|service fees?|\bfees\b|\breceipts?\b|umsatz|erlöse|销售商品|提供劳务|收到的税费返还|收到其他与经营|chiffre d.affaires|\bventes\b|\bventas\b|\bingresos\b|\breceitas?\b|\bricavi\b/iu,
  ],
];

/** Words for costs of any kind, which tell least and are asked last. */
const ANY_COST: readonly (readonly [Kind, RegExp])[] = [
  ['fixed-cost', /费用|开支|费$|\bexpenses?\b|aufwand|aufwendungen/iu],
  ['variable-cost', /成本|\bcosts?\b|kosten/iu],
];

/** What is owed at a point in time is no flow of it. */
const LEVEL =
  /^(?:opening|beginning|closing|ending|期初|期末|年初|年末).{0,12}(?:debt|loan|borrowing|facility|借款|贷款|债务)|(?:debt|loan|借款|贷款|债务).{0,4}(?:balance|outstanding|余额)/iu;

/** 房租收入 and licence revenue are revenue, whatever earns it. */
const EARNED = /(?:\brevenues?|\bturnover|收入|营收|umsatz|erlöse)\s*$/iu;
const NOT_EARNED =
  /cost|expense|\btax|interest|deferred|unearned|\b(?:of|per|to|by)\b|growth|share|reserve|loss|成本|费用|支出|税|利息|预收|递延|占|率|投资|增资|筹资|融资|借款|贷款|应收|单位/iu;

export function kindOfWords(words: string): Kind | undefined {
  if (LEVEL.test(words)) return 'memo';
  if (EARNED.test(words) && !NOT_EARNED.test(words)) return 'revenue';
  return [...KINDS, ...ANY_COST].find(([, pattern]) => pattern.test(words))?.[0];
}

/** A heading such as Costs or 成本费用, which does not say whether they are fixed or variable. */
export function isAnyCost(words: string): boolean {
  const isSaid = NAMED.has(words.trim().toLowerCase()) || KINDS.some(([, pattern]) => pattern.test(words));
  return !isSaid && ANY_COST.some(([, pattern]) => pattern.test(words));
}

const COUNT =
  /人数|员工数|编制数|户数|件数|销量|数量|订单数|门店数|天数|单价|客单价|均价|转化率|增长率|比率|比例|占比|\bhead ?count\b|\bftes?\b|number of|\bunits? sold\b|\bvolume\b|\bunit price\b|\bprice per\b|\bconversion rate\b|\bgrowth rate\b|\bgrowth %|\bchurn\b|\bper share\b|\bshares\b|每股|\bflags?\b|\bswitch\b|开关|标志位?|生产负荷|达产率|产能利用率|(?<!\b(?:from|to|by|of|for) )\b(?:customers|subscribers|users|seats|stores|days)$/iu;
const COUNT_UNIT =
  /^(?:[万千百亿]*(?:人|名|个|件|台|套|户|单|次|天|日|平米|平方米|㎡|立方米|吨|家|人次|辆|头|亩|笔|股|度|千瓦时|公里|小时|年)|%|％|fte|heads?|people|k? ?units?|pcs|days?|hours?|stores?|customers?|tonnes?|tons?|kg|flag|0\/1|1\/0|#|x|mwp?|gw|kwp?|[kmg]wh|km|[km]t|k?oz|ha|km[2²]|m[23²³]|sqm|hl|bbl|years?|months?|index|factor|bps)$/iu;

/** €/MWh is a price; 元/年 and USD/month are amounts of a time. */
const PER_THING =
  /^\S.{0,9}?\s?(?:[/每]|\bper\b)\s*(?!(?:a|yr|years?|annum|months?|mth|quarter|qtr|q|年|个?月|季度?|期)\s*$)\S{1,10}$/iu;

/** A unit of money or of things and nothing else: k€, 万元, €/MWh, flag. */
export function isUnitText(text: string): boolean {
  const plain = text.trim();
  return plain.length <= 12 && (COUNT_UNIT.test(plain) || MONEY_UNIT.test(plain));
}

const MONEY_UNIT =
  /^(?:[km]?\s?(?:[$¥￥€£₹]|usd|cny|rmb|eur|gbp|hkd)\s?(?:['’]?000s?|[km])?|[亿千百十万]*[美港欧]?元)(?:\s?[/每]\s?\S{1,8})?$/iu;

/** A count, a price or a rate, under whatever heading it stands: by its words, or by its unit. */
export function isCount(label: string, unit: string): boolean {
  return COUNT.test(label) || COUNT_UNIT.test(unit.trim()) || PER_THING.test(unit.trim());
}

/** A cell of a kind column: the kind's own name in English or Chinese, else its words. */
const NAMED: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['driver', 'driver'],
  ['动因', 'driver'],
  ['驱动因素', 'driver'],
  ['revenue', 'revenue'],
  ['收入', 'revenue'],
  ['variable', 'variable-cost'],
  ['variable cost', 'variable-cost'],
  ['变动', 'variable-cost'],
  ['变动成本', 'variable-cost'],
  ['fixed', 'fixed-cost'],
  ['fixed cost', 'fixed-cost'],
  ['固定', 'fixed-cost'],
  ['固定成本', 'fixed-cost'],
  ['investment', 'investment'],
  ['capex', 'investment'],
  ['投资', 'investment'],
  ['投资成本', 'investment'],
  ['working capital', 'working-capital'],
  ['营运资金', 'working-capital'],
  ['financing', 'financing'],
  ['融资', 'financing'],
  ['memo', 'memo'],
  ['备忘', 'memo'],
]);

export function kindNamed(text: string): Kind | undefined {
  return NAMED.get(text.trim().toLowerCase().replace(/[-_]/g, ' ')) ?? kindOfWords(text);
}

const TOTAL =
  /小\s*计|合\s*计|总\s*计|共\s*计|总额$|(?:^|[\s:：(（/-])(?:sub-?\s?total|grand total|total|totals|sum|summe|zwischensumme|gesamt)(?:$|[\s:：)）/-])/iu;
const RESULT =
  /^(?:承前页|过次页|转下页|接上页|carried forward|brought forward|[bc]\/f|übertrag)$|^pv$|\bpv of\b|present value|discount factor|折现系数|折现因子|(?<!净)现值|毛利|毛收益|营业利润|利润总额|净利|税前利润|边际贡献|贡献毛益|净现金流|现金净流|现金流量净额|自由现金流|累计|净现值|内部收益率|回收期|\bnpv\b|\birr\b|payback|net present value|internal rate|gross (?:profit|margin)|net (?:profit|income|cash|margin|earnings)|\bebitd?a?\b|operating (?:profit|income|margin|cash)|contribution margin|^contribution$|profit before|profit after|free cash flow|^cash flow|cumulative|^profit$|^net$|^(?:surplus|deficit)|^%?\s*(?:gross |net |profit )?margin\s*%?$|\beps\b|earnings per share|每股收益|\b(?:pre-?tax|before tax) (?:income|profit)|(?:opening|beginning|closing|ending) (?:cash|bank)|(?:cash|bank)(?: balance)? at (?:the )?(?:start|beginning|end)|net change in cash|期[初末](?:现金|资金|货币资金)|rohertrag|rohergebnis|betriebsergebnis|deckungsbeitrag|jahres(?:überschuss|ergebnis|fehlbetrag)|ergebnis (?:vor|nach)|^ergebnis$/iu;

export type RowWord = 'detail' | 'subtotal' | 'derived';

/** Totals repeat their rows, results are computed by Hurdle itself: neither is imported unless the user says so. */
export function rowWord(label: string): RowWord {
  // 利润总额 is a result, whatever its last word says.
  if (RESULT.test(label)) return 'derived';
  return TOTAL.test(label) ? 'subtotal' : 'detail';
}

const VOLUME =
  /销量|数量|件数|订单|访客|流量|工时|\bvolumes?\b|\bunits\b|\borders\b|\bvisits?\b|\btraffic\b|\btickets\b|\bhours\b|\bnew customers\b|absatz|stück/iu;
const BALANCE = /余额|期末|\bbalance\b|\bat (?:the )?end\b|\bclosing\b|\bending\b|bestand/iu;

/** How days and weeks become months: amounts and volumes are added up, balances are the last, rates and counts a mean. */
export function poolOf(label: string, kind: Kind, percent: boolean): 'sum' | 'mean' | 'last' {
  if (percent) return 'mean';
  if (kind === 'working-capital' || BALANCE.test(label)) return 'last';
  return kind === 'driver' && !VOLUME.test(label) ? 'mean' : 'sum';
}

export function workingCapitalOf(label: string): NonNullable<Line['workingCapital']> {
  const liability = /应付|预收|payable|deferred|advance/iu.test(label);
  return { side: liability ? 'liability' : 'asset', basis: 'balance', of: [] };
}

/** Costs, investments, and what lenders and owners are paid: the plan holds all of them positive. */
export function isOutflow(label: string, kind: Kind): boolean {
  if (kind === 'financing')
    return ['interest', 'loan-repayment', 'dividend'].includes(financingOf(label).role);
  return kind === 'variable-cost' || kind === 'fixed-cost' || kind === 'investment';
}

export function financingOf(label: string): NonNullable<Line['financing']> {
  if (/利息|interest/iu.test(label)) return { role: 'interest' };
  if (/还款|偿还|还本|repay/iu.test(label)) return { role: 'loan-repayment' };
  if (/分红|股利|dividend/iu.test(label)) return { role: 'dividend' };
  return /股权|增资|equity|自有资金|own funds/iu.test(label) ? { role: 'equity' } : { role: 'loan-draw' };
}
