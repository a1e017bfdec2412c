/** The last changes of one line, newest first, with the way to all of them. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Line, Plan } from '../../models/plan/schema.ts';
import { useHost } from '../host/host-context.tsx';
import { useText } from '../i18n/use-text.ts';
import { changeItems } from '../pages/history/change-items.ts';
import { itemWords } from '../pages/history/change-words.ts';
import { useNavigation } from '../state/navigation.ts';
import { usePlan } from '../state/plan-context.tsx';
import { Part } from './cell-explanation.tsx';
import classes from './explain.module.css';

const ROWS = 5;

type Props = { readonly plan: Plan; readonly line: Line };

export function LineHistory({ plan, line }: Props) {
  const texts = useText();
  const { t, language } = texts;
  const host = useHost();
  const { go } = useNavigation();
  const { seq } = usePlan();
  const { data } = useQuery({
    queryKey: ['line-history', plan.id, line.id, seq],
    queryFn: async () => {
      const answer = await host.call('history.list', { planId: plan.id, lineId: line.id, limit: ROWS });
      return answer.ok ? answer.value : { rows: [], more: false };
    },
  });
  if (!data || data.rows.length === 0) return null;
  const day = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium' });
  return (
    <Part title={t('explain.history')}>
      <ul className={classes.history}>
        {data.rows.map((row) => {
          const item = changeItems(row.change, row.inverse).find(
            (known) => 'lineId' in known && known.lineId === line.id,
          );
          const words = item ? itemWords(texts, plan, item) : null;
          return (
            <li key={row.seq}>
              <span className={classes.quiet}>
                {day.format(new Date(row.at))} · {row.who}
              </span>
              <span>{words && words.after !== '' ? `${words.before} → ${words.after}` : row.label}</span>
            </li>
          );
        })}
      </ul>
      {data.more && (
        <Button
          variant="transparent"
          size="compact-sm"
          p={0}
          onClick={() => go('history', { line: line.id })}
        >
          {t('explain.wholeHistory')}
        </Button>
      )}
    </Part>
  );
}
