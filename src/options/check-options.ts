import type * as Zod from 'zod';

import { HeadroomError } from '../../engine/index.ts';
import { describeIssue } from './describe-issue.ts';
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
  /** Where an option belongs that is not known here, such as `mode is an option of …`; undefined for any other. */
  readonly elsewhere?: (name: string) => string | undefined;
}

/**
 * The options, checked; those given as `undefined` were not given. Throws a HeadroomError of code
 * `invalid_options` that begins with the place and names the option, or for an unknown one the nearest known.
 *
 * @internal
 */
export function checkOptions<Options>(
  schema: Zod.z.ZodObject & Zod.z.ZodType<Options>,
  value: unknown,
  where: OptionsPlace,
): Options {
  const given = withoutUndefined(value);
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const { issues } = result.error;
  // What is missing may only be misspelt.
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const problem = describe(issue, { given, schema, where });
  const { place } = where;
  throw new HeadroomError(
    'invalid_options',
    place === undefined ? problem : `${place}: ${problem}`,
  );
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}

/** What was checked, by what, and where it was given. */
interface Checked {
  readonly given: unknown;
  readonly schema: Zod.z.ZodObject;
  readonly where: OptionsPlace;
}

function describe(issue: Zod.z.core.$ZodIssue | undefined, checked: Checked): string {
  if (issue === undefined) return 'the options are not valid';
  if (issue.code === 'unrecognized_keys') return unknownKey(issue, checked);
  const problem = describeIssue(issue, issue.path.reduce<unknown>(valueIn, checked.given));
  const option = issue.path.map(String).join('.');
  return option === '' ? `options: ${problem}` : `option ${option}: ${problem}`;
}

function valueIn(outer: unknown, name: PropertyKey): unknown {
  return typeof outer === 'object' && outer !== null ? Reflect.get(outer, name) : undefined;
}

function unknownKey(
  { path, keys }: Zod.z.core.$ZodIssueUnrecognizedKeys,
  { schema, where }: Checked,
): string {
  const isOuter = path.length === 0;
  const inside = knownIn(path.reduce<unknown>(innerSchema, schema));
  const names = isOuter ? [...inside, ...(where.others ?? [])] : inside;
  const key = keys[0] ?? '';
  const elsewhere = isOuter ? where.elsewhere?.(key) : undefined;
  const option = [...path.map(String), key].join('.');
  return elsewhere ?? `unknown option ${option}; ${didYouMean(key, names)}`;
}

function innerSchema(outer: unknown, name: PropertyKey): unknown {
  const inner = shapeOf(outer)[String(name)] ?? valueSchema(outer);
  return inner !== undefined && 'unwrap' in inner && typeof inner.unwrap === 'function'
    ? inner.unwrap()
    : inner;
}

/** What all values of a record have to be. */
function valueSchema(outer: unknown): object | undefined {
  const isRecord = typeof outer === 'object' && outer !== null && 'valueType' in outer;
  return isRecord ? (outer.valueType as object) : undefined;
}

function knownIn(schema: unknown): readonly string[] {
  return Object.keys(shapeOf(schema));
}

function shapeOf(schema: unknown): Readonly<Record<string, object | undefined>> {
  const isObject = typeof schema === 'object' && schema !== null && 'shape' in schema;
  // Every object schema of Zod has its properties' schemas here.
  return isObject ? (schema.shape as Record<string, object>) : {};
}
