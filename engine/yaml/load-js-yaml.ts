import { createRequire } from 'node:module';

import type * as JsYaml from 'js-yaml';

import { once } from '../common/once.ts';

/** Gives the YAML parser, loaded with the first text that needs it: most conversations have none. */
export const loadJsYaml: () => typeof JsYaml = once(() => {
  // `require` has no types; the package is a dependency of this one.
  return createRequire(import.meta.url)('js-yaml') as typeof JsYaml;
});
