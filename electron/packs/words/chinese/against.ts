/** What review and outlook are set against, in Chinese: 批准数, or 计划数 where no plan has been approved. */
import type { AGAINST as ENGLISH } from '../english/against.ts';

type Wording = (typeof ENGLISH)['approved'];
type Same = 'npv-below-zero' | 'below-hurdle' | 'payback-never' | 'mostly-ahead' | 'verdict-changed';

const SAME: Pick<Wording['remarks'], Same> = {
  'npv-below-zero': (p) => `净现值已降至零以下：${p('npv')}。`,
  'below-hurdle': (p) => `内部收益率 ${p('irr')} 已低于基准收益率 ${p('hurdle')}。`,
  'payback-never': () => '计算期内已不能收回投资。',
  'mostly-ahead': (p) => `损失中有 ${p('amount')}（${p('share')}）尚未发生，仍可采取措施。`,
  'verdict-changed': (p) => `评价结论由“${p('from')}”变为“${p('to')}”。`,
};

const APPROVED: Wording = {
  title: '投资后评价',
  reference: '批准数',
  mindEffect: '有利、不利按对利润的影响判断。差异 = 预计 − 批准数。',
  outlookTotals: '全期：预计与批准数对比',
  returnsTitle: '评价指标：预计与批准数对比',
  reviewTitle: '全生命周期：批准数与预计数对比',
  reviewNote: '已发生与尚未发生之和等于差异。有利、不利均与批准数相比；比率的差异为百分点。',
  decisions: { accept: '批准', reject: '不予批准', unclear: '无法判断' },
  expectedNpv: (expected, gap, above) => `预计净现值为 ${expected}，比批准数${above ? '高' : '低'} ${gap}。`,
  expectedSame: (expected) => `预计净现值为 ${expected}，与批准数一致。`,
  expectedIrr: (expected, approved) => `预计内部收益率为 ${expected}，批准数为 ${approved}。`,
  remarks: {
    ...SAME,
    'npv-lost': (p) => `净现值比批准数低 ${p('amount')}（${p('share')}）。`,
    'npv-gained': (p) => `净现值比批准数高 ${p('amount')}（${p('share')}）。`,
    'outlay-over': (p) => `投资支出超出批准数 ${p('amount')}（${p('share')}）。`,
    'outlay-under': (p) => `投资支出比批准数少 ${p('amount')}（${p('share')}）：尚未支出的部分按节省计算。`,
    'payback-later': (p) => `投资回收期比批准数延长 ${p('years')} 年。`,
    'on-course': () => '进展正常：与批准数相比没有超出阈值的差异。',
  },
};

const PLANNED: Wording = {
  title: '投资后评价',
  reference: '计划数',
  mindEffect: '有利、不利按对利润的影响判断。差异 = 预计 − 计划数。',
  outlookTotals: '全期：预计与计划数对比',
  returnsTitle: '评价指标：预计与计划数对比',
  reviewTitle: '全生命周期：计划数与预计数对比',
  reviewNote: '已发生与尚未发生之和等于差异。有利、不利均与计划数相比；比率的差异为百分点。',
  decisions: { accept: '可行', reject: '不可行', unclear: '无法判断' },
  expectedNpv: (expected, gap, above) => `预计净现值为 ${expected}，比原计划${above ? '高' : '低'} ${gap}。`,
  expectedSame: (expected) => `预计净现值为 ${expected}，与原计划一致。`,
  expectedIrr: (expected, planned) => `预计内部收益率为 ${expected}，原计划为 ${planned}。`,
  remarks: {
    ...SAME,
    'npv-lost': (p) => `净现值比原计划低 ${p('amount')}（${p('share')}）。`,
    'npv-gained': (p) => `净现值比原计划高 ${p('amount')}（${p('share')}）。`,
    'outlay-over': (p) => `投资支出超出原计划 ${p('amount')}（${p('share')}）。`,
    'outlay-under': (p) => `投资支出比原计划少 ${p('amount')}（${p('share')}）：尚未支出的部分按节省计算。`,
    'payback-later': (p) => `投资回收期比原计划延长 ${p('years')} 年。`,
    'on-course': () => '进展正常：与原计划相比没有超出阈值的差异。',
  },
};

export const AGAINST: typeof ENGLISH = { approved: APPROVED, planned: PLANNED };
