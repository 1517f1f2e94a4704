/** An object of parsed JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** The value of a JSON text, which may begin with a byte order mark; undefined for any other text. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** The object that a JSON text is; undefined for any other text. */
export function parsedObject(text: string): JsonObject | undefined {
  const value = parsed(text);
  return isJsonObject(value) ? value : undefined;
}

/** Whether a value is an object and no list. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is an object; otherwise an empty one. */
export function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** The value if it is a list; otherwise an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The value if it is a string; otherwise an empty one. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
