/**
 * A warning rule as sentences with blanks. Every blank changes the draft when it is left; nothing here reads the
 * expressions or keeps the rule.
 */
import { MultiSelect, Select } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import {
  GRAINS,
  type WarningLine,
  type WarningRule,
} from '../../../../models/plan/tracking/warning-schema.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { Sentence } from '../parts/sentence.tsx';
import classes from './editor.module.css';
import { ExpressionField, type ExpressionProblem } from './expression-field.tsx';
import { scopeKey, scopeOf, scopeOptions } from './scope-options.ts';

type Props = {
  readonly plan: Plan;
  readonly rule: WarningRule;
  readonly onChange: (patch: Partial<WarningRule>) => void;
  readonly whenError: ExpressionProblem | null;
  readonly floorError: ExpressionProblem | null;
};

const UNITS = ['percent', 'money', 'number', 'days'] as const;
const HABITS = ['exactly', 'booked'] as const;
const DIRECTIONS = ['above', 'below'] as const;

export function RuleSentence({ plan, rule, onChange, whenError, floorError }: Props) {
  const { t } = useText();
  const { yellow, red, floor } = rule;
  const { currency } = plan.settings;
  // As everywhere an amount is typed: in whole units of the currency, whatever the page scales to.
  const written = rule.unit === 'money' ? currency : rule.unit === 'days' ? t('warnings.unit.days') : null;
  return (
    <div className={classes.sentences}>
      <div className={classes.sentence}>
        <Sentence
          text="warnings.editor.watch"
          blanks={{
            when: (
              <ExpressionField
                label={t('warnings.editor.when')}
                value={rule.when}
                error={whenError}
                onChange={(when) => onChange({ when })}
              />
            ),
            scope: <ScopeField plan={plan} scope={rule.scope} onChange={(scope) => onChange({ scope })} />,
            grain: (
              <Select
                aria-label={t('warnings.editor.grain')}
                w={150}
                data={GRAINS.map((value) => ({ value, label: t(`warnings.grain.${value}`) }))}
                value={rule.grain}
                onChange={(value) =>
                  onChange({ grain: GRAINS.find((grain) => grain === value) ?? rule.grain })
                }
              />
            ),
            asBooked: (
              <Select
                aria-label={t('warnings.editor.asBooked')}
                w={200}
                data={HABITS.map((value) => ({ value, label: t(`warnings.editor.habit.${value}`) }))}
                value={rule.asBooked === true ? 'booked' : 'exactly'}
                onChange={(value) => onChange({ asBooked: value === 'booked' })}
              />
            ),
            unit: (
              <Select
                aria-label={t('warnings.editor.unit')}
                w={110}
                data={UNITS.map((value) => ({ value, label: t(`warnings.unit.${value}`) }))}
                value={rule.unit}
                onChange={(value) => onChange({ unit: UNITS.find((unit) => unit === value) ?? rule.unit })}
              />
            ),
          }}
        />
      </div>
      <div className={classes.sentence}>
        <Sentence
          text="warnings.editor.lines"
          blanks={{
            direction: (
              <Select
                aria-label={t('warnings.editor.direction')}
                w={100}
                data={DIRECTIONS.map((value) => ({ value, label: t(`warnings.direction.${value}`) }))}
                value={rule.direction}
                onChange={(value) =>
                  onChange({ direction: DIRECTIONS.find((side) => side === value) ?? rule.direction })
                }
              />
            ),
            yellow: (
              <Threshold
                label={t('warnings.editor.yellow')}
                line={yellow}
                rate={rule.unit === 'percent'}
                unit={written}
                onChange={(line) => onChange({ yellow: line })}
              />
            ),
            yellowRun: (
              <Run
                label={t('warnings.editor.yellowRun')}
                line={yellow}
                onChange={(line) => onChange({ yellow: line })}
              />
            ),
            red: (
              <Threshold
                label={t('warnings.editor.red')}
                line={red}
                rate={rule.unit === 'percent'}
                unit={written}
                onChange={(line) => onChange({ red: line })}
              />
            ),
            redRun: (
              <Run
                label={t('warnings.editor.redRun')}
                line={red}
                onChange={(line) => onChange({ red: line })}
              />
            ),
          }}
        />
      </div>
      <div className={classes.sentence}>
        <Sentence
          text="warnings.editor.floor"
          blanks={{
            backAt: (
              <div className={classes.number}>
                <KeptNumber
                  label={t('warnings.editor.backAt')}
                  placeholder={t('warnings.editor.backAtSame')}
                  value={rule.backAt}
                  rate={rule.unit === 'percent'}
                  {...(written === null ? {} : { unit: written })}
                  optional
                  onKeep={(backAt) => onChange({ backAt })}
                />
              </div>
            ),
            of: (
              <ExpressionField
                label={t('warnings.editor.floorOf')}
                placeholder={t('warnings.editor.floorNone')}
                value={floor?.of ?? ''}
                error={floor ? floorError : null}
                onChange={(of) =>
                  onChange({ floor: of.trim() === '' ? null : { of, atLeast: floor?.atLeast ?? 0 } })
                }
              />
            ),
            atLeast: (
              <div className={classes.number}>
                <KeptNumber
                  label={t('warnings.editor.floorAtLeast')}
                  value={floor?.atLeast ?? null}
                  unit={currency}
                  optional
                  min={0}
                  onKeep={(atLeast) =>
                    onChange({
                      floor:
                        floor || atLeast !== null
                          ? { of: floor?.of ?? 'plan(it)', atLeast: atLeast ?? 0 }
                          : null,
                    })
                  }
                />
              </div>
            ),
          }}
        />
      </div>
      <div className={classes.sentence}>
        <Sentence
          text="warnings.editor.answer"
          blanks={{
            owner: (
              <div className={classes.owner}>
                <KeptText
                  label={t('warnings.editor.owner')}
                  placeholder={t('warnings.editor.ownerHint')}
                  maxLength={120}
                  value={rule.owner}
                  onKeep={(owner) => {
                    onChange({ owner });
                    return true;
                  }}
                />
              </div>
            ),
            action: (
              <div className={classes.action}>
                <KeptText
                  label={t('warnings.editor.action')}
                  placeholder={t('warnings.editor.actionHint')}
                  maxLength={4000}
                  value={rule.action}
                  onKeep={(action) => {
                    onChange({ action });
                    return true;
                  }}
                />
              </div>
            ),
          }}
        />
      </div>
    </div>
  );
}

