/**
 * Settings that scenarios override: the input as planned stays on the Assumptions sheet with its path, the numbers of
 * the scenarios stand on the Scenarios sheet, and a row below the input takes the one that is chosen. A setting that
 * no scenario touches is one row, as it always was.
 */
import type { Plan } from '../../../../models/plan/schema.ts';
import type { NumericSetting } from '../../../../models/plan/what-if/setting-names.ts';
import { type Book, chosenOf } from '../book.ts';
import { formula, input, type Refs, type Row } from '../sheet-model.ts';
import type { Member } from './members.ts';

export type SettingSpec = {
  readonly key: string;
  readonly path: string;
  readonly label: string;
  readonly number: Row['number'];
  /** null: the plan gives no number of its own. */
  readonly read: (plan: Plan) => number | null;
  /** What holds without a number of its own. */
  readonly otherwise?: (refs: Refs) => string;
  /** What it comes to there. */
  readonly otherwiseValue?: (plan: Plan) => number;
  /** The formula that gives the plan's number where it is not typed in (WACC). */
  readonly derived?: (refs: Refs) => string;
  /** Where the number of a scenario follows from other cells by the formula of the plan itself. */
  readonly follows?: (plan: Plan) => boolean;
  readonly setting?: NumericSetting;
  /** What a plan takes here, where it is narrower than for any rate or number. */
  readonly limits?: readonly [from: number, to: number];
};

/** Does any scenario have another number? */
export function varies({ set }: Pick<Book, 'set'>, spec: SettingSpec): boolean {
  const [own] = set.members;
  return set.members.some(({ plan }) => !isAsPlanned(spec, plan, own.plan));
}

function isAsPlanned({ read, follows }: SettingSpec, plan: Plan, own: Plan): boolean {
  return follows?.(plan) === true || read(plan) === read(own);
}

export function baseKey({ key }: SettingSpec): string {
  return `${key}.base`;
}

export function memberKey({ key }: SettingSpec, at: number): string {
  return `${key}.s${at + 1}`;
}

/** How every row of a setting reads, and what may be typed into it. */
function looksOf(spec: SettingSpec): Pick<Row, 'look' | 'number' | 'unit' | 'limits'> {
  const { number, limits } = spec;
  return { look: 'line', number, unit: unitOf(spec), ...(limits ? { limits } : {}) };
}

function unitOf({ number }: SettingSpec): string {
  return number === 'rate' ? '%' : '';
}

/** The rows of a setting on the Assumptions sheet. */
export function settingRows(book: Book, spec: SettingSpec): readonly Row[] {
  const [own] = book.set.members;
  const planned = spec.read(own.plan);
  const isLive = varies(book, spec);
  const key = isLive ? baseKey(spec) : spec.key;
  const shared = looksOf(spec);
  const base: readonly Row[] =
    planned === null
      ? isLive || !spec.otherwise
        ? []
        : [
            {
              ...shared,
              key,
              label: spec.label,
              constant: (refs) => formula(otherwise(spec, refs), value(spec, book.shown)),
            },
          ]
      : [
          spec.derived
            ? {
                ...shared,
                key,
                label: spec.label,
                constant: (refs) =>
                  formula(spec.derived?.(refs) ?? '', spec.read(derivedFrom(book, spec)) ?? planned),
              }
            : { ...shared, key, label: spec.label, code: spec.path, constant: () => input(planned) },
        ];
  if (!isLive) return base;
  return [
    ...base,
    {
      ...shared,
      key: spec.key,
      label: book.moreWords.inForce(spec.label),
      constant: (refs) =>
        formula(
          chosenOf(book.set, refs, (member, at) => memberText(spec, member, at, own, refs)),
          value(spec, book.shown),
        ),
    },
  ];
}

/** A formula as planned follows the scenario that is chosen where the scenario's own rate is built in the same way. */
function derivedFrom({ set, shown }: Book, { follows }: SettingSpec): Plan {
  return follows?.(shown.plan) === true ? shown.plan : set.members[0].plan;
}

function memberText(spec: SettingSpec, member: Member, at: number, own: Member, refs: Refs): string {
  const number = spec.read(member.plan);
  if (number === null) return otherwise(spec, refs);
  return refs.constant(isAsPlanned(spec, member.plan, own.plan) ? baseKey(spec) : memberKey(spec, at));
}

function otherwise(spec: SettingSpec, refs: Refs): string {
  return spec.otherwise?.(refs) ?? '0';
}

function value(spec: SettingSpec, { plan }: Member): number {
  return spec.read(plan) ?? spec.otherwiseValue?.(plan) ?? 0;
}

/** The rows of a setting on the Scenarios sheet: one a scenario that has another number. */
export function scenarioSettingRows(book: Book, spec: SettingSpec): readonly Row[] {
  const [own, ...others] = book.set.members;
  const planned = spec.read(own.plan);
  return others.flatMap((member, index): readonly Row[] => {
    const at = index + 1;
    const number = spec.read(member.plan);
    if (number === null || isAsPlanned(spec, member.plan, own.plan)) return [];
    const key = memberKey(spec, at);
    const shared = looksOf(spec);
    const label = `${member.name}: ${spec.label}`;
    const adjusted = planned === null ? null : adjustmentOf(member, spec);
    if (adjusted === null) return [{ ...shared, key, label, constant: () => input(number) }];
    const step = `${key}.step`;
    const isFactor = adjusted.sign === '*';
    return [
      {
        key: step,
        label: book.moreWords[isFactor ? 'timesPlanned' : 'plusPlanned'](label),
        look: 'line',
        number: isFactor ? 'factor' : spec.number,
        unit: isFactor ? '' : unitOf(spec),
        constant: () => input(adjusted.step),
      },
      {
        ...shared,
        key,
        label,
        constant: (refs) =>
          formula(
            `${refs.constant(baseKey(spec))}${adjusted.sign}${refs.constant(step)}`,
            stepped(book, spec, adjusted),
          ),
      },
    ];
  });
}

/** From the planned number as it stands beside it: a rate that is worked out moves with the scenario that is chosen. */
function stepped(book: Book, spec: SettingSpec, { sign, step }: Step): number {
  const planned = spec.read(spec.derived ? derivedFrom(book, spec) : book.plan) ?? 0;
  return sign === '*' ? planned * step : planned + step;
}

type Step = { readonly sign: '*' | '+'; readonly step: number };

/** A scenario that states its number as a step from the plan's keeps it so. */
function adjustmentOf({ overrides }: Member, { setting, key }: SettingSpec): Step | null {
  if (setting === undefined) return null;
  const settings = overrides.flatMap((each) => (each.target === 'setting' ? [each] : []));
  if (overrides.some(({ target }) => target === 'section')) return null;
  const own = settings.find((each) => each.setting === setting);
  const premium = key === '@rate' ? settings.find((each) => each.setting === 'ratePremium') : undefined;
  if (own && premium) return null;
  if (own?.change.type === 'scale') return { sign: '*', step: own.change.factor };
  if (own?.change.type === 'shift') return { sign: '+', step: own.change.by };
  if (premium?.change.type === 'replace') return { sign: '+', step: premium.change.value };
  if (premium?.change.type === 'shift') return { sign: '+', step: premium.change.by };
  return null;
}
