/** The slots that several ready-made rules share: which lines are looked for, by kind and by words of both languages. */
import type { Slot } from './library-types.ts';

export const MARKETING: Slot = {
  id: 'marketing',
  label: { en: 'Marketing cost', zh: '营销费用' },
  takes: 'line',
  kinds: ['variable-cost', 'fixed-cost'],
  words: ['marketing', 'advert', 'promotion', 'traffic', 'campaign', '营销', '投放', '推广', '广告'],
};

export const LABOUR: Slot = {
  id: 'labour',
  label: { en: 'Labour cost', zh: '人工成本' },
  takes: 'line',
  kinds: ['fixed-cost', 'variable-cost'],
  words: [
    'labour',
    'labor',
    'salar',
    'team',
    'staff',
    'payroll',
    'people',
    '人工',
    '人力',
    '人员',
    '员工',
    '薪',
    '工资',
    '团队',
  ],
};

export const RUNNING_COST: Slot = {
  id: 'base',
  label: { en: 'Share of', zh: '占比基数' },
  takes: 'line',
  totals: ['$variable_cost', '$fixed_cost'],
};

export const REVENUE: Slot = {
  id: 'revenue',
  label: { en: 'Revenue', zh: '收入' },
  takes: 'line',
  kinds: ['revenue'],
  totals: ['$revenue'],
};

export const ORDERS: Slot = {
  id: 'orders',
  label: { en: 'Orders', zh: '订单量' },
  takes: 'line',
  kinds: ['memo', 'driver'],
  measure: 'count',
  words: ['order', '订单', '单量'],
};

export const VISITS: Slot = {
  id: 'visits',
  label: { en: 'Visits', zh: '访问量' },
  takes: 'line',
  kinds: ['driver', 'memo'],
  measure: 'count',
  words: ['visit', 'traffic', 'visitor', '访问', '流量', '访客'],
};

export const GOODS: Slot = {
  id: 'goods',
  label: { en: 'Cost of goods sold', zh: '商品成本' },
  takes: 'line',
  kinds: ['variable-cost'],
  words: ['goods', 'cogs', 'material', 'purchase', '商品', '采购', '材料', '货'],
};

/** Names the lines that a rule watches one by one. */
export function linesOf(kinds: NonNullable<Slot['kinds']>, words: readonly string[] = []): Slot {
  return { id: 'lines', label: { en: 'Lines', zh: '科目' }, takes: 'lines', kinds, words };
}

export function figure(
  id: string,
  en: string,
  zh: string,
  usual: number,
  measure?: NonNullable<Slot['measure']>,
): Slot {
  return { id, label: { en, zh }, takes: 'number', usual, ...(measure ? { measure } : {}) };
}

export function lineNamed(
  id: string,
  en: string,
  zh: string,
  words: readonly string[],
  kinds: Slot['kinds'] = [],
  measure?: NonNullable<Slot['measure']>,
): Slot {
  return { id, label: { en, zh }, takes: 'line', kinds, words, ...(measure ? { measure } : {}) };
}
