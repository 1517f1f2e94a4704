/**
 * What a text holds: `detect.ts` asks the `rules/` in turn, on a sample of its lines; `split.ts` cuts a text into runs of different
 * kinds, which `regions/` finds; `split-prompt.ts` tells what a person wrote from the material between, with `prompt/`.
 */
export { detect } from './detect.ts';
export { split } from './split.ts';
export { splitPrompt } from './split-prompt.ts';
