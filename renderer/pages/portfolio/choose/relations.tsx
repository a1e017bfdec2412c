/** What ties plans together: one needs another, or only one of them may be done. Added in a sentence, taken away with ×. */
import { ActionIcon, Button, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type {
  Portfolio,
  PortfolioAnswer,
  PortfolioProject,
  PortfolioRelation,
} from '../../../../electron/contract/portfolio-calls.ts';
import { useText } from '../../../i18n/use-text.ts';
import classes from '../portfolio.module.css';
import { relationProblem, withoutRelation, withRelation } from './portfolio-edits.ts';
import { namesOf, relationText } from './portfolio-words.ts';

type Props = {
  readonly projects: readonly PortfolioProject[];
  readonly portfolio: Portfolio;
  readonly answer: PortfolioAnswer | null;
  readonly onSave: (portfolio: Portfolio) => void;
};

type Kind = PortfolioRelation['kind'];
const KINDS: readonly Kind[] = ['requires', 'excludes'];

export function Relations({ projects, portfolio, answer, onSave }: Props) {
  const texts = useText();
  const { t } = texts;
  const id = useId();
  const [kind, setKind] = useState<Kind>('requires');
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const names = namesOf(projects);
  const problem = relationProblem(portfolio, kind, first, second);
  const plans = projects.map(({ id: value, name }) => ({ value, label: name }));
  const add = () => {
    setTried(true);
    if (problem !== null || first === null || second === null) return;
    onSave(withRelation(portfolio, kind, first, second));
    setFirst(null);
    setSecond(null);
    setTried(false);
  };
  const clashing = new Set(
    answer?.kind === 'clash'
      ? answer.clash.flatMap((part) => (part.kind === 'relation' ? [part.index] : []))
      : answer?.kind === 'invalid'
        ? answer.problems.flatMap(({ relation }) => (relation === null ? [] : [relation]))
        : [],
  );
  return (
    <section className={classes.part} aria-labelledby={id}>
      <h2 id={id} className={classes.partTitle}>
        {t('portfolio.relations')}
      </h2>
      {portfolio.relations.length === 0 ? (
        <p className={classes.quiet}>{t('portfolio.noRelations')}</p>
      ) : (
        <ul className={classes.chips} aria-label={t('portfolio.relations')}>
          {portfolio.relations.map((relation, index) => {
            const text = relationText(texts, relation, names);
            return (
              <li key={JSON.stringify(relation)} data-clash={clashing.has(index) || undefined}>
                {text}
                <ActionIcon
                  size={22}
                  aria-label={t('portfolio.removeRelation', { relation: text })}
                  onClick={() => onSave(withoutRelation(portfolio, index))}
                >
                  <IconX size={14} />
                </ActionIcon>
              </li>
            );
          })}
        </ul>
      )}
      <div className={classes.sentence}>
        <Select
          label={t('portfolio.firstPlan')}
          placeholder={t('portfolio.plan')}
          searchable
          w={200}
          data={plans}
          value={first}
          onChange={setFirst}
        />
        <Select
          label={t('portfolio.relation')}
          w={190}
          data={KINDS.map((value) => ({ value, label: t(`portfolio.relationKind.${value}`) }))}
          value={kind}
          onChange={(value) => setKind(value === 'excludes' ? 'excludes' : 'requires')}
        />
        <Select
          label={t('portfolio.secondPlan')}
          placeholder={t('portfolio.plan')}
          searchable
          w={200}
          data={plans}
          value={second}
          onChange={setSecond}
        />
        <Button variant="default" onClick={add}>
          {t('portfolio.addRelation')}
        </Button>
        {tried && problem !== null ? (
          <span role="alert" className={classes.failed}>
            {t(`portfolio.relationProblem.${problem}`)}
          </span>
        ) : null}
      </div>
    </section>
  );
}
