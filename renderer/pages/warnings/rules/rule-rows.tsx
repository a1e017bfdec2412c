/**
 * One rule in the table: a row of its own, a row a line where it watches several, and the explanation of the light that
 * is opened. A rule that cannot be evaluated says why.
 */
import { ActionIcon, Menu, Switch } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconDots } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { RuleLight, RuleReport } from '../../../../electron/contract/tracking/warning-calls.ts';
import type { Plan } from '../../../../models/plan/schema.ts';
import type { WarningRule } from '../../../../models/plan/tracking/warning-schema.ts';
import { useText } from '../../../i18n/use-text.ts';
import { problemWords } from '../editor/problem-words.ts';
import { monthText } from '../parts/bucket-words.ts';
import type { Saying } from '../parts/explanation-words.ts';
import { Light } from '../parts/light.tsx';
import { LightDetail } from '../parts/light-detail.tsx';
import { markTitle, shownLight, stripSummary } from '../parts/light-words.ts';
import { perWords, ruleDistance, ruleNumber, scopeWords } from '../parts/rule-words.ts';
import { Strip } from '../parts/strip.tsx';
import type { RuleChanges } from '../use-rule-changes.ts';
import classes from '../warnings.module.css';

type Props = {
  readonly plan: Plan;
  readonly rule: WarningRule;
  readonly said: RuleReport | null;
  readonly fiscalYearStart: number;
  readonly changes: RuleChanges;
  readonly opened: string | null;
  readonly onOpen: (key: string | null) => void;
  readonly onEdit: (ruleId: string) => void;
};

/** As many squares as the table has room for. */
const STRIP = 13;

