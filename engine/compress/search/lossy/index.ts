export { countsOf, elideCounts } from './counts.ts';
export { elideHits } from './hits/elide-hits.ts';
export { elidePathFacts } from './path-facts.ts';
export { elidePaths } from './paths.ts';
