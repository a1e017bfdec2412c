/**
 * Reads the case files beside this folder and holds the pass rule that all golden tests share.
 * Promises the rule of cases/README.md: |actual - expected| <= max(abs, rel x the larger magnitude).
 * Must not know any finance.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

export type Tolerance = { readonly abs: number; readonly rel: number };

export type GoldenCase = {
  readonly id: string;
  readonly kind: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Tolerance;
  readonly tags: readonly string[];
  readonly notes: string;
};

export function readCases(file: 'peers.json' | 'published.json'): readonly GoldenCase[] {
  const content: { readonly cases: readonly GoldenCase[] } = JSON.parse(
    readFileSync(new URL(`cases/${file}`, import.meta.url), 'utf8'),
  );
  return content.cases;
}

export function isClose(actual: number, expected: number, { abs, rel }: Tolerance): boolean {
  return Math.abs(actual - expected) <= Math.max(abs, rel * Math.max(Math.abs(actual), Math.abs(expected)));
}

/** Fails with both numbers in the message. */
export function expectClose(actual: unknown, expected: unknown, tolerance: Tolerance, what = 'value'): void {
  const close =
    typeof actual === 'number' && typeof expected === 'number' && isClose(actual, expected, tolerance);
  expect(close, `${what}: expected ${String(expected)}, got ${String(actual)}`).toBe(true);
}

export function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new Error(`the case file should hold a number, not ${String(value)}`);
  return value;
}

export function numbersOf(value: unknown): readonly number[] {
  if (!Array.isArray(value)) throw new Error(`the case file should hold a list, not ${String(value)}`);
  return value.map(numberOf);
}
