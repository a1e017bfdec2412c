/**
 * An override while it is typed: texts in fields, read as a whole into an override or into the one thing that is wrong,
 * with its field. Figures are typed as in the grids, in the unit on show. Pure; knows no page and no words.
 */
import { err, ok, type Result } from '../../../../models/plan/result.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import type { LineChange, Override } from '../../../../models/plan/what-if/scenario-schema.ts';
import type { NumericSetting } from '../../../../models/plan/what-if/setting-names.ts';
import { parseClipboard } from '../../../../models/text/clipboard.ts';
import { formatFull } from '../../../../models/text/format-number.ts';
import { parseNumberText } from '../../../../models/text/parse-number.ts';
import { isWholeSetting, readSetting, writeSetting } from '../../../../scenarios/drivers/numeric-settings.ts';
import { settingStyle } from '../../../app/what-if-words.ts';
import { readFigure, writeFigure } from '../../../grid/plan/figure-text.ts';
import type { InputRef, Origin } from '../override-origin.ts';
import { parseFactor, writeFactor } from './parse-factor.ts';

export type DraftKind = LineChange['type'];
export type Draft = {
  readonly kind: DraftKind;
  readonly value: string;
  readonly factor: string;
  readonly by: string;
  readonly series: string;
  readonly opening: string;
  readonly formula: string;
  readonly openingFormula: string;
  /** Of the two settings that are a choice. */
  readonly choice: string;
};
export type DraftField = Exclude<keyof Draft, 'kind' | 'choice'>;

export type DraftProblem = {
  readonly field: DraftField;
  readonly code: 'not-a-number' | 'not-a-factor' | 'not-whole' | 'refused' | 'too-many' | 'formula-missing';
  readonly params: Readonly<Record<string, string | number>>;
};

const LINE_KINDS: readonly DraftKind[] = ['replace', 'scale', 'shift', 'series', 'formula', 'planned'];
const SETTING_KINDS: readonly DraftKind[] = ['replace', 'scale', 'shift', 'planned'];

export function draftKinds(input: InputRef): readonly DraftKind[] {
  if (input.kind === 'line') return LINE_KINDS;
  return input.kind === 'setting' && isNumeric(input.setting) ? SETTING_KINDS : [];
}

/** What the fields hold at first: the override that holds now, else the plan's own number, ready to be changed. */
export function startDraft(
  plan: Plan,
  input: InputRef,
  origin: Origin | null,
  /** The line's numbers in the scenario by column, the opening first. */
  values: readonly number[],
): Draft {
  const draft: Draft = {
    kind: 'replace',
    value: '',
    factor: '',
    by: '',
    series: '',
    opening: '',
    formula: '',
    openingFormula: '',
    choice: '',
  };
  const override = origin?.override;
  if (input.kind === 'setting') {
    if (input.setting === 'timing' || input.setting === 'losses') {
      const planned =
        input.setting === 'timing' ? plan.settings.discounting.timing : plan.settings.tax.losses;
      const own = override?.target === 'timing' || override?.target === 'losses' ? override.value : null;
      return { ...draft, choice: own ?? planned };
    }
    const { setting } = input;
    const write = (value: number): string => writeSettingNumber(value, setting);
    const planned = readSetting(plan, setting);
    const started = { ...draft, value: planned === null ? '' : write(planned) };
    return override?.target === 'setting' ? withChange(started, override.change, write) : started;
  }
  if (input.kind !== 'line') return draft;
  const line = plan.lines.find(({ id }) => id === input.lineId);
  if (!line) return draft;
  const write = (value: number): string => writeFigure(value, line, plan.settings);
  const { entry } = line;
  const numbers = values.length > 0 ? values.slice(1) : [];
  const started: Draft = {
    ...draft,
    kind: entry.type === 'constant' ? 'replace' : 'scale',
    value: entry.type === 'constant' ? write(entry.value) : '',
    series: numbers.map((value) => (Number.isFinite(value) ? write(value) : '')).join('\n'),
    opening: entry.type !== 'formula' && typeof entry.opening === 'number' ? write(entry.opening) : '',
    formula: entry.type === 'formula' ? entry.formula : '',
    openingFormula: entry.type === 'formula' ? (entry.opening ?? '') : '',
  };
  return override?.target === 'line' ? withChange(started, override.change, write) : started;
}

function withChange(draft: Draft, change: LineChange, write: (value: number) => string): Draft {
  switch (change.type) {
    case 'planned':
      return { ...draft, kind: 'planned' };
    case 'replace':
      return { ...draft, kind: 'replace', value: write(change.value) };
    case 'scale':
      return { ...draft, kind: 'scale', factor: writeFactor(change.factor) };
    case 'shift':
      return { ...draft, kind: 'shift', by: write(change.by) };
    case 'series':
      return {
        ...draft,
        kind: 'series',
        series: change.values.map((value) => (value === null ? '' : write(value))).join('\n'),
        opening: typeof change.opening === 'number' ? write(change.opening) : '',
      };
    case 'formula':
      return { ...draft, kind: 'formula', formula: change.formula, openingFormula: change.opening ?? '' };
  }
}

