/** `value[key]`, or undefined where `value` is no object or refuses to answer. Never throws. */
export function property(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    return Reflect.get(value, key) as unknown;
  } catch {
    return undefined;
  }
}

/** `value[key]` if it is a string. Never throws. */
export function textProperty(value: unknown, key: string | number): string | undefined {
  const text = property(value, key);
  return typeof text === 'string' ? text : undefined;
}

/** The elements of `value[key]` if it is a list; otherwise none. Never throws. */
export function listProperty(value: unknown, key: string | number): readonly unknown[] {
  return elements(property(value, key));
}

/** The elements of a list, as an array that is safe to walk; none of anything else. Never throws. */
export function elements(list: unknown): readonly unknown[] {
  try {
    return Array.isArray(list) ? [...(list as readonly unknown[])] : [];
  } catch {
    return [];
  }
}

/** A value as JSON text; a string as it is; undefined where there is nothing to show. Never throws. */
export function jsonText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  try {
    const text: string | undefined = JSON.stringify(value);
    return text;
  } catch {
    return undefined;
  }
}

/** The names of an object's own properties; none of a list or anything else. Never throws. */
export function propertyNames(value: unknown): readonly string[] {
  try {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.keys(value) : [];
  } catch {
    return [];
  }
}
