import type { Store } from '../../engine/index.ts';
import type { HeadroomOptions } from '../options/options.ts';
import { addressProblem, isServerAddress } from '../options/server-address.ts';

/** What the option `store` takes. */
export type StoreOption = NonNullable<HeadroomOptions['store']>;

/** What is wrong with a value for the option `store`, in words; undefined if nothing is. */
export function storeProblem(value: unknown): string | undefined {
  if (value === 'sqlite' || value === 'memory') return undefined;
  if (isServerAddress(value)) return addressProblem(value);
  if (typeof value !== 'object' || value === null) return EXPECTED;
  const missing = METHODS.filter((name) => typeof Reflect.get(value, name) !== 'function');
  if (missing.length === 0) return undefined;
  return `expected a Store with all of its methods, and it lacks ${missing.map(String).join(', ')}`;
}

const EXPECTED =
  "expected 'sqlite', 'memory', an address such as redis://host:6379 or postgres://host/database, or an object with the methods of Store";

const METHODS: readonly (keyof Store)[] = [
  'touch',
  'put',
  'get',
  'source',
  'remember',
  'recall',
  'stats',
  Symbol.asyncDispose,
];
