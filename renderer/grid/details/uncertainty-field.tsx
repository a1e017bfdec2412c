/** The line's uncertainty in its details: what the simulation draws, in a few words, and the way to its editor. */
import { Button, Input } from '@mantine/core';
import { useState } from 'react';
import type { Line } from '../../../models/plan/schema.ts';
import { fetched } from '../../app/fetched.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { UncertaintyGlyph } from '../../uncertainty/shape/glyph.tsx';
import classes from '../../uncertainty/uncertainty.module.css';
import { familyName, percentilesOf, uncertainFigure } from '../../uncertainty/uncertainty-words.ts';
import type { SetLineFields } from './use-set-line.ts';

const Editor = fetched(
  async () => (await import('../../uncertainty/uncertainty-editor.tsx')).UncertaintyEditor,
);

export function UncertaintyField({ line, onSet }: { readonly line: Line; readonly onSet: SetLineFields }) {
  const texts = useText();
  const { t } = texts;
  const { plan } = usePlan();
  const [open, setOpen] = useState(false);
  const { uncertainty } = line;
  const drawn = uncertainty ? percentilesOf(uncertainty, plan.timeline.periods) : null;
  return (
    <Input.Wrapper size="xs" labelElement="div" label={t('simulation.field.label')}>
      <div className={classes.summary}>
        {uncertainty ? (
          <>
            <UncertaintyGlyph uncertainty={uncertainty} />
            <span>
              {familyName(texts, uncertainty)}
              {drawn ? (
                <>
                  <br />
                  {`P10 ${uncertainFigure(line, uncertainty.measure, drawn[0], plan.settings)} · P90 ${uncertainFigure(line, uncertainty.measure, drawn[2], plan.settings)}`}
                </>
              ) : null}
            </span>
          </>
        ) : (
          <span>{t('simulation.field.certain')}</span>
        )}
        <Button
          variant="default"
          size="compact-xs"
          style={{ marginLeft: 'auto', flex: 'none' }}
          aria-label={t(uncertainty ? 'simulation.field.editOf' : 'simulation.field.addOf', {
            label: line.label,
          })}
          onClick={() => setOpen(true)}
        >
          {t(uncertainty ? 'simulation.field.edit' : 'simulation.field.add')}
        </Button>
      </div>
      {open ? (
        <Editor
          plan={plan}
          line={line}
          onKeep={(next) => onSet({ uncertainty: next })}
          onRemove={() => onSet({}, ['uncertainty'])}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </Input.Wrapper>
  );
}
