import { largestFirst } from '../../../common/largest-first.ts';
import type { LossyContext } from '../../compressor.ts';
import { isNotice, type SearchLine } from '../hit.ts';
import { namedPlaces, type Place, renderPlaces } from './places.ts';
import type { Room } from './trees.ts';
import { pathValues } from './value.ts';

/** Tokens of a reference with what it says, and of the lines that head the files. */
const FRAME = 60;
/** What naming files gets of the budget where there is no room for all of them. */
const SHARE_FOR_NAMES = 0.6;
/** Points of the file with most hits. */
const COUNT_POINTS = 64;

/** The files that `grep -c` counted; undefined where other lines than `FILE:COUNT` are among them. */
export function countsOf(lines: readonly SearchLine[]): readonly Place[] | undefined {
  const places: Place[] = [];
  for (const line of lines) {
    if (isNotice(line)) return undefined;
    if (typeof line === 'string') continue;
    const isCount = line.number === '' && /^\d{1,9}$/.test(line.text);
    if (!isCount) return undefined;
    places.push({ path: line.path, hits: Number(line.text) });
  }
  return places;
}

/**
 * The files in which something was found with their counts, as many as there is room for by name, the others by
 * directory; files without a hit only as a number. Undefined when all would be named.
 */
export function elideCounts(places: readonly Place[], context: LossyContext): string | undefined {
  const found = places.filter(({ hits }) => hits > 0);
  const room = { tokens: context.budget - FRAME, counter: context.counter };
  const named = mostTelling(found, context, room);
  const others = found.filter((place) => !named.has(place));
  if (named.size === places.length) return undefined;
  const empty = places.length - found.length;
  const missing = [
    others.length === 0 ? '' : `names of ${others.length} of ${found.length} files with hits`,
    empty === 0 ? '' : `${empty} of ${places.length} files (without a hit)`,
  ].filter((part) => part !== '');
  const rest = { ...room, tokens: Math.floor(room.tokens * (1 - SHARE_FOR_NAMES)) };
  return [
    context.reference(`${missing.join(', ')} omitted`),
    ...section('[files with their numbers of hits]', [...named], room),
    ...section('[other files with hits]', others, rest),
  ].join('\n');
}

function section(heading: string, places: readonly Place[], room: Room): readonly string[] {
  return places.length === 0 ? [] : [heading, ...renderPlaces(places, room)];
}

/** All files if there is room for their names, else those with most hits and those that the question names. */
function mostTelling(
  found: readonly Place[],
  { query }: LossyContext,
  { tokens, counter }: Room,
): ReadonlySet<Place> {
  if (counter.estimate(namedPlaces(found).join('\n')) <= tokens) return new Set(found);
  const values = pathValues(
    found.map(({ path }) => path),
    query,
  );
  const most = found.reduce((highest, { hits }) => Math.max(highest, hits), 1);
  const worth = found.map(
    ({ hits }, index) => (values[index] ?? 0) + Math.round((hits * COUNT_POINTS) / most),
  );
  const named = new Set<Place>();
  let left = Math.floor(tokens * SHARE_FOR_NAMES);
  for (const index of largestFirst(worth)) {
    const place = found[index];
    if (place === undefined) continue;
    left -= counter.estimate(`${place.path} ${place.hits}`);
    if (left < 0) break;
    named.add(place);
  }
  return new Set(found.filter((place) => named.has(place)));
}
