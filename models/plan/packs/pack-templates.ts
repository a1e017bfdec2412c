/**
 * The ready-made packs: which sections each template begins with, in its order. Whoever makes a pack from one may
 * change all of it afterwards. Ids are derived from the place, so that the same template gives the same pack.
 */
import type { Pack, PackTemplate, SectionKind } from './pack-schema.ts';

export const TEMPLATE_SECTIONS: Readonly<Record<PackTemplate, readonly SectionKind[]>> = {
  'investment-paper': [
    'summary',
    'rationale',
    'options',
    'outlay',
    'cash-flows',
    'returns',
    'sensitivity',
    'two-way',
    'scenarios',
    'simulation',
    'risks',
    'funding',
    'milestones',
    'benefits',
    'assumptions',
    'sign-off',
  ],
  'monthly-report': ['lights', 'variance', 'profit-bridge', 'outlook', 'actions', 'milestones'],
  'scenario-comparison': [
    'summary',
    'scenarios',
    'npv-bridge',
    'sensitivity',
    'simulation',
    'portfolio',
    'assumptions',
  ],
  'post-investment-review': ['review', 'outlook', 'variance', 'profit-bridge', 'actions', 'benefits'],
  // 投资估算, 资金筹措, 财务评价, 不确定性分析, 风险对策, 结论
  'feasibility-study': [
    'summary',
    'rationale',
    'outlay',
    'funding',
    'cash-flows',
    'returns',
    'sensitivity',
    'two-way',
    'scenarios',
    'simulation',
    'risks',
    'milestones',
    'assumptions',
    'sign-off',
  ],
};

const ROLES: Readonly<Record<'en' | 'zh', readonly string[]>> = {
  en: ['Prepared by', 'Project owner', 'Finance', 'Approved by'],
  zh: ['编制', '项目负责人', '财务', '批准'],
};

/** A pack from a template. `name` is in the user's language. */
export function packFromTemplate(
  template: PackTemplate,
  of: { readonly id: string; readonly name: string; readonly language: Pack['language'] },
): Pack {
  const roles = ROLES[of.language === 'zh' ? 'zh' : 'en'];
  return {
    ...of,
    template,
    paper: 'a4',
    scenarioId: null,
    unit: null,
    decision: '',
    recommendation: '',
    comparedId: null,
    sections: TEMPLATE_SECTIONS[template].map((kind, index) => ({
      id: `s${index + 1}`,
      kind,
      title: '',
      comment: '',
    })),
    signatories: roles.map((role) => ({ role, name: '' })),
    colours: null,
    logo: null,
  };
}
