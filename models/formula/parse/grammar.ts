/**
 * The grammar: mathjs, parse only. It is given a text rebuilt from our own tokens in which every name is `x` and every
 * number is `1`, so no user text ever reaches it and its global names can't matter; what we take from it is the
 * shape of the tree (precedence, associativity). The instance is our own. Nothing is ever compiled or evaluated.
 */
import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number';

const math = create(parseDependencies as FactoryFunctionMap);

export type { MathNode };

export function parseWords(words: readonly { readonly text: string }[]): MathNode {
  return math.parse(words.map((word) => word.text).join(' '));
}
