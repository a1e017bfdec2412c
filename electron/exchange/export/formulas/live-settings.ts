/**
 * Settings that stand as numbers inside generated formulas (growth and multiple of the terminal value, days in the
 * year) become names of their input cells, so that the workbook follows when they are changed there.
 * The replacement is exact: where a formula does not read as expected it stays as it is, right but not live.
 */
import type { ModelLine } from '../../../../models/formula/model-line.ts';
import type { Plan } from '../../../../models/plan/schema.ts';

/** Name in formulas -> the row of the setting on the Assumptions sheet. */
export const SETTING_ROWS: ReadonlyMap<string, string> = new Map([
  ['$growth', '@growth'],
  ['$multiple', '@multiple'],
  ['$days_in_year', '@daysInYear'],
]);

export function withLiveSettings(lines: readonly ModelLine[], plan: Plan): readonly ModelLine[] {
  const settings = settingLines(plan);
  const known = new Set(lines.map((line) => line.code));
  return [
    ...lines.map((line) => {
      if (!line.code.startsWith('$') || line.entry.type !== 'formula') return line;
      const formula = replaced(line.code, line.entry.formula, plan);
      return formula === line.entry.formula ? line : { ...line, entry: { ...line.entry, formula } };
    }),
    ...settings.filter((line) => !known.has(line.code)),
  ];
}

function settingLines({ settings }: Plan): readonly ModelLine[] {
  const line = (code: string, value: number): ModelLine => ({
    code,
    entry: { type: 'constant', value },
    holdsAtOpening: true,
  });
  const { terminalValue, workingCapital } = settings;
  return [
    ...(terminalValue.method === 'perpetuity' ? [line('$growth', terminalValue.growth)] : []),
    ...(terminalValue.method === 'multiple' ? [line('$multiple', terminalValue.multiple)] : []),
    line('$days_in_year', workingCapital.daysInYear),
  ];
}

function replaced(code: string, formula: string, { settings }: Plan): string {
  const { terminalValue, workingCapital } = settings;
  if (code.startsWith('$terminal_value') && terminalValue.method === 'perpetuity') {
    const { growth } = terminalValue;
    const [above, below] = [`) * (1 + ${growth}) / max(0, `, ` - ${growth})`];
    // Growth stands twice; replacing only one of the two would be worse than none.
    if (!formula.includes(above) || !formula.includes(below, formula.indexOf(above))) return formula;
    const at = formula.indexOf(above);
    const tail = formula.slice(at + above.length).replace(below, ' - $growth)');
    return `${formula.slice(0, at)}) * (1 + $growth) / max(0, ${tail}`;
  }
  if (code.startsWith('$terminal_value') && terminalValue.method === 'multiple') {
    return formula.replace(`, ${terminalValue.multiple} * (`, ', $multiple * (');
  }
  if (code.startsWith('$wc__')) {
    const days = ` / ${workingCapital.daysInYear}`;
    const at = formula.lastIndexOf(days);
    // Only the division at the very end (before closing brackets) is the one by the days in the year.
    const isLast = at >= 0 && /^\)*$/.test(formula.slice(at + days.length));
    return isLast ? `${formula.slice(0, at)} / $days_in_year${formula.slice(at + days.length)}` : formula;
  }
  return formula;
}
