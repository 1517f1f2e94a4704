/** The value that a JSON text stands for; undefined where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether a text parses as JSON. */
export function isJson(text: string): boolean {
  return parsedJson(text) !== undefined;
}
