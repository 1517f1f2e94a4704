/** A path of an API on a base URL. Those are written with and without the version: where both have it, it is one. */
export function onBaseUrl(base: string, path: string): string {
  const trimmed = base.replace(/\/+$/, '');
  const [, version] = /\/(v\d[a-z0-9]*)$/.exec(trimmed) ?? [];
  const isRepeated = version !== undefined && path.startsWith(`/${version}/`);
  return trimmed + (isRepeated ? path.slice(version.length + 1) : path);
}
