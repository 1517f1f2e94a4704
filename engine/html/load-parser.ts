import { createRequire } from 'node:module';

import type * as HtmlParser from 'htmlparser2';

import { once } from '../common/once.ts';

/** Gives the HTML tokenizer, loaded with the first page: most conversations have none. */
export const loadParser: () => typeof HtmlParser = once(() => {
  // `require` has no types; the package is a dependency of this one.
  return createRequire(import.meta.url)('htmlparser2') as typeof HtmlParser;
});
