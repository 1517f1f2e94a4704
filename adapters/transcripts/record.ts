/** A JSON object of a transcript. */
export type TranscriptRecord = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is TranscriptRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a property holds; an empty one if it holds none. */
export function objectAt(record: TranscriptRecord, name: string): TranscriptRecord {
  const value = record[name];
  return isRecord(value) ? value : {};
}

/** The list that a property holds; an empty one if it holds none. */
export function listAt(record: TranscriptRecord, name: string): readonly unknown[] {
  const value = record[name];
  return Array.isArray(value) ? value : [];
}

/** The text that a property holds; undefined if it holds none. */
export function textAt(record: TranscriptRecord, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' ? value : undefined;
}

/** The sum of properties that hold numbers. */
export function sumAt(record: TranscriptRecord, names: readonly string[]): number {
  return names.reduce((sum, name) => {
    const value = record[name];
    return sum + (typeof value === 'number' ? value : 0);
  }, 0);
}

/** The minute of a record's `timestamp`; undefined if it has none that can be read. */
export function minuteOf(record: TranscriptRecord): number | undefined {
  const milliseconds = Date.parse(textAt(record, 'timestamp') ?? '');
  return Number.isNaN(milliseconds) ? undefined : milliseconds / 60_000;
}
