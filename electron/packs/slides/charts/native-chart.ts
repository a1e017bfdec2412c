/** A chart as PowerPoint takes it: categories, series of numbers in the shown unit, marks and formats. */
import { UNIT_POWER } from '../../../../models/text/format-number.ts';
import type { NumberForm } from '../../content/pack-content.ts';

export type ColumnLook = 'solid' | 'light' | 'outlined' | 'hatched' | 'invisible';
export type Dash = 'solid' | 'dash' | 'sysDot' | 'lgDashDot' | 'sysDash';

export type NativeSeries = {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly colour: string;
  readonly look: ColumnLook;
  /** Of a line: how it is told from the others, as on paper. */
  readonly dash?: Dash;
  /** Words over its points instead of its values; such a series is drawn by them alone. */
  readonly labels?: readonly (string | null)[];
  /** A line down from each of its points. */
  readonly drops?: boolean;
};

export type NativeChart = {
  readonly direction: 'col' | 'bar';
  readonly grouping: 'clustered' | 'stacked';
  readonly categories: readonly string[];
  readonly columns: readonly NativeSeries[];
  readonly lines: readonly NativeSeries[];
  /** Of the labels of data, and of the axis. */
  readonly format: string;
  readonly axisFormat: string;
  readonly gap: number;
  /** Columns that never stand in the same category share its whole width. */
  readonly shared: boolean;
  readonly legend: boolean;
  readonly labels: boolean;
};

export type Colours = {
  readonly primary: string;
  readonly accent: string;
  readonly good: string;
  readonly bad: string;
  readonly quiet: string;
};

/** In the shown unit, at full precision. */
export function shown(value: number, form: NumberForm): number {
  return form.kind === 'amount' ? value / 10 ** UNIT_POWER[form.unit] : value;
}

export function formatCode(form: NumberForm): string {
  const digits = form.digits > 0 ? `0.${'0'.repeat(form.digits)}` : '0';
  switch (form.kind) {
    case 'amount':
    case 'quantity':
      return `#,##${digits};(#,##${digits});0`;
    case 'rate':
      return `${digits} %;(${digits} %)`;
    case 'multiple':
      return `${digits}"x"`;
    case 'years':
      return digits;
  }
}
