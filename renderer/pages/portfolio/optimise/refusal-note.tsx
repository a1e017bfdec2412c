/** Why there is no best choice: which rows cannot be met together, what must be mended first, or that nothing computes. */
import { useText } from '../../../i18n/use-text.ts';
import classes from '../portfolio.module.css';
import { partText } from './optimise-words.ts';
import type { Outcome } from './use-optimise.ts';

export function RefusalNote({ outcome: { asked, result } }: { readonly outcome: Outcome }) {
  const texts = useText();
  const { t } = texts;
  const { plan, optimisation } = asked;
  if (result.kind === 'nothing-uncertain')
    return <p role="status">{t('portfolio.optimise.nothingUncertain')}</p>;
  if (result.kind === 'uncertainty') {
    const names = result.problems.map(
      ({ lineId }) => plan.lines.find(({ id }) => id === lineId)?.label ?? t('portfolio.optimise.simulation'),
    );
    return (
      <p role="alert" className={classes.failed}>
        {t('portfolio.optimise.uncertaintyFaults', { names: [...new Set(names)].join(', ') })}
      </p>
    );
  }
  const { found } = result;
  switch (found.kind) {
    case 'clash':
      return (
        <div role="alert" className={classes.clash}>
          <p>{t('portfolio.optimise.clashes')}</p>
          <ul>
            {found.clash.map((part) => (
              <li key={JSON.stringify(part)}>{partText(texts, plan, optimisation, part)}</li>
            ))}
          </ul>
        </div>
      );
    case 'invalid':
      return (
        <p role="alert" className={classes.failed}>
          {t('portfolio.optimise.mendFirst')}
        </p>
      );
    case 'cannot-compute':
      return (
        <p role="alert" className={classes.failed}>
          {t('portfolio.optimise.cannotCompute')}
        </p>
      );
    case 'undecided':
      return (
        <p role="alert" className={classes.failed}>
          {t('portfolio.optimise.undecided')}
        </p>
      );
    case 'found':
      return null;
  }
}
