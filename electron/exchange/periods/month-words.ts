/**
 * Month, quarter and week words of German, French, Spanish, Portuguese, Italian and Russian headers as the English ones that the reader of periods knows:
 * Mrz 26, 1. Quartal 2026, août 2026, dic-26. Promises to change whole words only, and nothing that is English. Pure.
 */

/** Words that are no English month, by month; what is written as in English is not repeated. */
const MONTHS: readonly (readonly [english: string, words: string])[] = [
  ['Jan', 'januar|jänner|jän|janvier|janv|enero|ene|janeiro|gennaio|gen|январь|янв'],
  ['Feb', 'februar|februarius|février|févr|fév|febrero|fevereiro|fev|febbraio|февраль|февр|фев'],
  ['Mar', 'märz|maerz|mrz|mär|mars|marzo|março|март|мар'],
  ['Apr', 'avril|avr|abril|abr|aprile|апрель|апр'],
  ['May', 'mai|mayo|maio|maggio|mag|май'],
  ['Jun', 'juni|juin|junio|junho|giugno|giu|июнь|июн'],
  ['Jul', 'juli|juillet|juil|julio|julho|luglio|lug|июль|июл'],
  ['Aug', 'août|aout|agosto|ago|август|авг'],
  ['Sep', 'septembre|septiembre|setembro|set|settembre|сентябрь|сент|сен'],
  ['Oct', 'oktober|okt|octobre|octubre|outubro|out|ottobre|ott|октябрь|окт'],
  ['Nov', 'novembre|noviembre|novembro|ноябрь|нояб|ноя'],
  ['Dec', 'dezember|dez|décembre|déc|diciembre|dic|dezembro|dicembre|декабрь|дек'],
];

const FOREIGN = new Map(
  MONTHS.flatMap(([english, words]) => words.split('|').map((word) => [word, english])),
);
const WORD = /\p{L}+/gu;

export function inEnglish(text: string): string {
  if (!/\p{L}{3}/u.test(text)) return text;
  return text
    .replace(WORD, (word) => FOREIGN.get(word.toLowerCase()) ?? word)
    .replace(/^([1-4])\.?\s*(?:quartal|trimestre)\b/iu, 'Q$1')
    .replace(
      /^(I{1,3}|IV)\.\s*quartal\b/iu,
      (_, roman: string) => `Q${roman.toUpperCase() === 'IV' ? 4 : roman.length}`,
    );
}
