import type { LossyContext } from '../../../compressor.ts';
import type { Query } from '../../../../content.ts';
import { counted } from '../../../../common/counted.ts';
import { shortened } from '../../../log/shorten.ts';
import type { SearchLine } from '../../hit.ts';
import { alarmNote } from '../../../alarm-words.ts';
import { chooseEntries, chooseNeighbours } from './choose.ts';
import { type Entry, type Findings, findingsOf } from './entries.ts';
import { renderPlaces } from '../places.ts';
import { isShortened, renderShown, type Shown } from './render.ts';
import { type FindSought, soughtIn } from './sought.ts';
import type { Room } from '../trees.ts';
import { neighbourValues, valuesOf } from '../value.ts';

/** Tokens of a reference with what it says. */
const REFERENCE = 40;
/** What naming all files may take of the budget before they are only counted by directory. */
const MOST_FOR_FILES = 0.5;
/** What hits get of the budget even where the files take more than there is. */
const LEAST_FOR_HITS = 0.5;
const MOST_NOTICES = 6;
const LONGEST_NOTICE = 200;

/**
 * The hits of a search that matter most, each distinct line once below its file, as many of the lines around these as
 * there is room for, every other file with its number of hits. `besides` names what else the search printed and nothing
 * is shown of. Undefined when all would be shown.
 */
export function elideHits(
  lines: readonly SearchLine[],
  context: LossyContext,
  besides = '',
): string | undefined {
  const { budget, counter } = context;
  const findings = findingsOf(lines);
  const { files, notices } = findings;
  const filesRoom = { tokens: Math.floor(budget * MOST_FOR_FILES), counter };
  const overview = counter.estimate(renderPlaces(files, filesRoom).join('\n'));
  const tokens = Math.max(budget - REFERENCE - overview, Math.floor(budget * LEAST_FOR_HITS));
  const long = findings.entries.filter(isShortened).map(({ text }) => text);
  const find = soughtIn(long, context.query);
  const chosen = chosenOf(findings, context.query, { tokens, counter, find });
  if (besides === '' && isAll(chosen, findings)) return undefined;
  const shown = new Set(chosen.entries.map(({ hit }) => hit.path));
  const others = files.filter(({ path }) => !shown.has(path));
  return [
    ...notices.slice(0, MOST_NOTICES).map((notice) => shortened(notice, LONGEST_NOTICE)),
    context.reference(missing(findings, chosen, besides)),
    ...renderShown(chosen, findings, find),
    ...(others.length === 0 ? [] : [OTHERS, ...renderPlaces(others, filesRoom)]),
  ].join('\n');
}

function isAll({ entries, around }: Shown, all: Findings): boolean {
  const isWhole = entries.length === all.entries.length && around.length === all.around.length;
  return isWhole && !entries.some(isShortened);
}

/** Heads the files of which no hit is shown. */
const OTHERS = '[files of which no hit is shown, with their numbers of hits]';

/** Hits first; what they leave goes to the lines around those that are shown. */
function chosenOf(
  { entries, around }: Findings,
  query: Query,
  room: Room & { readonly find: FindSought },
): Shown {
  const values = valuesOf(entries, query);
  const { chosen, left } = chooseEntries(entries, values, room);
  const shown = new Set(chosen);
  const hits = new Map(
    entries.flatMap((entry, place) =>
      shown.has(entry) ? [[entry.index, values[place] ?? 0]] : [],
    ),
  );
  const near = around.filter(
    ({ hit, of }) => of !== undefined && hits.has(of) && hit.text.trim() !== '',
  );
  const nearValues = neighbourValues(near, hits, query);
  return {
    entries: chosen,
    around: chooseNeighbours(near, nearValues, { tokens: left, counter: room.counter }).chosen,
  };
}

function missing(
  { entries, hits, around, notices }: Findings,
  shown: Shown,
  besides: string,
): string {
  const isShown = new Set<unknown>([...shown.entries, ...shown.around]);
  const omitted = entries.filter((entry) => !isShown.has(entry));
  const count = omitted.reduce((sum, entry) => sum + entry.hits, 0);
  const long = shown.entries.filter(isShortened);
  const lines = around.filter((neighbour) => !isShown.has(neighbour)).map(({ hit }) => hit.text);
  const parts = [
    count === 0 ? '' : `${count} of ${hits} hits${alarmsIn(omitted)}`,
    long.length === 0 ? '' : `parts of ${counted(long.length, 'long line')}${alarmsIn(long)}`,
    lines.length === 0 ? '' : `${lines.length} lines around hits${alarmNote(lines)}`,
    notices.length > MOST_NOTICES ? `${notices.length - MOST_NOTICES} other lines` : '',
    besides,
  ];
  return parts.filter((part) => part !== '').join(', ') + ' omitted';
}

function alarmsIn(entries: readonly Entry[]): string {
  return alarmNote(entries.map(({ text }) => text));
}
