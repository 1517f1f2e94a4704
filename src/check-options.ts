import type * as Zod from 'zod';

import { HeadroomError } from '../engine/index.ts';
import { didYouMean } from './did-you-mean.ts';

/** Where options are given. */
export interface OptionsPlace {
  /** What a message begins with, such as `createHeadroom()`; absent where the caller says it. */
  readonly place?: string;
  /**
   * Names of options that are taken there besides, and checked elsewhere.
   * @defaultValue `[]`
   */
  readonly others?: readonly string[];
}

/**
 * The options, checked; those given as `undefined` were not given. Throws a HeadroomError of code
 * `invalid_options` that begins with the place and names the option, or for an unknown one the nearest known.
 */
export function checkOptions<Options>(
  schema: Zod.z.ZodObject & Zod.z.ZodType<Options>,
  value: unknown,
  { place, others = [] }: OptionsPlace,
): Options {
  const result = schema.safeParse(withoutUndefined(value));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const problem = describe(issue, schema, others);
  throw new HeadroomError(
    'invalid_options',
    place === undefined ? problem : `${place}: ${problem}`,
  );
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

function describe(
  issue: Zod.z.core.$ZodIssue | undefined,
  schema: Zod.z.ZodObject,
  others: readonly string[],
): string {
  if (issue === undefined) return 'the options are not valid';
  if (issue.code === 'unrecognized_keys') return unknownKey(issue, schema, others);
  const option = issue.path.map(String).join('.');
  return option === '' ? `options: ${issue.message}` : `option ${option}: ${issue.message}`;
}

function unknownKey(
  issue: Zod.z.core.$ZodIssueUnrecognizedKeys,
  schema: Zod.z.ZodObject,
  others: readonly string[],
): string {
  const inside = knownIn(issue.path.reduce<unknown>(innerSchema, schema));
  const names = issue.path.length === 0 ? [...inside, ...others] : inside;
  const key = issue.keys[0] ?? '';
  const option = [...issue.path.map(String), key].join('.');
  return `unknown option ${option}; ${didYouMean(key, names)}`;
}

function innerSchema(outer: unknown, name: PropertyKey): unknown {
  const inner = shapeOf(outer)[String(name)];
  return inner !== undefined && 'unwrap' in inner && typeof inner.unwrap === 'function'
    ? inner.unwrap()
    : inner;
}

function knownIn(schema: unknown): readonly string[] {
  return Object.keys(shapeOf(schema));
}

function shapeOf(schema: unknown): Readonly<Record<string, object | undefined>> {
  const isObject = typeof schema === 'object' && schema !== null && 'shape' in schema;
  // Every object schema of Zod has its properties' schemas here.
  return isObject ? (schema.shape as Record<string, object>) : {};
}