export function RuleRows({ plan, rule, said, fiscalYearStart, changes, opened, onOpen, onEdit }: Props) {
  const texts = useText();
  const { t } = texts;
  const lights = said?.lights ?? [];
  const single = lights.length === 1 ? lights[0] : undefined;
  const worst = lights[0];
  const unfolded = opened !== null && (opened === rule.id || opened.startsWith(`${rule.id}/`));
  const sayingOf = (light: RuleLight): Saying => ({
    rule: { ...rule, grain: light.judged.grain },
    description: said?.description ?? null,
    label: light.lineId === null ? '' : light.label,
    settings: plan.settings,
    fiscalYearStart,
  });
  const problem = said?.problems[0];
  return (
    <tbody data-off={!rule.enabled || undefined}>
      <tr>
        <td data-column="light">
          {worst ? <Lights light={worst} size={14} /> : <Light light={null} size={14} />}
        </td>
        <th scope="row">
          <button
            type="button"
            className={classes.fold}
            aria-expanded={unfolded}
            onClick={() => onOpen(unfolded ? null : single ? lightKey(rule, single) : rule.id)}
          >
            {unfolded ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
            <span>
              {rule.name}
              <small>
                {problem
                  ? problemWords(problem, texts)
                  : `${scopeWords(texts, plan, rule.scope)} · ${perWords(texts, rule)}`}
              </small>
            </span>
          </button>
        </th>
        {worst ? (
          <LightCells light={worst} saying={sayingOf(worst)} several={lights.length > 1} />
        ) : (
          <td colSpan={4} className={classes.quiet}>
            {said ? t(problem ? 'warnings.rules.faulty' : 'warnings.rules.nothing') : '…'}
          </td>
        )}
        <td>{rule.owner === '' ? t('frame.notAvailable') : rule.owner}</td>
        <td data-column="on">
          <div className={classes.tools}>
            <Switch
              aria-label={t('warnings.rules.switch', { name: rule.name })}
              checked={rule.enabled}
              onChange={(event) => changes.put({ ...rule, enabled: event.currentTarget.checked })}
            />
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={24} aria-label={t('warnings.rules.menu', { name: rule.name })}>
                  <IconDots size={16} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => onEdit(rule.id)}>{t('warnings.editRule')}</Menu.Item>
                <Menu.Item
                  onClick={() =>
                    changes.put({
                      ...rule,
                      id: crypto.randomUUID(),
                      name: t('warnings.rules.copyOf', { name: rule.name }).slice(0, 200),
                    })
                  }
                >
                  {t('warnings.rules.duplicate')}
                </Menu.Item>
                <Menu.Item color="red" onClick={() => changes.remove(rule)}>
                  {t('warnings.rules.remove')}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
        </td>
      </tr>
      {unfolded
        ? lights.map((light) => {
            const key = lightKey(rule, light);
            return (
              <Fragment key={key}>
                {single ? null : (
                  <tr className={classes.lineRow}>
                    <td data-column="light">
                      <Lights light={light} size={12} />
                    </td>
                    <th scope="row">
                      <button
                        type="button"
                        className={classes.fold}
                        aria-expanded={opened === key}
                        onClick={() => onOpen(opened === key ? rule.id : key)}
                      >
                        {opened === key ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
                        <span>{light.label}</span>
                      </button>
                    </th>
                    <LightCells light={light} saying={sayingOf(light)} several={false} />
                    <td colSpan={2} />
                  </tr>
                )}
                {opened === key ? (
                  <tr className={classes.detailRow}>
                    <td />
                    <td colSpan={7}>
                      <LightDetail rule={rule} light={light} saying={sayingOf(light)} />
                    </td>
                  </tr>
                ) : null}
              </Fragment>
            );
          })
        : null}
    </tbody>
  );
}

export function lightKey(rule: Pick<WarningRule, 'id'>, light: Pick<RuleLight, 'lineId'>): string {
  return `${rule.id}/${light.lineId ?? ''}`;
}

/** Both colours where a person has set another. */
function Lights({ light, size }: { readonly light: RuleLight; readonly size: number }) {
  return (
    <span className={classes.lights}>
      {light.override ? (
        <>
          <Light light={light.light} size={size - 3} />
          <span aria-hidden="true">→</span>
        </>
      ) : null}
      <Light light={shownLight(light)} size={size} />
    </span>
  );
}

type CellsProps = {
  readonly light: RuleLight;
  readonly saying: Saying;
  /** The worst of several lines: it is named. */
  readonly several: boolean;
};

function LightCells({ light, saying, several }: CellsProps) {
  const texts = useText();
  const { t } = texts;
  const { rule, settings } = saying;
  const { explanation, crossing } = light;
  const strip = light.strip.slice(-STRIP);
  const next = nextLine(light);
  return (
    <>
      <td data-column="value">
        {ruleNumber(texts, rule.unit, explanation.value, settings)}
        {several ? <small>{light.label}</small> : null}
      </td>
      <td data-column="distance">
        {next === null ? (
          t('frame.notAvailable')
        ) : (
          <span className={classes.distance}>
            {t(next.distance < 0 ? 'warnings.rules.beyond' : 'warnings.rules.left', {
              distance: ruleDistance(texts, rule.unit, next.distance, settings),
            })}
            <Light light={next.light} size={10} />
          </span>
        )}
      </td>
      <td data-column="strip">
        {strip.length === 0 ? null : (
          <Strip
            summary={stripSummary(texts, strip)}
            marks={strip.map((mark) => ({
              key: mark.bucket.index,
              light: mark.light,
              title: markTitle(texts, saying, mark),
            }))}
          />
        )}
      </td>
      <td data-column="outlook">
        {crossing ? (
          <span className={classes.distance}>
            <Light light={crossing.light} size={10} />
            {t('warnings.crossing.short', {
              month: monthText(crossing.bucket.to),
              count: crossing.noticeDays,
            })}
          </span>
        ) : (
          <span className={classes.quiet}>{t('warnings.crossing.none')}</span>
        )}
      </td>
    </>
  );
}

/** The line that comes next, or the worst that was passed. */
function nextLine({
  explanation,
}: RuleLight): { readonly light: 'yellow' | 'red'; readonly distance: number } | null {
  const { yellow, red } = explanation;
  const of = (light: 'yellow' | 'red', state: typeof red) =>
    state && state.distance !== null ? { light, distance: state.distance } : null;
  if (red?.beyond) return of('red', red);
  if (yellow && !yellow.beyond) return of('yellow', yellow);
  return of('red', red) ?? of('yellow', yellow);
}
