/** Which metrics the matrix shows, one box each. */
import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { METRIC_IDS } from '../../../../scenarios/metrics.ts';
import { metricName } from '../../../app/what-if-words.ts';
import { useText } from '../../../i18n/use-text.ts';
import { useStore } from '../../../state/use-store.ts';
import { DEFAULT_METRICS, shownMetrics, withMetric } from '../shown-metrics.ts';

export function MetricMenu() {
  const texts = useText();
  const { t } = texts;
  const shown = useStore(shownMetrics);
  return (
    <Popover position="bottom-end" width={320} shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-xs" leftSection={<IconAdjustments size={14} />}>
          {t('scenarios.metrics')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('scenarios.metrics')}>
        <ScrollArea.Autosize mah={420}>
          <Stack gap="xs" role="group" aria-label={t('scenarios.metrics')}>
            {METRIC_IDS.map((id) => (
              <Checkbox
                key={id}
                label={metricName(texts, id)}
                checked={shown.includes(id)}
                onChange={(event) => shownMetrics.set(withMetric(shown, id, event.currentTarget.checked))}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
        <Button mt="sm" variant="default" size="compact-xs" onClick={() => shownMetrics.set(DEFAULT_METRICS)}>
          {t('scenarios.usualMetrics')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
