import type { JsonObject } from '../../json/read.ts';

/** The value of a field by its name in camel case; requests may be written in snake case too. */
export function field(object: JsonObject, name: string): unknown {
  return object[fieldName(object, name)];
}

/** The name under which an object has a field, or would have it. */
export function fieldName(object: JsonObject, name: string): string {
  const snakeCase = snakeCaseOf(name);
  return Object.hasOwn(object, snakeCase) ? snakeCase : name;
}

/** Those of the fields that are looked for, which are looked for in every part of every content. */
const snakeCases = new Map<string, string>();

function snakeCaseOf(name: string): string {
  const known = snakeCases.get(name);
  if (known !== undefined) return known;
  const snakeCase = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeCases.set(name, snakeCase);
  return snakeCase;
}