export function readDraft(plan: Plan, input: InputRef, draft: Draft): Result<Override, DraftProblem> {
  if (input.kind === 'setting') return readSettingDraft(plan, input.setting, draft);
  const line = input.kind === 'line' ? plan.lines.find(({ id }) => id === input.lineId) : undefined;
  if (!line) return err({ field: 'value', code: 'refused', params: {} });
  const figure = (text: string): number | null => {
    const read = readFigure(text, line, plan.settings);
    return read.kind === 'number' ? read.value : null;
  };
  const change =
    draft.kind === 'series'
      ? readSeries(plan, line, draft)
      : draft.kind === 'formula'
        ? readFormula(draft)
        : readChange(draft.kind, draft, figure);
  return change.ok
    ? ok({ target: 'line', lineId: line.id, label: line.label, change: change.value })
    : change;
}

type NumberChange = Extract<LineChange, { type: 'planned' | 'replace' | 'scale' | 'shift' }>;

function readChange(
  kind: NumberChange['type'],
  draft: Draft,
  figure: (text: string) => number | null,
): Result<NumberChange, DraftProblem> {
  switch (kind) {
    case 'planned':
      return ok({ type: 'planned' });
    case 'replace': {
      const value = figure(draft.value);
      return value === null ? err(notANumber('value', draft.value)) : ok({ type: 'replace', value });
    }
    case 'scale': {
      const factor = parseFactor(draft.factor);
      return factor === null
        ? err({ field: 'factor', code: 'not-a-factor', params: { text: draft.factor } })
        : ok({ type: 'scale', factor });
    }
    case 'shift': {
      const by = figure(draft.by);
      return by === null ? err(notANumber('by', draft.by)) : ok({ type: 'shift', by });
    }
  }
}

/** One value a period, down or across, as a spreadsheet copies them; an empty cell is empty. */
function readSeries(plan: Plan, line: Line, draft: Draft): Result<LineChange, DraftProblem> {
  const rows = parseClipboard(draft.series.trimEnd());
  const texts = rows.flat();
  const { periods } = plan.timeline;
  if (texts.length > periods)
    return err({ field: 'series', code: 'too-many', params: { count: texts.length, periods } });
  const values: (number | null)[] = [];
  for (const text of texts) {
    const read = readFigure(text, line, plan.settings);
    if (read.kind === 'bad')
      return err({ field: 'series', code: 'not-a-number', params: { text, place: values.length + 1 } });
    values.push(read.kind === 'number' ? read.value : null);
  }
  if (draft.opening.trim() === '') return ok({ type: 'series', values });
  const opening = readFigure(draft.opening, line, plan.settings);
  return opening.kind === 'number'
    ? ok({ type: 'series', values, opening: opening.value })
    : err(notANumber('opening', draft.opening));
}

function readFormula(draft: Draft): Result<LineChange, DraftProblem> {
  const formula = draft.formula.trim().replace(/^[=＝]\s*/u, '');
  const opening = draft.openingFormula.trim().replace(/^[=＝]\s*/u, '');
  if (formula === '') return err({ field: 'formula', code: 'formula-missing', params: {} });
  return ok({ type: 'formula', formula, ...(opening === '' ? {} : { opening }) });
}

function readSettingDraft(
  plan: Plan,
  setting: NumericSetting | 'timing' | 'losses',
  draft: Draft,
): Result<Override, DraftProblem> {
  if (setting === 'timing' || setting === 'losses') {
    const override = choiceOverride(setting, draft.choice);
    return override ? ok(override) : err({ field: 'value', code: 'refused', params: {} });
  }
  const { kind } = draft;
  if (kind === 'series' || kind === 'formula') return err({ field: 'value', code: 'refused', params: {} });
  const change = readChange(kind, draft, (text) => readSettingNumber(text, setting));
  if (!change.ok) return change;
  const field = kind === 'scale' ? 'factor' : kind === 'shift' ? 'by' : 'value';
  const before = readSetting(plan, setting);
  const after = before === null ? null : applied(before, change.value);
  if (after !== null && isWholeSetting(setting) && !Number.isInteger(after))
    return err({ field, code: 'not-whole', params: { value: formatFull(after) } });
  if (after === null || writeSetting(plan, setting, after) === null)
    return err({ field, code: 'refused', params: {} });
  return ok({ target: 'setting', setting, change: change.value });
}

function applied(before: number, change: NumberChange): number {
  switch (change.type) {
    case 'planned':
      return before;
    case 'replace':
      return change.value;
    case 'scale':
      return before * change.factor;
    case 'shift':
      return before + change.by;
  }
}

function choiceOverride(setting: 'timing' | 'losses', choice: string): Override | null {
  if (setting === 'timing') {
    const value = (['end', 'mid', 'start'] as const).find((known) => known === choice);
    return value ? { target: 'timing', value } : null;
  }
  const value = (['carry-forward', 'immediate', 'none'] as const).find((known) => known === choice);
  return value ? { target: 'losses', value } : null;
}

function isNumeric(setting: NumericSetting | 'timing' | 'losses'): setting is NumericSetting {
  return setting !== 'timing' && setting !== 'losses';
}

function readSettingNumber(text: string, setting: NumericSetting): number | null {
  const parsed = parseNumberText(text.replace(/\s*[x×倍]\s*$/u, ''));
  if (parsed.kind !== 'number') return null;
  const bareRate = settingStyle(setting) === 'rate' && !parsed.percent;
  return bareRate ? Number(`${formatFull(parsed.value)}e-2`) : parsed.value;
}

function writeSettingNumber(value: number, setting: NumericSetting): string {
  return settingStyle(setting) === 'rate'
    ? `${formatFull(Number(`${formatFull(value)}e2`))}%`
    : formatFull(value);
}

function notANumber(field: DraftField, text: string): DraftProblem {
  return { field, code: 'not-a-number', params: { text } };
}
