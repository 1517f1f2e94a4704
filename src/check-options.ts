import type * as Zod from 'zod';

import { HeadroomError } from '../engine/index.ts';
import { nearest } from './nearest.ts';

/**
 * The options, checked; those given as `undefined` were not given. Throws a HeadroomError of code
 * `invalid_options` that begins with the place and names the option, or for an unknown one the nearest known.
 */
export function checkOptions<Options>(
  schema: Zod.z.ZodObject & Zod.z.ZodType<Options>,
  value: unknown,
  place: string,
): Options {
  const result = schema.safeParse(withoutUndefined(value));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new HeadroomError('invalid_options', `${place}: ${describe(issue, schema)}`);
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

function describe(issue: Zod.z.core.$ZodIssue | undefined, schema: Zod.z.ZodObject): string {
  if (issue === undefined) return 'the options are not valid';
  if (issue.code === 'unrecognized_keys') return unknownKey(issue, schema);
  const option = issue.path.map(String).join('.');
  return option === '' ? `options: ${issue.message}` : `option ${option}: ${issue.message}`;
}

function unknownKey(issue: Zod.z.core.$ZodIssueUnrecognizedKeys, schema: Zod.z.ZodObject): string {
  const names = knownIn(issue.path.reduce<unknown>(innerSchema, schema));
  const key = issue.keys[0] ?? '';
  const suggestion = nearest(key, names);
  const hint =
    suggestion === undefined ? `known are ${names.join(', ')}` : `did you mean ${suggestion}?`;
  return `unknown option ${[...issue.path.map(String), key].join('.')}; ${hint}`;
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
