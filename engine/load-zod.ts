import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import type * as Zod from 'zod';

import { once } from './once.ts';

/** Gives zod, loaded when it is first needed: loading it takes longer than loading this package. */
export const loadZod: () => typeof Zod = once(() => {
  // The very file that `import` loads: where a framework brings zod along, it is not loaded a second time.
  const file = fileURLToPath(import.meta.resolve('zod'));
  // `require` has no types; the package is a dependency of this one.
  return createRequire(import.meta.url)(file) as typeof Zod;
});
