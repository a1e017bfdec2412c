/**
 * Scenarios: what if the world differs? All scenarios beside the plan with their metrics and differing inputs, and the
 * bridge that says why a metric differs between two of them. Always of the plan itself, whichever scenario is shown.
 */
import { Button, Group } from '@mantine/core';
import { useText } from '../../i18n/use-text.ts';
import { usePlan } from '../../state/plan-context.tsx';
import { BridgeBlock } from './bridge/bridge-block.tsx';
import { MatrixBlock } from './matrix/matrix-block.tsx';
import { scenariosOf } from './scenario-changes.ts';
import classes from './scenarios.module.css';
import { useScenarioActions } from './use-scenario-actions.ts';

export function ScenariosPage() {
  const { t } = useText();
  const { base } = usePlan();
  const actions = useScenarioActions();
  const none = scenariosOf(base).length === 0;
  return (
    <div className={classes.page}>
      <h1>{t('scenarios.title')}</h1>
      {none ? (
        <div className={classes.empty}>
          <p>{t('scenarios.empty')}</p>
          <Group gap="sm">
            <Button disabled={base.lines.length === 0} onClick={actions.makeReady}>
              {t('scenarios.makeReady')}
            </Button>
            <Button variant="default" onClick={() => actions.add(null)}>
              {t('scenarios.newScenario')}
            </Button>
          </Group>
        </div>
      ) : (
        <MatrixBlock actions={actions} />
      )}
      <BridgeBlock />
    </div>
  );
}
