import type * as Zod from 'zod';

/**
 * What is wrong with the value of an option, in words for whoever gave it; texts are not quoted, for they may be secret.
 */
export function describeIssue(issue: Zod.z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_value') return `expected ${eitherOf(issue.values.map(quoted))}`;
  const expected = expectedBy(issue, value);
  return expected === undefined
    ? issue.message
    : `expected ${expected}, and it is ${inWords(value)}`;
}

/** What was expected; undefined where the message of the issue says all. */
function expectedBy(issue: Zod.z.core.$ZodIssue, value: unknown): string | undefined {
  if (issue.code === 'invalid_type') return TYPES[issue.expected] ?? issue.expected;
  if (issue.code === 'too_small') {
    return value === ''
      ? 'a text'
      : `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
  }
  if (issue.code !== 'too_big') return undefined;
  return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
}

const TYPES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

function inWords(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === '') return 'empty';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'string') return 'a text';
  if (value === null || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${JSON.stringify(value).slice(1, -1)}'` : String(value);
}

function eitherOf(words: readonly string[]): string {
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
