import { asObject, type JsonObject } from '../../http/json/read.ts';

/** What the streams of a turn have told beside their content. */
export interface ToldFields {
  /** What is new of a later answer's: texts told again would be joined to those before. */
  newIn(fields: JsonObject): JsonObject;
  /** Keeps what was told. */
  add(fields: JsonObject): void;
}

/** Nothing was told yet. */
export function trackToldFields(): ToldFields {
  let told: JsonObject = {};
  return {
    newIn: (fields) => newFields(fields, told),
    add: (fields) => void (told = { ...told, ...fields }),
  };
}

/** Lists are joined; all else was told once for the whole message. */
function newFields(fields: JsonObject, told: JsonObject): JsonObject {
  const entries = Object.entries(fields).flatMap(([key, value]): [string, unknown][] => {
    const before = told[key];
    if (before === undefined || Array.isArray(value)) return [[key, value]];
    if (typeof value !== 'object' || value === null) return [];
    return [[key, newFields(asObject(value), asObject(before))]];
  });
  return Object.fromEntries(entries);
}