type ThresholdProps = {
  readonly label: string;
  readonly line: WarningLine | null;
  readonly rate: boolean;
  /** Stands in the field, behind the number. */
  readonly unit: string | null;
  readonly onChange: (line: WarningLine | null) => void;
};

/** An empty threshold is no threshold. */
function Threshold({ label, line, rate, unit, onChange }: ThresholdProps) {
  const { t } = useText();
  return (
    <div className={classes.number}>
      <KeptNumber
        label={label}
        placeholder={t('warnings.editor.noLine')}
        value={line?.value ?? null}
        rate={rate}
        {...(unit === null ? {} : { unit })}
        optional
        onKeep={(value) => onChange(value === null ? null : { value, run: line?.run ?? 1 })}
      />
    </div>
  );
}

function Run({ label, line, onChange }: Omit<ThresholdProps, 'unit' | 'rate'>) {
  return (
    <div className={classes.run}>
      <KeptNumber
        label={label}
        value={line?.run ?? 1}
        whole
        min={1}
        max={366}
        onKeep={(run) => {
          if (line && run !== null) onChange({ ...line, run });
        }}
      />
    </div>
  );
}

type ScopeProps = {
  readonly plan: Plan;
  readonly scope: WarningRule['scope'];
  readonly onChange: (scope: WarningRule['scope']) => void;
};

function ScopeField({ plan, scope, onChange }: ScopeProps) {
  const texts = useText();
  const { t } = texts;
  return (
    <>
      <Select
        aria-label={t('warnings.editor.scope')}
        w={230}
        searchable
        maxDropdownHeight={320}
        data={scopeOptions(texts, plan, scope)}
        value={scopeKey(scope)}
        onChange={(value) => {
          const next = value === null ? null : scopeOf(value, plan, scope);
          if (next) onChange(next);
        }}
      />
      {scope.type === 'lines' ? (
        <MultiSelect
          aria-label={t('warnings.editor.scopeLines')}
          className={classes.lines}
          searchable
          hidePickedOptions
          data={plan.lines.map(({ id, label }) => ({ value: id, label }))}
          value={[...scope.lineIds]}
          onChange={(lineIds) => {
            if (lineIds.length > 0) onChange({ type: 'lines', lineIds });
          }}
        />
      ) : null}
    </>
  );
}
