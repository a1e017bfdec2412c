/** The differences under their heads: what each is, who changed it, what was and what would be; each can be chosen. */
import { Checkbox } from '@mantine/core';
import type { SinceRow } from '../../../../electron/contract/compare-calls.ts';
import type { Piece } from '../../../../models/plan/compare/compare-plans.ts';
import type { Line, Plan } from '../../../../models/plan/schema.ts';
import { formatMoment } from '../../../app/moments.ts';
import { type Texts, useText } from '../../../i18n/use-text.ts';
import { entryWords, itemWords } from '../../history/change-words.ts';
import styles from '../exchange.module.css';
import type { Versions } from './compare-view.tsx';
import { factsOf } from './piece-facts.ts';
import { HEADS, headOf, pieceName } from './piece-words.ts';

type Props = {
  readonly versions: Versions;
  readonly pieces: readonly Piece[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (keys: readonly string[], chosen: boolean) => void;
};

export function PieceList({ versions, pieces, chosen, onChoose }: Props) {
  const { t } = useText();
  return HEADS.map((head) => {
    const own = pieces.filter((piece) => headOf(piece) === head);
    if (own.length === 0) return null;
    const count = own.filter(({ key }) => chosen.has(key)).length;
    const keys = own.map(({ key }) => key);
    return (
      <section key={head} className={styles.pieces} aria-label={t(`exchange.head.${head}`)}>
        <h3>
          <Checkbox
            size="xs"
            label={t('exchange.headCount', { head: t(`exchange.head.${head}`), count: own.length })}
            checked={count === own.length}
            indeterminate={count > 0 && count < own.length}
            onChange={({ currentTarget: { checked } }) => onChoose(keys, checked)}
          />
        </h3>
        <ul>
          {own.map((piece) => (
            <PieceRow
              key={piece.key}
              piece={piece}
              versions={versions}
              chosen={chosen.has(piece.key)}
              onChoose={(isChosen) => onChoose([piece.key], isChosen)}
            />
          ))}
        </ul>
      </section>
    );
  });
}

type RowProps = {
  readonly piece: Piece;
  readonly versions: Versions;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
};

function PieceRow({ piece, versions, chosen, onChoose }: RowProps) {
  const texts = useText();
  const { t } = texts;
  const { mine, theirs } = versions;
  // A line that only they have is named by their plan.
  const named = { ...mine, lines: [...mine.lines, ...theirs.lines] };
  const both = piece.side === 'conflict' || piece.side === 'apart';
  const was = both ? piece.base : undefined;
  return (
    <li data-side={piece.side ?? undefined}>
      <Checkbox
        size="xs"
        checked={chosen}
        aria-label={t('exchange.choose', { name: pieceName(texts, piece, named) })}
        onChange={({ currentTarget: { checked } }) => onChoose(checked)}
      />
      <div>
        <p className={styles.pieceHead}>
          <span className={styles.sign} aria-hidden="true">
            {SIGNS[piece.what]}
          </span>
          <b>{pieceName(texts, piece, named)}</b> <span>{t(`exchange.what.${piece.what}`)}</span>
          {piece.side ? (
            <span className={styles.side} data-side={piece.side}>
              {t(`exchange.side.${piece.side}`)}
            </span>
          ) : null}
        </p>
        {both && (was !== undefined || piece.kind === 'override') ? (
          <>
            <Facts
              title={t('exchange.weChanged')}
              plan={named}
              piece={piece}
              before={was}
              after={piece.mine}
            />
            <Facts
              title={t('exchange.theyChanged')}
              plan={named}
              piece={piece}
              before={was}
              after={piece.theirs}
            />
          </>
        ) : (
          <Facts plan={named} piece={piece} before={piece.mine} after={piece.taken} />
        )}
        <WholeLine texts={texts} piece={piece} />
        <LastChange texts={texts} piece={piece} versions={versions} />
      </div>
    </li>
  );
}

const SIGNS = { added: '+', removed: '−', changed: '≠' } as const;
/** Facts of one piece that are shown; the rest is counted. */
const MOST = 8;

type FactsProps = {
  readonly title?: string;
  readonly plan: Plan;
  readonly piece: Piece;
  readonly before: unknown;
  readonly after: unknown;
};

function Facts({ title, plan, piece, before, after }: FactsProps) {
  const texts = useText();
  const { t } = texts;
  const facts = factsOf(piece, before, after);
  if (facts.length === 0) return null;
  // Named by the plan that has the line: what only they have is not in ours.
  const named = piece.kind === 'line' ? { ...plan, lines: [after as Plan['lines'][number]] } : plan;
  return (
    <>
      {title ? <p className={styles.factsTitle}>{title}</p> : null}
      <ul className={styles.facts}>
        {facts.slice(0, MOST).map((fact) => {
          const words = itemWords(texts, named, fact);
          return (
            <li key={JSON.stringify(fact)}>
              {piece.kind === 'override' ? null : words.what}
              {words.before !== '' || words.after !== '' ? (
                <>
                  {piece.kind === 'override' ? null : ': '}
                  <del>{words.before}</del> <span aria-hidden="true">→</span> <ins>{words.after}</ins>
                </>
              ) : null}
            </li>
          );
        })}
        {facts.length > MOST ? <li>{t('exchange.moreFacts', { count: facts.length - MOST })}</li> : null}
      </ul>
    </>
  );
}

/** A line that one side has alone: what it holds. */
function WholeLine({ texts, piece }: { readonly texts: Texts; readonly piece: Piece }) {
  if (piece.kind !== 'line' || piece.what === 'changed') return null;
  const line = (piece.theirs ?? piece.mine) as Line;
  return <p className={styles.whole}>{entryWords(texts, line.entry, line)}</p>;
}

type LastProps = { readonly texts: Texts; readonly piece: Piece; readonly versions: Versions };

/** Who touched the line last, on either side, since the common state. */
function LastChange({ texts: { t, language }, piece, versions }: LastProps) {
  if (piece.kind !== 'line' || !piece.side) return null;
  const lineId = piece.key.slice('line:'.length);
  const last = (rows: readonly SinceRow[]) => rows.find(({ lineIds }) => lineIds.includes(lineId));
  const [own, other] = [last(versions.ours), last(versions.others)];
  const words = (row: SinceRow) => ({ who: row.who, when: formatMoment(row.at, language), label: row.label });
  return (
    <>
      {own ? <p className={styles.last}>{t('exchange.lastHere', words(own))}</p> : null}
      {other ? <p className={styles.last}>{t('exchange.lastThere', words(other))}</p> : null}
    </>
  );
}
