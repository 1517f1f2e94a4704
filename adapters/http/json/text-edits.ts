import type { BlockReport } from '../../../src/index.ts';
import { frozenText } from './frozen-text.ts';
import type { JsonEdit, Path } from './json-edit.ts';

/** What compression changes in a JSON text; `locate` tells where a place in the conversation stands in it. */
export function textEdits(
  blocks: readonly BlockReport[],
  locate: (path: Path) => Path,
): readonly JsonEdit[] {
  return blocks
    .filter((block) => block.before !== block.after)
    .map(({ message, path, before, after }) => ({
      kind: 'replace',
      path: locate([message, ...path]),
      json: frozenText(after),
      was: frozenText(before),
    }));
}
