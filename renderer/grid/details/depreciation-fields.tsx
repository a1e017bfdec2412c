/** One depreciation method with its parameters; MACRS classes are offered as tables that can then be changed. */
import { Checkbox, Group, Select, Stack } from '@mantine/core';
import type { DepreciationMethod } from '../../../models/plan/schema.ts';
import { formatFull } from '../../../models/text/format-number.ts';
import { parseNumberText } from '../../../models/text/parse-number.ts';
import { KeptNumber } from '../../fields/kept-number.tsx';
import { KeptText } from '../../fields/kept-text.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { MACRS, type MacrsClass } from './macrs.ts';

type Props = {
  readonly label: string;
  readonly value: DepreciationMethod | undefined;
  /** Shown as the first choice where the method may be left out. */
  readonly absent?: string;
  readonly onSet: (method: DepreciationMethod | undefined) => void;
};

const METHODS = [
  'none',
  'straight-line',
  'declining-balance',
  'reducing-balance',
  'sum-of-years-digits',
  'units-of-production',
  'table',
] as const satisfies readonly DepreciationMethod['method'][];

export function DepreciationFields({ label, value, absent, onSet }: Props) {
  const { t } = useText();
  const { plan } = usePlan();
  const classes = Object.keys(MACRS) as MacrsClass[];
  const choices = [
    ...(absent === undefined ? [] : [{ value: 'absent', label: absent }]),
    ...METHODS.map((method) => ({ value: method, label: t(`line.method.${method}`) })),
    ...classes.map((name) => ({ value: name, label: t('line.macrs', { years: name.slice(1) }) })),
  ];
  const choose = (choice: string | null) => {
    if (choice === null) return;
    const preset = classes.find((name) => name === choice);
    if (choice === 'absent') onSet(undefined);
    else if (preset) onSet({ method: 'table', shares: [...MACRS[preset]] });
    else onSet(blankMethod(choice, value, plan.lines[0]?.code ?? ''));
  };
  return (
    <Stack gap="xs">
      <Select label={label} data={choices} value={value?.method ?? 'absent'} onChange={choose} />
      {value ? <Parameters value={value} onSet={onSet} /> : null}
    </Stack>
  );
}

function Parameters({
  value,
  onSet,
}: {
  readonly value: DepreciationMethod;
  readonly onSet: Props['onSet'];
}) {
  const { t } = useText();
  const { plan } = usePlan();
  if (value.method === 'none') return null;
  if (value.method === 'table') {
    return (
      <KeptText
        label={t('line.shares')}
        description={t('line.sharesHint', {
          sum: formatFull(round(sum(value.shares) * 100)),
        })}
        value={value.shares.map((share) => formatFull(round(share * 100))).join(' ')}
        maxLength={2000}
        onKeep={(text) => {
          const shares = readShares(text);
          if (shares) onSet({ method: 'table', shares });
          return shares !== null;
        }}
      />
    );
  }
  if (value.method === 'reducing-balance') {
    return (
      <KeptNumber
        label={t('line.poolRate')}
        value={value.rate}
        rate
        min={0.0001}
        max={1}
        onKeep={(rate) => rate !== null && onSet({ ...value, rate })}
      />
    );
  }
  const residual = (
    <KeptNumber
      label={t('line.residual')}
      value={value.residualShare}
      rate
      min={0}
      max={1}
      onKeep={(share) => onSet({ ...value, residualShare: share ?? 0 })}
    />
  );
  if (value.method === 'units-of-production') {
    return (
      <>
        <Select
          label={t('line.units')}
          searchable
          data={plan.lines.map((line) => ({ value: line.code, label: line.label }))}
          value={value.units}
          onChange={(units) => units !== null && onSet({ ...value, units })}
        />
        <Group grow gap="sm" align="flex-start">
          <KeptNumber
            label={t('line.totalUnits')}
            value={value.totalUnits}
            min={1e-9}
            onKeep={(total) => total !== null && onSet({ ...value, totalUnits: total })}
          />
          {residual}
        </Group>
      </>
    );
  }
  return (
    <>
      <Group grow gap="sm" align="flex-start">
        <KeptNumber
          label={t('line.life')}
          value={value.life}
          min={0.01}
          max={200}
          unit={t('line.yearsUnit')}
          onKeep={(life) => life !== null && onSet({ ...value, life })}
        />
        {residual}
      </Group>
      {value.method === 'declining-balance' ? (
        <>
          <KeptNumber
            label={t('line.factor')}
            description={t('line.factorHint')}
            value={value.factor}
            min={0.01}
            max={20}
            onKeep={(factor) => factor !== null && onSet({ ...value, factor })}
          />
          <Checkbox
            label={t('line.switch')}
            checked={value.switchToStraightLine}
            onChange={(event) => onSet({ ...value, switchToStraightLine: event.currentTarget.checked })}
          />
        </>
      ) : null}
    </>
  );
}

/** The method with defaults, keeping the life and the residual of the one before. */
function blankMethod(
  method: string,
  before: DepreciationMethod | undefined,
  units: string,
): DepreciationMethod {
  const life = before && 'life' in before ? before.life : 5;
  const residualShare = before && 'residualShare' in before ? before.residualShare : 0;
  switch (method) {
    case 'straight-line':
    case 'sum-of-years-digits':
      return { method, life, residualShare };
    case 'declining-balance':
      return { method, life, factor: 2, switchToStraightLine: true, residualShare };
    case 'reducing-balance':
      return { method, rate: 0.25 };
    case 'units-of-production':
      return { method, units, totalUnits: 1, residualShare };
    case 'table':
      return { method, shares: [1] };
    default:
      return { method: 'none' };
  }
}

/** Percentages separated by spaces or semicolons; null when one of them cannot be read. */
function readShares(text: string): number[] | null {
  const shares = text
    .split(/[\s;；，]+/)
    .filter((part) => part !== '')
    .map((part) => {
      const parsed = parseNumberText(part);
      return parsed.kind === 'number'
        ? parsed.percent
          ? parsed.value
          : round(parsed.value) / 100
        : Number.NaN;
    });
  return shares.length > 0 && shares.every((share) => share >= 0) && sum(shares) <= 1 + 1e-9 ? shares : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 1e10) / 1e10;
}
