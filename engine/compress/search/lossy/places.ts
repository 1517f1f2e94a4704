import { counted } from '../../../common/counted.ts';
import { cutPath } from '../hit.ts';
import { fittingTrees, type Located, type Room } from './trees.ts';

/** A file and how many hits it has. */
export interface Place extends Located {
  readonly hits: number;
}

/**
 * All files with their hits, those of a directory on one line: `src/api/ server.ts 3, client.ts 1`; where there is no
 * room for that, the directories with what they hold: `src/api/ 2 files, 4 hits`.
 */
export function renderPlaces(places: readonly Place[], room: Room): readonly string[] {
  const named = namedPlaces(places);
  if (room.counter.estimate(named.join('\n')) <= room.tokens) return named;
  return [...fittingTrees(places, summary, room)].map(([tree, own]) => summary(tree, own));
}

/** All files with their hits, those of a directory on one line. */
export function namedPlaces(places: readonly Place[]): readonly string[] {
  const directories = Map.groupBy(places, ({ path }) => cutPath(path).directory);
  return [...directories].map(([directory, own]) => {
    const names = own.map(({ path, hits }) => `${cutPath(path).name} ${hits}`);
    return `${directory} ${names.join(', ')}`.trimStart();
  });
}

function summary(tree: string, places: readonly Place[]): string {
  const hits = places.reduce((sum, place) => sum + place.hits, 0);
  return `${tree} ${counted(places.length, 'file')}, ${counted(hits, 'hit')}`.trimStart();
}
