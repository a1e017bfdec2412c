/** Words for planned numbers that left the ranges they are drawn from, in Chinese. */
import type { OFF_RANGE as ENGLISH } from '../english/off-range.ts';

function list(named: readonly string[], count: number): string {
  return `${named.join('、')}${count > named.length ? `等 ${count} 项` : ''}`;
}

export const OFF_RANGE: typeof ENGLISH = {
  plan: {
    note: '区间未随计划调整',
    claim: '净现值为负的概率仍对应原方案',
    trials: '模拟仍对应原方案，',
    by: (label, planned, likely) => `${label}（计划值 ${planned}，区间最可能值 ${likely}）`,
    sentence: (named, count) => `净现值为负的概率仍对应原方案：${list(named, count)}的模拟区间未随计划调整。`,
    line: (label, planned, likely) =>
      `${label}的计划值为 ${planned}，模拟区间的最可能值仍为 ${likely}，区间未随计划调整。`,
  },
  scenario: {
    note: '区间沿用方案',
    claim: '净现值为负的概率未完全反映本情景',
    trials: '模拟未完全反映本情景，',
    by: (label, planned, likely) => `${label}（本情景 ${planned}，区间最可能值 ${likely}）`,
    sentence: (named, count) => `净现值为负的概率未完全反映本情景：${list(named, count)}的模拟区间沿用方案。`,
    line: (label, planned, likely) =>
      `${label}在本情景中为 ${planned}，模拟区间的最可能值仍为 ${likely}，区间沿用方案。`,
  },
};
