/** The value with another text at a path; the objects on the way are copied, the rest is shared. */
export function replaceAt(
  value: unknown,
  path: readonly (string | number)[],
  text: string,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((inner: unknown, index) =>
      index === key ? replaceAt(inner, rest, text) : inner,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.entries(value).map(([name, inner]: [string, unknown]) => [
    name,
    name === key ? replaceAt(inner, rest, text) : inner,
  ]);
  // Messages of frameworks have methods.
  const prototype = Object.getPrototypeOf(value) as object | null;
  return Object.assign(Object.create(prototype) as object, Object.fromEntries(copy));
}
