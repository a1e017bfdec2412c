/** The sentence that each section begins with, in Chinese: what its numbers say, before they are shown. */
import type { LEAD as ENGLISH } from '../english/lead.ts';

/** '2028 年'; a month or quarter is said as it stands. */
function inYear(when: string): string {
  return /^\d{4}$/.test(when) ? `${when} 年` : `${when} `;
}

export const LEAD: typeof ENGLISH = {
  outlay: (total, opening) =>
    opening === '' ? `计算期内投资总额 ${total}。` : `计算期内投资总额 ${total}，其中期初投入 ${opening}。`,
  outlayUnknown: '按方案目前的数据，投资总额无法计算。',
  workingCapital: (most, when) => `此外，营运资金最高占用 ${most}（${when}）。`,
  workingCapitalUnknown: '按方案目前的数据，营运资金无法计算。',
  cash: (total, comesIn) =>
    comesIn ? `计算期内所得税后净现金流量合计 ${total}。` : `计算期内所得税后净现金流出合计 ${total}。`,
  cashTurns: (when) => `净现金流量于 ${inYear(when)}首次转正。`,
  ebitTurns: (when) => `息税前利润于 ${inYear(when)}首次转正。`,
  dependsOn: (driver, from, to, low, high) =>
    `对净现值影响最大的因素是${driver}：由 ${from} 变动至 ${to} 时，净现值由 ${low} 变动至 ${high}。`,
  noneBelowZero: '任一因素在其自身区间内单独变动，净现值均不为负。',
  someBelowZero: (drivers) => `以下因素在其区间内单独变动即可使净现值为负：${drivers}。`,
  manyBelowZero: (count, all) => `${all} 个因素中有 ${count} 个在其区间内单独变动即可使净现值为负。`,
  lossLikely: (share, otherCase) =>
    `须注意：按计划值计算净现值虽为正，但模拟中净现值为负的概率达 ${share}${otherCase ? '' : '，须各项假设基本如期实现，项目方能成立'}。`,
  approveMinding: '在接受所述风险的前提下，建议批准',
  stillBelowZero: '按计划值计算净现值已为负，各因素的临界值见下表。',
  npvBetween: (low, worst, high, best) => `净现值介于 ${low}（${worst}）与 ${high}（${best}）之间。`,
  npvExpected: (expected) => `按概率加权的期望值为 ${expected}。`,
  failing: (names) => `不可行的情景：${names}。`,
  allPass: '各情景均可行。',
  nameWith: (name, why) => `${name}（${why}）`,
  bridge: (to, amount, higher, from) => `“${to}”的净现值比“${from}”${higher ? '高' : '低'} ${amount}。`,
  bridgeMost: (change, amount) => `影响最大的是${change}：${amount}。`,
  profit: (stretch, profit) => `${stretch}息税折旧摊销前利润为 ${profit}`,
  profitOff: (gap, percent, above) =>
    `，比预算${above ? '高' : '低'} ${gap}${percent === '' ? '' : `（${percent}）`}。`,
  profitAsPlanned: '，与预算一致。',
  profitIncomplete: (plan) => `，数据不完整，不能与预算 ${plan} 比较优劣。`,
  ofMonth: (month) => `${month} `,
  ofYearTo: (month) => `本年至 ${month} `,
  ofFullYear: '全年预计',
  adverse: (lines) => `本年累计对利润不利影响最大的科目：${lines}。`,
  favourable: (lines) => `有利影响最大的科目：${lines}。`,
  stepMost: (plan, actual, step, amount) => `预算 ${plan}，实际 ${actual}；影响最大的是${step}：${amount}。`,
  documented: (count) => `共 ${count} 项假设，均已注明依据或说明。`,
  conclusion: '评价结论',
  recommended: (text) => `${text}。`,
  covers: (interest, service) => `利息备付率最低为 ${interest}，偿债备付率最低为 ${service}。`,
  rounded: '因四舍五入，合计数与分项之和可能有尾差。',
};
