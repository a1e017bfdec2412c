/** The 7-2-1 guide as a template: three groups of decisions become the constraints of their shares. */
import { Button, MultiSelect } from '@mantine/core';
import { useId, useState } from 'react';
import type { Optimisation } from '../../../../models/plan/what-if/optimisation-schema.ts';
import { formatRate } from '../../../../models/text/format-number.ts';
import { KeptNumber } from '../../../fields/kept-number.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { newLineId } from '../../../state/client-id.ts';
import classes from '../portfolio.module.css';
import { withGuide } from './optimisation-edits.ts';
import styles from './optimise.module.css';

type Props = {
  readonly names: readonly { readonly value: string; readonly label: string }[];
  readonly optimisation: Optimisation;
  /** null: nothing is to be added. */
  readonly onDone: (optimisation: Optimisation | null) => void;
};

const GROUPS = ['proven', 'growing', 'new'] as const;
const BAND = 0.05;
const LIMITS = {
  'at-least': 'portfolio.optimise.guide.limit.at-least',
  'at-most': 'portfolio.optimise.guide.limit.at-most',
  equal: 'portfolio.optimise.guide.limit.equal',
} as const;

export function GuideForm({ names, optimisation, onDone }: Props) {
  const { t } = useText();
  const id = useId();
  const [chosen, setChosen] = useState<Readonly<Record<(typeof GROUPS)[number], readonly string[]>>>({
    proven: [],
    growing: [],
    new: [],
  });
  const [band, setBand] = useState(BAND);
  const [total, setTotal] = useState<number | null>(null);
  const complete = GROUPS.every((group) => chosen[group].length > 0);
  const add = () => {
    const groups = GROUPS.map((group) => ({
      label: (side: keyof typeof LIMITS, share: number) =>
        t(LIMITS[side], { group: t(`portfolio.optimise.guide.name.${group}`), share: formatRate(share) }),
      decisionIds: chosen[group],
    }));
    onDone(withGuide(optimisation, groups, total, band, newLineId));
  };
  return (
    <section className={styles.guide} aria-labelledby={id}>
      <p id={id} className={classes.quiet}>
        {t('portfolio.optimise.guide.help')}
      </p>
      <div className={classes.sentence}>
        {GROUPS.map((group) => {
          const others = new Set(GROUPS.filter((other) => other !== group).flatMap((other) => chosen[other]));
          return (
            <MultiSelect
              key={group}
              className={styles.wide ?? ''}
              searchable
              label={t(`portfolio.optimise.guide.label.${group}`)}
              data={names.filter(({ value }) => !others.has(value))}
              value={[...chosen[group]]}
              onChange={(ids) => setChosen({ ...chosen, [group]: ids })}
            />
          );
        })}
        <div className={classes.short}>
          <KeptNumber
            label={t('portfolio.optimise.guide.band')}
            value={band}
            rate
            min={0}
            max={0.1}
            onKeep={(value) => value !== null && setBand(value)}
          />
        </div>
        <div className={classes.short}>
          <KeptNumber
            label={t('portfolio.optimise.guide.total')}
            value={total}
            placeholder={t('portfolio.optimise.guide.noTotal')}
            optional
            onKeep={setTotal}
          />
        </div>
        <Button disabled={!complete} onClick={add}>
          {t('portfolio.optimise.guide.add')}
        </Button>
        <Button variant="default" onClick={() => onDone(null)}>
          {t('portfolio.optimise.guide.cancel')}
        </Button>
      </div>
    </section>
  );
}
