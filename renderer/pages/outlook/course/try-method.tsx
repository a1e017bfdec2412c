/** Another method than the usual ones, to be tried on the line's history: a run rate or season of any length, a driver. */
import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { ForecastMethod } from '../../../../models/plan/tracking/course-schema.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../outlook.module.css';

type Props = {
  readonly plan: Plan;
  readonly lineId: string;
  readonly onTry: (method: ForecastMethod) => void;
};

const TYPES = ['regression', 'run-rate', 'additive', 'multiplicative'] as const;
type Type = (typeof TYPES)[number];

/** Lengths that the plan's schema takes. */
const MONTHS = { least: 1, most: 60 };
const SEASON = { least: 2, most: 52 };

export function TryMethod({ plan, lineId, onTry }: Props) {
  const { t } = useText();
  const drivers = plan.lines.filter(({ id, kind }) => id !== lineId && kind !== 'working-capital');
  const [type, setType] = useState<Type>(drivers.length > 0 ? 'regression' : 'run-rate');
  const [driver, setDriver] = useState(drivers[0]?.code ?? '');
  const [months, setMonths] = useState(6);
  const [season, setSeason] = useState(4);
  const method = (): ForecastMethod => {
    switch (type) {
      case 'regression':
        return { type, driver };
      case 'run-rate':
        return { type, months };
      default:
        return { type: 'seasonal', season, form: type };
    }
  };
  const seasonal = type === 'additive' || type === 'multiplicative';
  return (
    <form
      className={classes.tools}
      aria-label={t('outlook.methods.other')}
      onSubmit={(event) => {
        event.preventDefault();
        onTry(method());
      }}
    >
      <NativeSelect
        label={t('outlook.methods.other')}
        data={TYPES.filter((value) => value !== 'regression' || drivers.length > 0).map((value) => ({
          value,
          label: t(`outlook.methods.type.${value}`),
        }))}
        value={type}
        onChange={(event) => setType(TYPES.find((value) => value === event.currentTarget.value) ?? type)}
      />
      {type === 'regression' && (
        <NativeSelect
          label={t('outlook.methods.driver')}
          data={drivers.map(({ code, label }) => ({ value: code, label }))}
          value={driver}
          onChange={(event) => setDriver(event.currentTarget.value)}
        />
      )}
      {type === 'run-rate' && (
        <KeptNumber
          label={t('outlook.methods.months')}
          value={months}
          min={MONTHS.least}
          max={MONTHS.most}
          whole
          onKeep={(value) => value !== null && setMonths(value)}
        />
      )}
      {seasonal && (
        <KeptNumber
          label={t('outlook.methods.season')}
          value={season}
          min={SEASON.least}
          max={SEASON.most}
          whole
          onKeep={(value) => value !== null && setSeason(value)}
        />
      )}
      <Button type="submit" variant="default" style={{ alignSelf: 'end' }}>
        {t('outlook.methods.try')}
      </Button>
    </form>
  );
}
