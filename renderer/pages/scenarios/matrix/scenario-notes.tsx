/**
 * What a scenario holds that has no effect: overrides of deleted lines, settings the plan cannot take, overrides that
 * equal what would be without them, a parent that is gone. Nothing is dropped silently; each can be removed here.
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Plan } from '../../../../models/plan/schema.ts';
import {
  type Override,
  overrideKey,
  type Scenario,
} from '../../../../models/plan/what-if/scenario-schema.ts';
import { overrideName, overrideText } from '../../../app/what-if-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { inputKey, inputOf, orphansOf } from '../override-origin.ts';
import { scenariosOf } from '../scenario-changes.ts';
import type { ScenarioActions } from '../use-scenario-actions.ts';
import classes from './matrix.module.css';
import { columnOf, type MatrixView } from './matrix-view.ts';

type Props = { readonly plan: Plan; readonly view: MatrixView | null; readonly actions: ScenarioActions };
type Note = {
  readonly kind: 'orphan' | 'refused' | 'idle';
  readonly scenario: Scenario;
  readonly override: Override;
};

export function ScenarioNotes({ plan, view, actions }: Props) {
  const texts = useText();
  const { t } = texts;
  const notes = scenariosOf(plan).flatMap((scenario) => notesOf(plan, view, scenario));
  const broken = (view?.columns ?? []).filter(
    ({ error }) => error !== null && error.code !== 'no-such-parent',
  );
  if (notes.length === 0 && broken.length === 0) return null;
  return (
    <ul className={classes.notes} aria-label={t('scenarios.notes')}>
      {broken.map(({ name, error }) => (
        <li key={name}>
          <IconAlertTriangle size={14} aria-hidden="true" />
          <span>
            {t('scenarios.note.broken', {
              name,
              chain: error?.code === 'cycle' ? error.names.join(' → ') : '',
            })}
          </span>
        </li>
      ))}
      {notes.map(({ kind, scenario, override }) => {
        const what = overrideName(texts, plan, override);
        return (
          <li key={`${scenario.id} ${overrideKey(override)}`} data-kind={kind}>
            {kind === 'idle' ? null : <IconAlertTriangle size={14} aria-hidden="true" />}
            <span>
              {t(`scenarios.note.${kind}`, {
                name: scenario.name,
                what,
                change: overrideText(texts, plan, override),
              })}
            </span>
            <Button
              variant="default"
              size="compact-xs"
              aria-label={t('scenarios.removeOf', { name: scenario.name, what })}
              onClick={() => actions.reset(scenario, overrideKey(override), what)}
            >
              {t('scenarios.remove')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** A premium has a row of its own wherever there is one. */
function isPremium(override: Override): boolean {
  return override.target === 'setting' && override.setting === 'ratePremium';
}

function notesOf(plan: Plan, view: MatrixView | null, scenario: Scenario): readonly Note[] {
  const orphans = orphansOf(plan, scenario);
  const refusedKeys = new Set(view?.columns[columnOf(view, scenario.id)]?.refused.map(overrideKey) ?? []);
  const refused = scenario.overrides.filter((override) => refusedKeys.has(overrideKey(override)));
  const listed = new Set((view?.inputs ?? []).map(({ input }) => inputKey(input)));
  // An override that no row shows equals the plan in every column; sections have rows of their own.
  const idle =
    view === null || columnOf(view, scenario.id) < 0
      ? []
      : scenario.overrides.filter(
          (override) =>
            override.target !== 'section' &&
            !isPremium(override) &&
            !orphans.includes(override) &&
            !refused.includes(override) &&
            !listed.has(inputKey(inputOf(override))),
        );
  return [
    ...orphans.map((override): Note => ({ kind: 'orphan', scenario, override })),
    ...refused.map((override): Note => ({ kind: 'refused', scenario, override })),
    ...idle.map((override): Note => ({ kind: 'idle', scenario, override })),
  ];
}
