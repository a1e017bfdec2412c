/** The field of one blank of a template: lines and totals, which are added up, or a figure. What fits stands first. */
import { MultiSelect } from '@mantine/core';
import type { Plan } from '../../../../models/plan/schema.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import { unbroken } from '../../../app/use-format.ts';
import { nameOf } from '../../../explain/code-words.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { usePlanNumbers } from '../../../state/plan-context.tsx';
import { ruleNumber } from '../parts/rule-words.ts';
import type { Slot, SlotValue } from './slots.ts';

type Props = {
  readonly plan: Plan;
  readonly slot: Slot;
  readonly value: SlotValue | undefined;
  readonly onChange: (value: SlotValue) => void;
};

export function SlotField({ plan, slot, value, onChange }: Props) {
  const texts = useText();
  const { t } = texts;
  const choices = useChoices(plan, slot);
  const chosen = typeof value === 'object' ? value : [];
  if (slot.takes === 'number') {
    return (
      <KeptNumber
        label={slot.label}
        value={typeof value === 'number' ? value : null}
        rate={isShare(slot)}
        {...(slot.money ? { unit: plan.settings.currency } : {})}
        {...(slot.suited ? { description: suitedWords(texts, slot, plan) } : {})}
        onKeep={(number) => {
          if (number !== null) onChange(number);
        }}
      />
    );
  }
  return (
    <MultiSelect
      label={slot.label}
      description={slot.takes === 'line' && chosen.length > 1 ? t('warnings.library.summed') : null}
      searchable
      hidePickedOptions
      data={choices}
      value={chosen}
      onChange={onChange}
    />
  );
}

/** A usual figure below one is a share, and is spoken of in percent. */
function isShare({ usual }: Slot): boolean {
  return usual !== null && usual !== 0 && Math.abs(usual) < 1;
}

/** Why the field does not begin with the usual figure. */
function suitedWords(texts: Texts, slot: Slot, { settings }: Plan): string {
  const { suited, usual } = slot;
  if (!suited || usual === null) return '';
  const unit = slot.money ? 'money' : isShare(slot) ? 'percent' : 'number';
  const own = { ...settings, displayUnit: 'one' } as const;
  const said = (value: number) =>
    unit === 'percent' ? exactPercent(value) : ruleNumber(texts, unit, value, own);
  return texts.t('warnings.library.suited', { usual: said(usual), worst: said(suited.worst) });
}

/** Figures such as 0.18 % are read against each other: two decimals where one would hide the difference. */
function exactPercent(value: number): string {
  const digits = [0, 1].find(
    (count) => Math.abs(value * 10 ** (2 + count) - Math.round(value * 10 ** (2 + count))) < 1e-9,
  );
  return unbroken(formatRate(value, digits ?? (Math.abs(value) < 0.1 ? 2 : 1)));
}

/** Suggestions, then the other lines of the kinds that fit, then the totals where a single code is wanted. */
function useChoices(plan: Plan, slot: Slot): { group: string; items: { value: string; label: string }[] }[] {
  const texts = useText();
  const { t } = texts;
  const { appraisal } = usePlanNumbers();
  const lineOf = (id: string) => plan.lines.find((line) => line.id === id);
  const option = (value: string) => ({
    value,
    label: lineOf(value)?.label ?? nameOf(texts, appraisal, value),
  });
  const suggested = new Set(slot.suggestions);
  const lines = plan.lines.filter(
    ({ id, kind }) => !suggested.has(id) && (slot.kinds.length === 0 || slot.kinds.includes(kind)),
  );
  const totals = slot.takes === 'line' ? appraisal.rows.filter((row) => row.of === undefined) : [];
  return [
    { group: t('warnings.library.suggested'), items: [...suggested].map(option) },
    { group: t('warnings.library.lines'), items: lines.map(({ id }) => option(id)) },
    {
      group: t('warnings.library.totals'),
      items: totals.flatMap(({ code }) => (suggested.has(code) ? [] : [option(code)])),
    },
  ].filter(({ items }) => items.length > 0);
}
