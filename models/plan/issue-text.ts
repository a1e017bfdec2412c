/**
 * What zod finds wrong, in words for the person who wrote the value: what is wrong and what would be right.
 * Messages that a schema gives itself are kept. Pure; it must not look at the value.
 */
import type { z } from 'zod';

/** How zod's own messages begin; every other message was written by us. */
const ZODS_OWN = /^(?:Invalid (?:input|option|discriminator)|Too (?:big|small)|Unrecognized key)/;

const NAMES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list [ … ]',
  tuple: 'a list [ … ]',
  object: 'an object { … }',
};

export function issueText(issue: z.core.$ZodIssue): string {
  if (!ZODS_OWN.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.message.endsWith('received undefined')) return 'is missing';
      if (issue.message.endsWith('received Infinity') || issue.message.endsWith('received NaN'))
        return 'must be a finite number';
      return `must be ${NAMES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `must be ${choice(issue.values)}`;
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? `must be ${choice(issue.options)}`
        : 'has none of the forms that are allowed here';
    case 'too_big':
      return tooBig(issue);
    case 'too_small':
      return tooSmall(issue);
    case 'unrecognized_keys':
      return `has no field called ${issue.keys.slice(0, 5).map(quoted).join(', ')}`;
    default:
      return issue.message;
  }
}

function tooBig({ origin, maximum, inclusive }: z.core.$ZodIssueTooBig): string {
  if (origin === 'string') return `is too long: at most ${maximum} characters`;
  if (origin === 'array') return `is too long: at most ${maximum} entries`;
  return inclusive === false ? `must be less than ${maximum}` : `must be at most ${maximum}`;
}

function tooSmall({ origin, minimum, inclusive }: z.core.$ZodIssueTooSmall): string {
  if (origin === 'string')
    return minimum === 1 ? 'must not be empty' : `is too short: at least ${minimum} characters`;
  if (origin === 'array') return minimum === 1 ? 'must not be empty' : `needs at least ${minimum} entries`;
  return inclusive === false ? `must be more than ${minimum}` : `must be at least ${minimum}`;
}

function choice(values: readonly unknown[]): string {
  const [first] = values;
  return values.length === 1 ? quoted(first) : `one of ${values.map(quoted).join(', ')}`;
}

function quoted(value: unknown): string {
  return JSON.stringify(value).slice(0, 60);
}
