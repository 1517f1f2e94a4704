import { createRequire } from 'node:module';

import type * as Zod from 'zod';

import { once } from './once.ts';

/** Gives zod, loaded when it is first needed: loading it takes longer than loading this package. */
export const loadZod: () => typeof Zod = once(() => {
  // `require` has no types; the package is a dependency of this one.
  return createRequire(import.meta.url)('zod') as typeof Zod;
});
