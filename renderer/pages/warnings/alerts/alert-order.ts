/** Alerts as the page lists them: open ones worst first, and which rule and light each belongs to. Pure. */
import type {
  Alert,
  RuleLight,
  RuleReport,
  WarningsReport,
} from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Colour } from '../parts/light.tsx';

const RANK = { red: 0, yellow: 1, green: 2 } as const satisfies Record<Colour, number>;

export type LightOfAlert = { readonly report: RuleReport; readonly light: RuleLight };

/** Red before yellow, then those that nobody has acknowledged, then the oldest. */
export function openAlerts(alerts: readonly Alert[]): readonly Alert[] {
  return alerts
    .filter(({ state }) => state !== 'closed')
    .toSorted(
      (a, b) =>
        rankOf(a) - rankOf(b) ||
        Number(a.state === 'acknowledged') - Number(b.state === 'acknowledged') ||
        a.at.localeCompare(b.at),
    );
}

/** The one closed last first. */
export function closedAlerts(alerts: readonly Alert[]): readonly Alert[] {
  return alerts
    .filter(({ state }) => state === 'closed')
    .toSorted((a, b) => (b.closed?.at ?? '').localeCompare(a.closed?.at ?? ''));
}

/** null: the rule or the line is gone. */
export function lightOfAlert(report: WarningsReport, { ruleId, lineId }: Alert): LightOfAlert | null {
  const rule = report.rules.find((known) => known.ruleId === ruleId);
  const light = rule?.lights.find((known) => known.lineId === lineId);
  return rule && light ? { report: rule, light } : null;
}

/** What a person has set counts; an alert without a light any more is as bad as it was. */
export function alertColour({ override, light, worst }: Alert): Colour {
  return override?.light ?? light ?? worst;
}

function rankOf(alert: Alert): number {
  return RANK[alertColour(alert)];
}
