import { asList, asObject, isJsonObject, type JsonObject } from '../../http/json/read.ts';

/** A JSON object of a transcript. */
export type TranscriptRecord = JsonObject;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is TranscriptRecord {
  return isJsonObject(value);
}

/** The object that a property holds; an empty one if it holds none. */
export function objectAt(record: TranscriptRecord, name: string): TranscriptRecord {
  return asObject(record[name]);
}

/** The list that a property holds; an empty one if it holds none. */
export function listAt(record: TranscriptRecord, name: string): readonly unknown[] {
  return asList(record[name]);
}

/** The text that a property holds; undefined if it holds none. */
export function textAt(record: TranscriptRecord, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' ? value : undefined;
}

/** The sum of properties that hold counts. */
export function sumAt(record: TranscriptRecord, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + countIn(record[name]), 0);
}

/** What is no count would make every figure that it is part of wrong. */
function countIn(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** The minute of a record's `timestamp`, a date or a number; undefined if it has none that can be read. */
export function minuteOf({ timestamp }: TranscriptRecord): number | undefined {
  const milliseconds =
    typeof timestamp === 'number' ? inMilliseconds(timestamp) : Date.parse(String(timestamp));
  return Number.isFinite(milliseconds) ? milliseconds / 60_000 : undefined;
}

/** Since 1970 there were more milliseconds than this, and there will be fewer seconds for long. */
const MOST_SECONDS = 100_000_000_000;

function inMilliseconds(time: number): number {
  return time < MOST_SECONDS ? time * 1000 : time;
}
