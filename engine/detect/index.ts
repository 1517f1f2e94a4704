export { detect } from './detect.ts';
export { split } from './split.ts';
