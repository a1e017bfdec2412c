/**
 * The editor of one line's uncertainty: a draft with its drawing beside it, kept as one change of the plan or dropped.
 * What cannot be drawn is told at its field and is not kept; nothing typed is lost by looking at another family.
 */
import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { useRef, useState } from 'react';
import type { Line, Plan } from '../../models/plan/schema.ts';
import type { DistributionSpec } from '../../models/plan/what-if/distribution-schema.ts';
import {
  type SeriesSpec,
  type Uncertainty,
  uncertaintySchema,
} from '../../models/plan/what-if/uncertainty-schema.ts';
import { useText } from '../i18n/use-text.ts';
import { DraftPreview } from './draft-preview.tsx';
import { type DraftProblem, draftProblems, withoutForeign } from './draft-problems.ts';
import { FamilyFields } from './fields/family-fields.tsx';
import { PathFields } from './fields/path-fields.tsx';
import {
  type Anchors,
  lineAnchors,
  specAnchors,
  startingPath,
  startingUncertainty,
} from './starting-spec.ts';
import classes from './uncertainty.module.css';
import { isRateOf } from './uncertainty-words.ts';

type Props = {
  readonly plan: Plan;
  readonly line: Line;
  readonly onKeep: (uncertainty: Uncertainty) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
};

export function UncertaintyEditor({ plan, line, onKeep, onRemove, onClose }: Props) {
  const texts = useText();
  const { t } = texts;
  const [draft, setDraft] = useState<Uncertainty>(() => line.uncertainty ?? startingUncertainty(line));
  const [told, setTold] = useState(false);
  const last = useRef<{ once: DistributionSpec | null; path: SeriesSpec | null }>({ once: null, path: null });
  const { measure } = draft;
  const rate = isRateOf(line, measure, plan.settings.currency);
  const problems = draftProblems(draft);
  const anchors = anchorsOf(line, draft);
  const keep = () => {
    if (problems.length > 0) {
      setTold(true);
      return;
    }
    onKeep(cleaned(draft));
    onClose();
  };
  const setType = (type: Uncertainty['type']) => {
    if (type === draft.type) return;
    if (draft.type === 'once') {
      last.current.once = draft.distribution;
      const path = last.current.path ?? startingPath('geometric-walk', anchors);
      setDraft({ type: 'path', measure, path });
    } else {
      last.current.path = draft.path;
      const known = last.current.once;
      const begun = startingUncertainty(line);
      if (known) setDraft({ type: 'once', measure, distribution: known });
      else setDraft(begun.type === 'once' ? { ...begun, measure } : begun);
    }
  };
  const setMeasure = (next: Uncertainty['measure']) => {
    if (next === measure) return;
    // Numbers of the line mean nothing as factors, nor the other way round: begin anew from the line.
    last.current = { once: null, path: null };
    const from = lineAnchors(line, next);
    const begun = startingUncertainty({ ...line, entry: { type: 'constant', value: from.p50 } });
    if (draft.type === 'path')
      setDraft({ type: 'path', measure: next, path: startingPath(draft.path.type, from) });
    else if (begun.type === 'once')
      setDraft({
        ...begun,
        measure: next,
        distribution: { type: 'pert', min: from.min, mode: from.p50, max: from.max },
      });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={820}
      title={<span className={classes.title}>{t('simulation.editor.title', { label: line.label })}</span>}
      closeButtonProps={{ 'aria-label': t('simulation.editor.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <div className={classes.editor}>
          <div className={classes.fields}>
            <div>
              <div className={classes.name}>{t('simulation.editor.measure')}</div>
              <SegmentedControl
                fullWidth
                aria-label={t('simulation.editor.measure')}
                value={measure}
                onChange={(value) => setMeasure(value === 'factor' ? 'factor' : 'value')}
                data={[
                  { value: 'value', label: t('simulation.editor.asValue') },
                  { value: 'factor', label: t('simulation.editor.asFactor') },
                ]}
              />
              <p className={classes.quiet}>{t(`simulation.editor.measureHint.${measure}`)}</p>
            </div>
            <div>
              <div className={classes.name}>{t('simulation.editor.overTime')}</div>
              <SegmentedControl
                fullWidth
                aria-label={t('simulation.editor.overTime')}
                value={draft.type}
                onChange={(value) => setType(value === 'path' ? 'path' : 'once')}
                data={[
                  { value: 'once', label: t('simulation.editor.once') },
                  { value: 'path', label: t('simulation.editor.path') },
                ]}
              />
            </div>
            {draft.type === 'once' ? (
              <FamilyFields
                key={`once-${measure}`}
                spec={draft.distribution}
                anchors={anchors}
                rate={rate}
                problems={problems}
                onChange={(distribution) => setDraft({ type: 'once', measure, distribution })}
              />
            ) : (
              <PathFields
                key={`path-${measure}`}
                path={draft.path}
                anchors={anchors}
                rate={rate}
                problems={problems}
                onChange={(path) => setDraft({ type: 'path', measure, path })}
              />
            )}
          </div>
          <DraftPreview plan={plan} line={line} draft={draft} drawable={problems.length === 0} />
        </div>
        {told && problems.length > 0 ? (
          <p className={classes.problem} role="alert">
            {t('simulation.editor.mend', { fields: fieldNames(texts.dynamic, problems) })}
          </p>
        ) : null}
        <Group justify="space-between" mt="lg">
          {line.uncertainty ? (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                onRemove();
                onClose();
              }}
            >
              {t('simulation.editor.makeCertain')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('simulation.editor.cancel')}
            </Button>
            <Button type="submit">{t('simulation.editor.keep')}</Button>
          </Group>
        </Group>
      </form>
    </Modal>
  );
}

function anchorsOf(line: Line, draft: Uncertainty): Anchors {
  const own = draft.type === 'once' ? specAnchors(draft.distribution) : null;
  return own ?? lineAnchors(line, draft.measure);
}

/** As the plan keeps it: without numbers that were emptied or belong to another family. */
function cleaned(draft: Uncertainty): Uncertainty {
  const own = draft.type === 'once' ? { ...draft, distribution: withoutForeign(draft.distribution) } : draft;
  return uncertaintySchema.parse(JSON.parse(JSON.stringify(own)));
}

function fieldNames(
  dynamic: (area: 'simulation', key: string) => string,
  problems: readonly DraftProblem[],
): string {
  const leaf = (field: string) => field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? field;
  return [...new Set(problems.map(({ field }) => dynamic('simulation', `parameter.${leaf(field)}`)))].join(
    ', ',
  );
}
