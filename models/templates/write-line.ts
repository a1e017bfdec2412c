/**
 * A short way to write the lines of a sample plan: bilingual labels, one call a line. Builds plain plan lines;
 * everything it makes passes the plan schema. No figures live here.
 */
import type { DepreciationMethod, Entry, Kind, Line } from '../plan/schema.ts';
import type { Uncertainty } from '../plan/what-if/uncertainty-schema.ts';

export type Language = 'en' | 'zh';
export type Both = { readonly en: string; readonly zh: string };

export type Spec = {
  readonly code: string;
  readonly label: Both;
  readonly kind: Kind;
  readonly unit?: string;
  readonly group?: Both;
  readonly owner?: Both;
  readonly source?: Both;
  readonly entry: Entry;
  readonly investment?: Line['investment'];
  readonly workingCapital?: Line['workingCapital'];
  readonly financing?: Line['financing'];
  readonly range?: readonly [number, number];
  readonly outsideBudget?: true;
};

type Details = Omit<Spec, 'kind' | 'code' | 'label' | 'unit' | 'entry'>;

/** One line of a sample: kind, code, label in English and Chinese, unit, numbers, and what else there is to say. */
export function line(
  kind: Kind,
  code: string,
  en: string,
  zh: string,
  unit: string,
  entry: Entry,
  details: Details = {},
): Spec {
  return { kind, code, label: { en, zh }, unit, entry, ...details };
}

export function writeLines(specs: readonly Spec[], language: Language): Line[] {
  return specs.map((spec) => {
    const line: Line = {
      id: `line-${spec.code}`,
      code: spec.code,
      label: spec.label[language],
      kind: spec.kind,
      unit: unitIn(spec.unit ?? '', language),
      group: spec.group?.[language] ?? '',
      owner: spec.owner?.[language] ?? '',
      source: spec.source?.[language] ?? '',
      note: '',
      entry: spec.entry,
    };
    if (spec.investment) line.investment = spec.investment;
    if (spec.workingCapital) line.workingCapital = spec.workingCapital;
    if (spec.financing) line.financing = spec.financing;
    if (spec.range) {
      const [low, high] = spec.range;
      line.range = { low, high };
      if (spec.kind === 'driver' && spec.entry.type === 'constant') {
        line.uncertainty = between(low, spec.entry.value, high);
      }
    }
    if (spec.outsideBudget) line.outsideBudget = true;
    return line;
  });
}

const CHINESE_UNITS: Readonly<Record<string, string>> = {
  clients: '家',
  days: '天',
  orders: '单',
  visits: '次',
  people: '人',
};

/** Each part of a unit in the language of the sample, so that units still fit each other. */
function unitIn(unit: string, language: Language): string {
  if (language === 'en') return unit;
  return unit
    .split('/')
    .map((part) => CHINESE_UNITS[part] ?? part)
    .join('/');
}

/** What the range says, as a simulation draws it: the planned number the most likely one. */
function between(min: number, mode: number, max: number): Uncertainty {
  return { type: 'once', measure: 'value', distribution: { type: 'pert', min, mode, max } };
}

export const constant = (value: number): Entry => ({ type: 'constant', value });
export const formula = (text: string, opening?: string): Entry =>
  opening === undefined ? { type: 'formula', formula: text } : { type: 'formula', formula: text, opening };
/** Amounts by column: the opening first, then a value for each period that has one. */
export const outlay = (opening: number, later: Readonly<Record<number, number>> = {}): Entry => {
  const last = Math.max(0, ...Object.keys(later).map(Number));
  const values = Array.from({ length: last }, (_, index) => later[index + 1] ?? null);
  return { type: 'series', values, opening };
};
export const straightLine = (life: number, residualShare = 0): DepreciationMethod => ({
  method: 'straight-line',
  life,
  residualShare,
});
