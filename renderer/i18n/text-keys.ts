/**
 * The type of every translation key, read off the English texts: 'area.key', plural forms as one key.
 * A key that does not exist is a type error, so a page cannot show a raw key.
 */
import type { en } from './en.ts';

type Leaves<T, P extends string> = {
  [K in keyof T & string]: T[K] extends string ? `${P}${Singular<K>}` : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];
type Singular<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;

export type TextKey = Leaves<typeof en, ''>;
export type Area = keyof typeof en;
export type TextParams = Readonly<Record<string, string | number>>;
