import { isObject } from '../json.ts';

/**
 * A value as text that costs about as many tokens as the vendors' own renderings: texts stand as they are,
 * lists and properties one below the other. Null and absent properties, and those in `omitted`, are left out.
 */
export function render(value: unknown, omitted: ReadonlySet<string> = new Set()): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((each) => render(each, omitted)).join('\n');
  if (!isObject(value)) return String(value);
  return Object.entries(value)
    .filter(([key, each]) => !omitted.has(key) && each !== null && each !== undefined)
    .map(([key, each]) => `${key}: ${render(each, omitted)}`)
    .join('\n');
}
