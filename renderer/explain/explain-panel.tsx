/**
 * Explain this number: the panel at the right. Shows the last step of the trail; every ingredient leads one step
 * deeper, the breadcrumb leads back. Ctrl+[ goes to the first ingredient, Ctrl+] to the first line that uses this
 * one, Alt+Left back, Escape closes.
 */
import { ActionIcon } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { useExplain } from '../state/explain.ts';
import { usePlan } from '../state/plan-context.tsx';
import { CellExplanation } from './cell-explanation.tsx';
import { nameOf, placeOf } from './code-words.ts';
import classes from './explain.module.css';
import { readTarget } from './explain-target.ts';
import { MetricExplanation } from './metric-explanation.tsx';
import { SumExplanation } from './sum-explanation.tsx';

export function ExplainPanel() {
  const texts = useText();
  const { t } = texts;
  const { appraisal } = usePlan();
  const { trail, follow, back, close } = useExplain();
  const panel = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = trail.at(-1);
  useLayoutEffect(() => {
    // The reader's place moves with the trail, so that a screen reader says what is explained now; and before it is
    // painted, so that a key pressed as soon as it is seen is the panel's.
    if (shown) heading.current?.focus();
  }, [shown]);
  if (!shown) return null;
  // A plan that has become shorter must not leave the panel in a column that is gone.
  const column = Math.min(shown.column, appraisal.plan.timeline.periods);
  const target = readTarget(shown.code);
  const onKeyDown = (event: KeyboardEvent) => {
    const go = (selector: string) => {
      const button = panel.current?.querySelector<HTMLButtonElement>(selector);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    if (event.key === 'Escape') close();
    else if (event.altKey && event.key === 'ArrowLeft' && trail.length > 1) {
      event.preventDefault();
      back(trail.length - 2);
    } else if ((event.ctrlKey || event.metaKey) && event.key === '[') go('[data-ingredient]');
    else if ((event.ctrlKey || event.metaKey) && event.key === ']') go('[data-user]');
    else return;
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the panel, caught where they bubble to
    <div className={classes.panel} ref={panel} onKeyDown={onKeyDown}>
      <div className={classes.head}>
        {trail.length > 1 && (
          <ActionIcon aria-label={t('explain.back')} onClick={() => back(trail.length - 2)}>
            <IconArrowLeft size={16} />
          </ActionIcon>
        )}
        <div className={classes.heading}>
          <h2 ref={heading} tabIndex={-1}>
            {nameOf(texts, appraisal, shown.code)}
          </h2>
          <div className={classes.quiet}>{placeOf(texts, appraisal, shown.code, column)}</div>
        </div>
        <ActionIcon aria-label={t('explain.close')} onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      {trail.length > 1 && (
        <nav aria-label={t('explain.trail')}>
          <ol className={classes.trail}>
            {trail.slice(0, -1).map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the trail; a number may be visited twice
              <li key={index}>
                <button type="button" className={classes.link} onClick={() => back(index)}>
                  {nameOf(texts, appraisal, step.code)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {target.kind === 'metric' ? (
        <MetricExplanation appraisal={appraisal} target={target} column={column} onFollow={follow} />
      ) : target.kind === 'sum' ? (
        <SumExplanation
          appraisal={appraisal}
          code={target.code}
          from={target.from}
          to={Math.min(target.to, appraisal.plan.timeline.periods)}
          onFollow={follow}
        />
      ) : (
        <CellExplanation appraisal={appraisal} code={target.code} column={column} onFollow={follow} />
      )}
    </div>
  );
}
