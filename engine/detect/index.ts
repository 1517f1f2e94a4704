export { detect } from './detect.ts';
export { split } from './split.ts';
export { splitPrompt } from './split-prompt.ts';
