import { createRequire } from 'node:module';

/** The version of this package, from its manifest: works from the sources as well as from the build. */
export function packageVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('headroom-ts/package.json');
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return isManifest ? String(manifest.version) : 'unknown';
}
