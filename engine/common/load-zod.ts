import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type * as Zod from 'zod';

import { HeadroomError } from '../errors.ts';
import { once } from './once.ts';

/**
 * Gives zod, loaded when it is first needed: loading it takes longer than loading this package. Throws a
 * HeadroomError of code `missing_dependency` where it is not there.
 *
 * @internal
 */
export const loadZod: () => typeof Zod = once(() => {
  try {
    // The very file that `import` loads: where a framework brings zod along, it is not loaded a second time.
    const file = fileURLToPath(import.meta.resolve('zod'));
    // `require` has no types; the package is a dependency of this one.
    return createRequire(import.meta.url)(file) as typeof Zod;
  } catch (error) {
    throw new HeadroomError('missing_dependency', BUNDLED, { cause: error });
  }
});

const BUNDLED =
  "zod, a dependency of headroom-ts, cannot be loaded; where the application is bundled, leave headroom-ts out of the bundle (esbuild: --external:headroom-ts, Next.js: serverExternalPackages: ['headroom-ts'])";
