/** Words that the sample plans share: groups, owners and sources in both languages. */
import type { Both } from './write-line.ts';

export const GROUPS = {
  traffic: { en: 'Traffic', zh: '流量' },
  orders: { en: 'Orders', zh: '订单' },
  margin: { en: 'Margin', zh: '毛利' },
  people: { en: 'People', zh: '人员' },
  overhead: { en: 'Overhead', zh: '日常费用' },
  marketing: { en: 'Marketing', zh: '营销' },
  fulfilment: { en: 'Fulfilment', zh: '履约' },
  build: { en: 'Build', zh: '建设' },
  clients: { en: 'Clients', zh: '客户' },
  funding: { en: 'Funding', zh: '资金' },
} as const satisfies Record<string, Both>;

export const OWNERS = {
  marketing: { en: 'Head of marketing', zh: '市场总监' },
  operations: { en: 'Head of operations', zh: '运营总监' },
  finance: { en: 'Finance', zh: '财务部' },
  technology: { en: 'Head of technology', zh: '技术总监' },
  sales: { en: 'Head of sales', zh: '销售总监' },
} as const satisfies Record<string, Both>;

export const SOURCES = {
  plan: { en: 'Operating plan, finance chapter', zh: '经营方案，财务章节' },
  assumption: { en: 'Management assumption, to be confirmed by quotation', zh: '管理层假设，待报价确认' },
  market: { en: 'Operating plan, market chapter', zh: '经营方案，市场章节' },
  contract: { en: 'Standard terms of the platform', zh: '平台标准条款' },
} as const satisfies Record<string, Both>;
