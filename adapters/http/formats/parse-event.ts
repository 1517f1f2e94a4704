import type { JsonObject } from '../json/read.ts';

/** The object in an event's data; undefined where the data is no JSON object. */
export function parseEvent(data: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}
