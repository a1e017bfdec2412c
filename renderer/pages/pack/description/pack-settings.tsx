/** What holds for the pack as a whole: name, language, paper, scenario, unit, the decision asked for, who signs, and looks. */
import { NativeSelect } from '@mantine/core';
import type { Pack } from '../../../../models/plan/packs/pack-schema.ts';
import { KeptArea } from '../../../fields/kept-area.tsx';
import { KeptText } from '../../../fields/kept-text.tsx';
import { useText } from '../../../i18n/use-text.ts';
import { usePlan } from '../../../state/plan-context.tsx';
import classes from '../pack.module.css';
import { usePackEdit } from '../use-pack-edit.ts';
import { LookFields } from './look-fields.tsx';
import { Signatories } from './signatories.tsx';

const LANGUAGES = ['en', 'zh', 'both'] as const;
const PAPERS = ['a4', 'letter'] as const;
const UNITS = ['one', 'thousand', 'wan', 'million', 'yi'] as const;

export function PackSettings({ pack }: { readonly pack: Pack }) {
  const { t } = useText();
  const { base } = usePlan();
  const edit = usePackEdit();
  const change = (make: (pack: Pack) => Pack) => edit.put(pack.id, make);
  const put = (patch: Partial<Pack>) => change((now) => ({ ...now, ...patch }));
  const scenarios = base.scenarios ?? [];
  const scenarioChoices = [
    { value: '', label: t('pack.asPlanned') },
    ...scenarios.map(({ id, name }) => ({ value: id, label: name })),
    ...(pack.scenarioId === null || scenarios.some(({ id }) => id === pack.scenarioId)
      ? []
      : [{ value: pack.scenarioId, label: t('pack.goneScenario') }]),
  ];
  return (
    <div className={classes.fields}>
      <KeptText label={t('pack.name')} value={pack.name} required onKeep={(name) => put({ name })} />
      <NativeSelect
        label={t('pack.language')}
        value={pack.language}
        data={LANGUAGES.map((value) => ({ value, label: t(`pack.languageName.${value}`) }))}
        onChange={(event) => {
          const found = LANGUAGES.find((each) => each === event.currentTarget.value);
          if (found) put({ language: found });
        }}
      />
      <NativeSelect
        label={t('pack.paper')}
        value={pack.paper}
        data={PAPERS.map((value) => ({ value, label: t(`pack.paperName.${value}`) }))}
        onChange={(event) => {
          const found = PAPERS.find((each) => each === event.currentTarget.value);
          if (found) put({ paper: found });
        }}
      />
      <NativeSelect
        label={t('pack.scenario')}
        value={pack.scenarioId ?? ''}
        data={scenarioChoices}
        onChange={(event) => put({ scenarioId: event.currentTarget.value || null })}
      />
      {pack.sections.some(({ kind }) => kind === 'npv-bridge') ? (
        <NativeSelect
          label={t('pack.compared')}
          value={pack.comparedId ?? ''}
          data={[
            { value: '', label: t('pack.firstOther') },
            ...scenarios
              .filter(({ id }) => id !== pack.scenarioId)
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) => put({ comparedId: event.currentTarget.value || null })}
        />
      ) : null}
      <NativeSelect
        label={t('pack.unit')}
        value={pack.unit ?? ''}
        data={[
          { value: '', label: t('pack.planUnit') },
          ...UNITS.map((value) => ({ value, label: t(`units.name.${value}`) })),
        ]}
        onChange={(event) => put({ unit: UNITS.find((each) => each === event.currentTarget.value) ?? null })}
      />
      <KeptArea
        label={t('pack.decision')}
        placeholder={t('pack.decisionHint')}
        value={pack.decision}
        onKeep={(decision) => put({ decision })}
      />
      <KeptArea
        label={t('pack.recommendation')}
        placeholder={t('pack.recommendationHint')}
        value={pack.recommendation}
        onKeep={(recommendation) => put({ recommendation })}
      />
      <Signatories rows={pack.signatories} onPut={change} />
      <LookFields pack={pack} onKeep={put} />
    </div>
  );
}
