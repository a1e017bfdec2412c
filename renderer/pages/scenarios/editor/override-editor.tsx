/**
 * The small editor of one override, opened at its cell: how the input differs and by what. Enter applies, Esc leaves
 * everything as it was; what cannot be taken is told at its field, and a formula is tried in the scenario first.
 */
import { Button, Group, NativeSelect, Popover, Stack, Text } from '@mantine/core';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { appraise } from '../../../../models/appraisal/appraise.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import {
  type Override,
  overrideKey,
  type Scenario,
} from '../../../../models/plan/what-if/scenario-schema.ts';
import { applyScenario } from '../../../../scenarios/overrides/apply.ts';
import { overrideText } from '../../../app/what-if-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { inputName, inputUnit } from '../matrix/input-words.ts';
import { type InputRef, inputKey, originOf } from '../override-origin.ts';
import { scenariosOf, withOverride } from '../scenario-changes.ts';
import type { ScenarioActions } from '../use-scenario-actions.ts';
import { DraftFields, type FieldProblem } from './draft-fields.tsx';
import classes from './editor.module.css';
import { type Draft, draftKinds, readDraft, startDraft } from './override-draft.ts';
import { useProblemWords } from './problem-words.ts';

type Props = {
  readonly plan: Plan;
  readonly scenario: Scenario;
  readonly input: InputRef;
  readonly actions: ScenarioActions;
  readonly onClose: () => void;
};

export function OverrideEditor({ plan, scenario, input, actions, onClose }: Props) {
  const texts = useText();
  const { t } = texts;
  const problemWords = useProblemWords();
  const scenarios = scenariosOf(plan);
  const origin = originOf(scenarios, scenario, input);
  const [draft, setDraft] = useState<Draft>(() =>
    startDraft(plan, input, origin, valuesOf(plan, scenario, input)),
  );
  const latest = useRef(draft);
  const [problem, setProblem] = useState<FieldProblem | null>(null);
  const name = inputName(texts, plan, input);
  const unit = inputUnit(texts, plan, input);
  const kinds = useMemo(() => draftKinds(input), [input]);
  const hasOwn = origin?.own === true && overrideKey(origin.override) === inputKey(input);
  const edit = (patch: Partial<Draft>) => {
    latest.current = { ...latest.current, ...patch };
    setDraft(latest.current);
    setProblem(null);
  };
  const apply = () => {
    const read = readDraft(plan, input, latest.current);
    if (!read.ok) {
      setProblem({ field: read.error.field, words: problemWords(read.error) });
      return;
    }
    const fault = formulaFault(plan, scenario, input, read.value);
    if (fault !== null) {
      setProblem({ field: fault.part === 'opening' ? 'openingFormula' : 'formula', error: fault });
      return;
    }
    const refused = actions.override(scenario, read.value);
    if (refused === null) onClose();
    else setProblem({ field: latest.current.kind === 'formula' ? 'formula' : 'value', words: refused });
  };
  return (
    <Popover
      opened
      onChange={(opened) => {
        if (!opened) onClose();
      }}
      position="bottom-end"
      width={340}
      shadow="md"
      trapFocus
      withinPortal
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('scenarios.editor', { name, scenario: scenario.name })}>
        <form
          noValidate
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            apply();
          }}
        >
          <Stack gap="sm">
            <div>
              <Text fw={600} size="sm">
                {name}
              </Text>
              <Text size="xs" c="dimmed">
                {t('scenarios.inScenario', { scenario: scenario.name })}
                {origin && !origin.own
                  ? ` · ${t('scenarios.inheritedAs', { name: origin.owner.name, what: overrideText(texts, plan, origin.override) })}`
                  : ''}
              </Text>
            </div>
            {kinds.length > 0 ? (
              <NativeSelect
                size="xs"
                label={t('scenarios.how')}
                data={kinds.map((kind) => ({ value: kind, label: t(`scenarios.kind.${kind}`) }))}
                value={draft.kind}
                onChange={(event) => {
                  const kind = kinds.find((known) => known === event.currentTarget.value);
                  if (kind) edit({ kind });
                }}
              />
            ) : null}
            <DraftFields
              plan={plan}
              input={input}
              unit={unit}
              draft={draft}
              problem={problem}
              onEdit={edit}
              onSubmit={apply}
              onClose={onClose}
            />
            <Group gap="xs" justify="space-between">
              <Group gap="xs">
                <Button type="submit">{t('scenarios.apply')}</Button>
                <Button variant="subtle" color="gray" onClick={onClose}>
                  {t('scenarios.cancel')}
                </Button>
              </Group>
              {hasOwn ? (
                <Button
                  variant="default"
                  onClick={() => {
                    actions.reset(scenario, inputKey(input), name);
                    onClose();
                  }}
                >
                  {t('scenarios.reset')}
                </Button>
              ) : null}
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

/** The line's numbers in the scenario, to start its own series from; nothing for a setting. */
function valuesOf(plan: Plan, scenario: Scenario, input: InputRef): readonly number[] {
  if (input.kind !== 'line') return [];
  const code = plan.lines.find(({ id }) => id === input.lineId)?.code;
  const made = applyScenario(plan, scenariosOf(plan), scenario.id);
  return code !== undefined && made.ok ? [...appraise(made.value.plan).evaluation.values(code)] : [];
}

type Fault = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly message: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly part?: 'formula' | 'opening' | undefined;
};

/** What is wrong with a formula where it will stand: its grammar, names nobody has, a circle. */
function formulaFault(plan: Plan, scenario: Scenario, input: InputRef, override: Override): Fault | null {
  if (input.kind !== 'line' || override.target !== 'line' || override.change.type !== 'formula') return null;
  const code = plan.lines.find(({ id }) => id === input.lineId)?.code ?? '';
  const scenarios = scenariosOf(plan).map((each) =>
    each.id === scenario.id ? withOverride(scenario, override) : each,
  );
  const made = applyScenario(plan, scenarios, scenario.id);
  if (!made.ok) return null;
  const error = appraise(made.value.plan).model.errors.get(code);
  return error?.kind === 'error' ? error : null;
}
