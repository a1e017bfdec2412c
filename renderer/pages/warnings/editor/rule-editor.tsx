/**
 * The editor of one warning rule: sentences with blanks, and below them what the rule would have done so far. A rule is
 * kept as a whole by one button, as one change that can be undone; leaving without it changes nothing.
 */
import { Button, Group, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../../models/plan/limits.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from './editor.module.css';
import type { ExpressionProblem } from './expression-field.tsx';
import { Replay } from './replay.tsx';
import { draftProblems, tidied } from './rule-draft.ts';
import { RuleSentence } from './rule-sentence.tsx';
import { type Tried, useTriedRule } from './use-tried-rule.ts';

type Props = {
  readonly plan: Plan;
  readonly rule: WarningRule;
  readonly isNew: boolean;
  readonly onKeep: (rule: WarningRule) => void;
  readonly onCancel: () => void;
};

export function RuleEditor({ plan, rule: given, isNew, onKeep, onCancel }: Props) {
  const { t } = useText();
  const [rule, setRule] = useState(given);
  const { tried, renewing } = useTriedRule(plan.id, rule);
  const problems = draftProblems(rule);
  const nameless = problems.some(({ field }) => field === 'name');
  // An expression that cannot be read must not be kept; one that is still being read may be waited for.
  const refused = problems.length > 0 || renewing || (tried?.answer?.problems.length ?? 0) > 0;
  return (
    <section className={classes.editor} aria-label={t('warnings.editor.title')}>
      <Group justify="space-between">
        <Title order={1} size="h3">
          {t(isNew ? 'warnings.editor.new' : 'warnings.editor.change')}
        </Title>
        <Group gap={8}>
          <Button disabled={refused} onClick={() => onKeep(tidied(rule))}>
            {t(isNew ? 'warnings.editor.add' : 'warnings.editor.keep')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('warnings.cancel')}
          </Button>
        </Group>
      </Group>
      <TextInput
        label={t('warnings.editor.name')}
        maxLength={LIMITS.nameLength}
        w={420}
        error={nameless ? t('warnings.editor.noName') : null}
        value={rule.name}
        onChange={(event) => setRule({ ...rule, name: event.currentTarget.value })}
      />
      <RuleSentence
        plan={plan}
        rule={rule}
        whenError={problemOf('when', tried)}
        floorError={problemOf('floor', tried)}
        onChange={(patch) => setRule((before) => ({ ...before, ...patch }))}
      />
      <Replay
        plan={plan}
        tried={tried}
        renewing={renewing}
        onFollow={() => setRule((before) => ({ ...before, asBooked: true }))}
      />
    </section>
  );
}

/** What the host found wrong with the text that it was given, in the place where it stands. */
function problemOf(field: 'when' | 'floor', tried: Tried | null): ExpressionProblem | null {
  const problem = tried?.answer?.problems.find((each) => each.field === field);
  if (!problem || !tried) return null;
  const text = field === 'when' ? tried.rule.when : (tried.rule.floor?.of ?? '');
  const { code, message, params, start, end } = problem;
  return { code, message, params, text, ...(start === null ? {} : { start, end: end ?? start + 1 }) };
}
