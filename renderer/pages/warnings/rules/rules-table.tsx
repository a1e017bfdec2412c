/**
 * All rules with what they say now: light, last number, distance to the next line, the lights of the last stretches,
 * when the outlook crosses a line. A rule opens to its lines, each of which explains itself.
 */

import type { RuleReport, WarningsReport } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { RuleChanges } from '../use-rule-changes.ts';
import classes from '../warnings.module.css';
import { RuleRows } from './rule-rows.tsx';

type Props = {
  readonly plan: Plan;
  readonly report: WarningsReport;
  readonly changes: RuleChanges;
  /** `ruleId/lineId` of the light that is opened. */
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
  readonly onEdit: (ruleId: string) => void;
};

const COLUMNS = ['light', 'rule', 'value', 'distance', 'strip', 'outlook', 'owner', 'on'] as const;

export function RulesTable({ plan, report, changes, opened, onOpen, onEdit }: Props) {
  const { t } = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard (WCAG 2.1.1)
    <section className={classes.tableArea} aria-label={t('warnings.rules.title')} tabIndex={0}>
      <table className={classes.rules}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`warnings.rules.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {pairs(plan, report).map(({ rule, said }) => (
          <RuleRows
            key={rule.id}
            plan={plan}
            rule={rule}
            said={said}
            fiscalYearStart={report.fiscalYearStart}
            changes={changes}
            opened={opened}
            onOpen={onOpen}
            onEdit={onEdit}
          />
        ))}
      </table>
    </section>
  );
}

/** A rule that was just added is there before the host has said anything about it. */
function pairs(
  { warnings = [] }: Plan,
  { rules }: WarningsReport,
): readonly { readonly rule: WarningRule; readonly said: RuleReport | null }[] {
  return warnings.map((rule) => ({ rule, said: rules.find(({ ruleId }) => ruleId === rule.id) ?? null }));
}
