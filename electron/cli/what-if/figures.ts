/** Numbers of the what-if commands as text: metrics by their unit, drivers as they are typed. */
import { formatAmount, formatFull, formatMultiple, formatRate } from '../../../models/text/format-number.ts';
import { METRICS, type MetricId } from '../../../scenarios/metrics.ts';

export function metricFigure(id: MetricId, value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  switch (METRICS[id].unit) {
    case 'money':
      return formatAmount(value, { digits: 2 });
    case 'rate':
      return formatRate(value, 2);
    case 'ratio':
      return formatMultiple(value, 2);
    case 'years':
      return value.toFixed(2);
  }
}

/** Twelve significant digits: a driver's number has to be typed in again. */
export function driverFigure(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value)
    ? '–'
    : formatFull(Number(value.toPrecision(12)));
}
