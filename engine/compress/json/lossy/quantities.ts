import type { Scalar } from './columns.ts';

/** Numbers with units, by the texts that they were written as. */
export type Quantities = ReadonlyMap<string, number>;

const LONGEST = 17;
const QUANTITY =
  /^(-?\d{1,12}(?:\.\d{1,6})?) ?(%|[nuµm]?s|m|[kMGTPKgtp]?(?:i?[Bb])?|[kMGTPKgtp]i)$/;
const SIZES = 'kmgtp';
const SECONDS: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-9],
  ['us', 1e-6],
  ['µs', 1e-6],
  ['ms', 1e-3],
  ['s', 1],
]);

/**
 * What texts such as `210Mi`, `1.5G`, `82m`, `12ms` and `7%` measure, so that they can be compared with each other;
 * undefined where one of them is something else, none has a unit, or they measure different things.
 */
export function quantitiesOf(texts: Iterable<Scalar>): Quantities | undefined {
  const found = new Map<string, readonly [number: number, unit: string]>();
  for (const text of texts) {
    if (text === null) continue;
    const [, digits, unit = ''] = QUANTITY.exec(shortText(text)) ?? [];
    if (digits === undefined) return undefined;
    found.set(String(text), [Number(digits), unit]);
  }
  const factors = factorsOf(new Set(found.values().map(([, unit]) => unit)));
  if (factors === undefined) return undefined;
  return new Map(
    found.entries().map(([text, [number, unit]]) => [text, number * (factors.get(unit) ?? 1)]),
  );
}

function shortText(value: Scalar): string {
  const text = String(value);
  return text.length <= LONGEST ? text : '';
}

/** By what numbers with these units are multiplied. */
function factorsOf(units: ReadonlySet<string>): ReadonlyMap<string, number> | undefined {
  const named = [...units].filter((unit) => unit !== '');
  if (named.length === 0) return undefined;
  if (units.size === 1) return new Map(named.map((unit) => [unit, 1]));
  if (named.every((unit) => SECONDS.has(unit))) return SECONDS;
  // Thousandths, as of processors in Kubernetes, where no other unit says that it is a size.
  if (named.length === 1 && named[0] === 'm') return new Map([['m', 1e-3]]);
  if (named.some((unit) => unit === '%' || SECONDS.has(unit))) return undefined;
  return new Map(named.map((unit) => [unit, sizeOf(unit)]));
}

function sizeOf(unit: string): number {
  return 1024 ** (SIZES.indexOf(unit.charAt(0).toLowerCase()) + 1);
}
