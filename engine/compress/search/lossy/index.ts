export { elideHits } from './hits.ts';
export { elidePaths } from './paths.ts';
